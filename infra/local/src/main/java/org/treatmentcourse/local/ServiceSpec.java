package org.treatmentcourse.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A service the local system can run.
 *
 * @param jar runnable with {@code java -jar}
 * @param port the usual one; its management port is 1,000 above
 */
public record ServiceSpec(String name, Path jar, int port) {

  static final int MANAGEMENT_ABOVE = 1_000;

  /** The four services and the dashboard as the build leaves them in the project folder. */
  public static List<ServiceSpec> standard(Path project) {
    return List.of(
        built("intake", project.resolve("intake-service"), "intake-service", 8081),
        built("evaluation", project.resolve("evaluation-service"), "evaluation-service", 8082),
        built("scheduling", project.resolve("scheduling-service"), "scheduling-service", 8083),
        built("followup", project.resolve("followup-service"), "followup-service", 8084),
        built("dashboard", project.resolve("infra/dashboard"), "dashboard", 8080));
  }

  private static ServiceSpec built(String name, Path module, String artifact, int port) {
    return new ServiceSpec(name, jarOf(module.resolve("target"), artifact), port);
  }

  private static Path jarOf(Path target, String artifact) {
    if (Files.isDirectory(target)) {
      try (DirectoryStream<Path> jars = Files.newDirectoryStream(target, artifact + "-[0-9]*.jar")) {
        for (Path jar : jars) {
          if (!jar.getFileName().toString().matches(".*-(plain|classes|sources|javadoc|tests)\\.jar")) {
            return jar;
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException("can't look into " + target, e);
      }
    }
    return target.resolve(artifact + ".jar");
  }
}
