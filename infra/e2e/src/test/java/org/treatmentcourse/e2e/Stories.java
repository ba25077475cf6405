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
    try (Stream<Path> files = Files.walk(FOLDER)) {
      return stories(files).filter(file -> !file.startsWith(FOLDER.resolve("courses"))).toList();
    }
  }

  static List<Path> ofRules() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER.resolve("rules"))) {
      return stories(files).toList();
    }
  }

  private static Stream<Path> stories(Stream<Path> files) {
    return files.filter(file -> file.toString().endsWith(".yaml")).sorted();
  }
}
