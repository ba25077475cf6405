package org.treatmentcourse.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.treatmentcourse.local.Backends;
import org.treatmentcourse.local.keys.LocalKeys;
import org.treatmentcourse.local.process.Child;
import org.treatmentcourse.local.process.JavaCommand;
import org.treatmentcourse.local.process.ParentWatch;
import org.treatmentcourse.local.process.ProcessMemory;

/** What is measured, as a process of its own; all with the same heap, collector and compilers. */
public final class BenchProcess implements AutoCloseable {
  private static final List<String> JVM = List.of("-Xmx512m", "-XX:+UseSerialGC");

  private final Child process;

  private BenchProcess(Child process) {
    this.process = process;
  }

  /**
   * A service as its jar, which was built before.
   *
   * @param name {@code intake}, {@code scheduling} and so on
   * @param more what its environment says beyond what every service is told
   */
  public static BenchProcess service(String name, Backends backends, LocalKeys keys, int port, int managementPort, Map<String, String> more, Path log) {
    Map<String, String> env = new HashMap<>();
    env.put("MONGODB_URI", backends.mongoUri());
    env.put("KAFKA_BOOTSTRAP", backends.kafkaBootstrap());
    env.put("SERVER_PORT", "" + port);
    env.put("MANAGEMENT_SERVER_PORT", "" + managementPort);
    env.put("TREATMENTCOURSE_SECURITY_PUBLIC_KEY", keys.publicKeyFile().toString());
    env.put("TREATMENTCOURSE_SECURITY_ISSUER", LocalKeys.ISSUER);
    env.put("TREATMENTCOURSE_SECURITY_AUDIENCE", LocalKeys.AUDIENCE);
    env.put("TREATMENTCOURSE_COURSE_ID_SECRET_FILE", keys.courseIdSecretFile().toString());
    env.put("TREATMENTCOURSE_PARENT_PID", "" + ProcessHandle.current().pid());
    env.putAll(more);
    return start(name, List.of("-jar", project().resolve(name + "-service/target/" + name + "-service-0.1.0-SNAPSHOT.jar").toString()), env, log);
  }

  /** The folder of the project. */
  public static Path project() {
    return Path.of(System.getProperty("treatmentcourse.project", ".")).toAbsolutePath();
  }

  public static BenchProcess start(String name, String classPath, String main, List<String> args, Map<String, String> env, Path log) {
    List<String> command = new ArrayList<>(List.of("-D" + ParentWatch.PROPERTY + "=stdin", "-cp", classPath, main));
    command.addAll(args);
    return start(name, command, env, log);
  }

  private static BenchProcess start(String name, List<String> what, Map<String, String> env, Path log) {
    List<String> command = new ArrayList<>(List.of(JavaCommand.java()));
    command.addAll(JVM);
    command.addAll(what);
    return new BenchProcess(Child.start(name, command, env, log));
  }

  /** Processor time used so far, user and system, in milliseconds. */
  public double cpuMillis() {
    return ProcessHandle.of(process.pid()).map(BenchProcess::cpuMillis).orElse(0.0);
  }

  /** The same of any process. */
  public static double cpuMillis(ProcessHandle process) {
    return process.info().totalCpuDuration().map(Duration::toNanos).orElse(0L) / 1e6;
  }

  public boolean is(ProcessHandle handle) {
    return handle.pid() == process.pid();
  }

  public long residentMiB() {
    return ProcessMemory.residentMiB(process.pid());
  }

  public boolean alive() {
    return process.alive();
  }

  public void suspend() {
    process.suspend();
  }

  public void resume() {
    process.resume();
  }

  public void kill9() {
    process.kill9();
  }

  @Override
  public void close() {
    process.stop(Duration.ofSeconds(20));
  }
}
