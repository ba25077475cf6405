package org.treatmentcourse.local.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.treatmentcourse.local.process.Child;
import org.treatmentcourse.local.process.JavaCommand;

/**
 * Prepares a Spring Boot jar once per content: extracts it and trains an AOT cache, which together take about half off a start.
 * What was prepared is kept and found again by the digest of the jar, the JDK and the flags.
 */
public final class AppImages implements AutoCloseable {

  /** Flags for training and for running: a cache is only good for the flags it was made with. */
  static final List<String> FLAGS = List.of("-XX:TieredStopAtLevel=1", "-Xmx256m", "-XX:+UseSerialGC",
      "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow");

  private static final Duration LIMIT = Duration.ofMinutes(3);

  private final Path folder;
  private final Consumer<String> progress;
  private final Set<Child> running = ConcurrentHashMap.newKeySet();
  // Preparing takes a core each.
  private final Semaphore cores = new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors()));

  public AppImages(Path folder, Consumer<String> progress) {
    this.folder = folder;
    this.progress = progress;
  }

  /**
   * @param env what the application needs to build its context; nothing it names has to be reachable
   * @throws IllegalStateException if the jar is missing or can't be extracted
   */
  public AppImage prepare(String name, Path jar, Map<String, String> env) {
    requireBuilt(jar);
    try {
      cores.acquire();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while preparing " + name, e);
    }
    try {
      return layered(jar) ? extracted(name, jar, env) : new AppImage(jar, null);
    } catch (IOException e) {
      throw new UncheckedIOException("can't prepare " + jar, e);
    } finally {
      cores.release();
    }
  }

  /** @throws IllegalStateException if the jar is missing */
  public static void requireBuilt(Path jar) {
    if (!Files.exists(jar)) {
      throw new IllegalStateException(jar + " is missing: build it first (./mvnw -DskipTests package)");
    }
  }

  private static boolean layered(Path jar) throws IOException {
    try (JarFile file = new JarFile(jar.toFile())) {
      return file.getEntry("BOOT-INF/classpath.idx") != null;
    }
  }

  private AppImage extracted(String name, Path jar, Map<String, String> env) throws IOException {
    Path home = folder.resolve(name);
    Path app = home.resolve(jar.getFileName());
    Path cache = home.resolve("app.aot");
    Path stamp = home.resolve("stamp");
    String digest = digest(jar);
    if (!Files.exists(stamp) || !Files.readString(stamp).equals(digest)) {
      long start = System.nanoTime();
      delete(home);
      Path log = folder.resolve(name + ".prepare.log");
      Files.deleteIfExists(log);
      run(name, command(List.of("-Djarmode=tools"), jar, "extract", "--destination", home.toString()), Map.of(), log);
      try {
        run(name, command(List.of("-XX:AOTCacheOutput=" + cache, "-Dspring.context.exit=onRefresh"), app), env, log);
      } catch (IllegalStateException slowerButFine) {
        Files.deleteIfExists(cache);
        progress.accept(name + " will start without an AOT cache: " + slowerButFine.getMessage());
      }
      Files.writeString(stamp, digest);
      progress.accept("prepared %s in %.1f s".formatted(name, (System.nanoTime() - start) / 1e9));
    }
    return new AppImage(app, Files.exists(cache) ? cache : null);
  }

  private static List<String> command(List<String> jvm, Path jar, String... args) {
    List<String> command = new ArrayList<>(List.of(JavaCommand.java()));
    command.addAll(FLAGS);
    command.addAll(jvm);
    command.addAll(List.of("-jar", jar.toString()));
    command.addAll(List.of(args));
    return command;
  }

  private void run(String name, List<String> command, Map<String, String> env, Path log) {
    Child child = Child.start(name, command, env, log);
    running.add(child);
    if (!child.await(LIMIT)) {
      child.kill9();
    }
    running.remove(child);
    if (child.exitValue() != 0) {
      throw new IllegalStateException("preparing ended with " + child.exitValue() + ", see " + log);
    }
  }

  private static String digest(Path jar) throws IOException {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      sha.update((Runtime.version() + " " + FLAGS + " " + JavaCommand.java()).getBytes(StandardCharsets.UTF_8));
      try (InputStream in = new DigestInputStream(Files.newInputStream(jar), sha)) {
        in.transferTo(OutputStream.nullOutputStream());
      }
      return HexFormat.of().formatHex(sha.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static void delete(Path home) throws IOException {
    if (Files.exists(home)) {
      try (Stream<Path> files = Files.walk(home)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  /** Ends what is still being prepared. */
  @Override
  public void close() {
    running.forEach(Child::kill9);
  }
}
