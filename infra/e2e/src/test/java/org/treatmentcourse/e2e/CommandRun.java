package org.treatmentcourse.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What a command printed and how it ended. */
record CommandRun(int exit, String output) {
  private static final Path PROJECT = Path.of("../..").toAbsolutePath().normalize();

  static Path project() {
    return PROJECT;
  }

  /** Runs a main class as {@code infra/local/launch} does; a command that doesn't end in time is killed, and its children end with it. */
  static CommandRun of(String mainClass, Duration limit, List<String> args) throws IOException, InterruptedException {
    Path out = Files.createTempFile(Path.of("target"), "command-", ".log");
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx512m",
                "--enable-native-access=ALL-UNNAMED",
                "-Dlogback.configurationFile=command-logback.xml",
                "-Dtreatmentcourse.project=" + PROJECT,
                "-cp",
                PROJECT.resolve("infra/local/target/local-0.1.0-SNAPSHOT.jar") + ":" + PROJECT.resolve("infra/local/target/lib") + "/*",
                mainClass));
    command.addAll(args);
    Process process = new ProcessBuilder(command).directory(PROJECT.toFile()).redirectErrorStream(true).redirectOutput(out.toFile()).start();
    if (!process.waitFor(limit.toSeconds(), TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
      return new CommandRun(-1, "not done within " + limit + "\n" + Files.readString(out));
    }
    return new CommandRun(process.exitValue(), Files.readString(out));
  }
}
