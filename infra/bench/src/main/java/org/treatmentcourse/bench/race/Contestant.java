package org.treatmentcourse.bench.race;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.treatmentcourse.local.process.Child;
import org.treatmentcourse.local.process.JavaCommand;
import org.treatmentcourse.local.process.ParentWatch;
import org.treatmentcourse.local.process.ProcessMemory;

/** A row as a process of its own; all with the same heap, collector and compilers. */
final class Contestant implements AutoCloseable {
  private static final List<String> JVM = List.of("-Xmx512m", "-XX:+UseSerialGC");

  private final Child process;

  private Contestant(Child process) {
    this.process = process;
  }

  static Contestant start(String name, Path jar, Map<String, String> env, Path log) {
    return start(name, List.of("-jar", jar.toString()), env, log);
  }

  static Contestant start(String name, String classPath, String main, List<String> args, Map<String, String> env, Path log) {
    List<String> command = new ArrayList<>(List.of("-D" + ParentWatch.PROPERTY + "=stdin", "-cp", classPath, main));
    command.addAll(args);
    return start(name, command, env, log);
  }

  private static Contestant start(String name, List<String> what, Map<String, String> env, Path log) {
    List<String> command = new ArrayList<>(List.of(JavaCommand.java()));
    command.addAll(JVM);
    command.addAll(what);
    return new Contestant(Child.start(name, command, env, log));
  }

  /** Processor time used so far, user and system, in milliseconds. */
  double cpuMillis() {
    return ProcessHandle.of(process.pid()).map(Contestant::cpuMillis).orElse(0.0);
  }

  /** The same of any process. */
  static double cpuMillis(ProcessHandle process) {
    return process.info().totalCpuDuration().map(Duration::toNanos).orElse(0L) / 1e6;
  }

  boolean is(ProcessHandle handle) {
    return handle.pid() == process.pid();
  }

  long residentMiB() {
    return ProcessMemory.residentMiB(process.pid());
  }

  boolean alive() {
    return process.alive();
  }

  void suspend() {
    process.suspend();
  }

  void resume() {
    process.resume();
  }

  void kill9() {
    process.kill9();
  }

  @Override
  public void close() {
    process.stop(Duration.ofSeconds(20));
  }
}
