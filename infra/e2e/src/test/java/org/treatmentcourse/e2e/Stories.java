package org.treatmentcourse.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Which scenario files there are. Those in {@code courses} are beginnings of others and expect nothing. */
final class Stories {
  static final Path FOLDER = CommandRun.project().resolve("infra/e2e/scenarios");

  private Stories() {}

  static List<Path> all() throws IOException {
    return Stream.concat(in(FOLDER).stream(), ofRules().stream()).toList();
  }

  static List<Path> ofRules() throws IOException {
    return in(FOLDER.resolve("rules"));
  }

  private static List<Path> in(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
  }
}
