package org.treatmentcourse.local.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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
 * Prepares Spring Boot jars once per content: extracts them, and trains AOT caches, which take 40 % off the work of a
 * start. What was prepared is kept under a name made from the digest of jar, JDK and flags, so that several systems can
 * use one folder at once.
 */
public final class AppImages implements AutoCloseable {

  /** Flags for training and for running: a cache is only good for the flags it was made with. */
  static final List<String> FLAGS = List.of("-XX:TieredStopAtLevel=1", "-Xmx256m", "-XX:+UseSerialGC",
      "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow");

  private static final Duration LIMIT = Duration.ofMinutes(5);
  private static final int KEPT = 3;

  private final Path folder;
  private final Consumer<String> progress;
  private final Set<Child> running = ConcurrentHashMap.newKeySet();
  // Preparing takes a core each.
  private final Semaphore cores = new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors()));

  public AppImages(Path folder, Consumer<String> progress) {
    this.folder = folder;
    this.progress = progress;
  }

  /** @throws IllegalStateException if the jar is missing */
  public static void requireBuilt(Path jar) {
    if (!Files.exists(jar)) {
      throw new IllegalStateException(jar + " is missing: build it first (./mvnw -DskipTests package)");
    }
  }

  /**
   * The application, extracted; with an AOT cache if one was trained before.
   *
   * @throws IllegalStateException if the jar is missing or can't be extracted
   */
  public AppImage prepare(String name, Path jar) {
    requireBuilt(jar);
    return onOneCore(() -> {
      if (!layered(jar)) {
        return new AppImage(jar, null);
      }
      Path home = folder.resolve(name + "-" + digest(jar));
      if (!Files.exists(home)) {
        extract(name, jar, home);
      }
      Path cache = cache(home);
      return new AppImage(home.resolve(jar.getFileName()), Files.exists(cache) ? cache : null);
    });
  }

  private void extract(String name, Path jar, Path home) throws IOException {
    Files.createDirectories(folder);
    Path half = Files.createTempDirectory(folder, name + "-new");
    run(name, command(List.of("-Djarmode=tools"), jar, "extract", "--force", "--destination", half.toString()), Map.of(),
        folder.resolve(name + ".prepare.log"));
    try {
      Files.move(half, home, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileSystemException e) {
      if (!Files.exists(home)) {
        throw e;
      }
      // Another system was faster.
      delete(half);
    }
    forgetOld(name, home);
  }

  /**
   * Trains the cache of an extracted application that has none; a failure costs nothing but the cache.
   *
   * @param env what the application needs to build its context; nothing it names has to be reachable
   * @return the application with its cache
   */
  public AppImage train(String name, AppImage image, Map<String, String> env) {
    Path home = image.jar().toAbsolutePath().getParent();
    if (image.cache() != null || home == null || !home.startsWith(folder.toAbsolutePath())) {
      return image;
    }
    return onOneCore(() -> {
      long start = System.nanoTime();
      Path half = home.resolve("training-" + ProcessHandle.current().pid() + ".aot");
      try {
        run(name, command(List.of("-XX:AOTCacheOutput=" + half, "-Dspring.context.exit=onRefresh"), image.jar()), env,
            folder.resolve(name + ".train.log"));
      } catch (IllegalStateException slowerButFine) {
        Files.deleteIfExists(half);
        progress.accept(name + " will start without an AOT cache: " + slowerButFine.getMessage());
        return image;
      }
      Files.move(half, cache(home), StandardCopyOption.ATOMIC_MOVE);
      progress.accept("trained %s in %.1f s".formatted(name, (System.nanoTime() - start) / 1e9));
      return new AppImage(image.jar(), cache(home));
    });
  }

  private static Path cache(Path home) {
    return home.resolve("app.aot");
  }

  private <T> T onOneCore(Preparation<T> work) {
    try {
      cores.acquire();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while preparing", e);
    }
    try {
      return work.run();
    } catch (IOException e) {
      throw new UncheckedIOException("can't prepare applications in " + folder, e);
    } finally {
      cores.release();
    }
  }

  @FunctionalInterface
  private interface Preparation<T> {
    T run() throws IOException;
  }

  private static boolean layered(Path jar) throws IOException {
    try (JarFile file = new JarFile(jar.toFile())) {
      return file.getEntry("BOOT-INF/classpath.idx") != null;
    }
  }

  private static List<String> command(List<String> jvm, Path jar, String... args) {
    List<String> command = new ArrayList<>(List.of("nice", "-n", "5", JavaCommand.java()));
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
      return HexFormat.of().formatHex(sha.digest()).substring(0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** Keeps the newest few of an application: an older system may still run from one of them. */
  private void forgetOld(String name, Path current) throws IOException {
    List<Path> others = new ArrayList<>();
    try (DirectoryStream<Path> homes = Files.newDirectoryStream(folder, name + "-*")) {
      homes.forEach(home -> {
        if (Files.isDirectory(home) && !home.equals(current)) {
          others.add(home);
        }
      });
    }
    others.sort(Comparator.comparing((Path home) -> home.toFile().lastModified()).reversed());
    for (Path old : others.subList(Math.min(KEPT, others.size()), others.size())) {
      delete(old);
    }
  }

  private static void delete(Path home) throws IOException {
    try (Stream<Path> files = Files.walk(home)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  /** Ends what is still being prepared. */
  @Override
  public void close() {
    running.forEach(Child::kill9);
  }
}
