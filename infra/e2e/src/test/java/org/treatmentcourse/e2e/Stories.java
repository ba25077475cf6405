package org.treatmentcourse.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Which scenario files there are. Those in {@code courses} are beginnings of others and expect nothing. */
final class Stories {
  static final Path FOLDER = CommandRun.project().resolve("infra/e2e/scenarios");

  private static final Pattern DATE = Pattern.compile("\\b20\\d\\d-[01]\\d-[0-3]\\d");
  private static final int SHORT_DAYS = 60;

  private Stories() {}

  static List<Path> all() throws IOException {
    try (Stream<Path> files = Files.walk(FOLDER)) {
      return stories(files).filter(file -> !file.startsWith(FOLDER.resolve("courses"))).toList();
    }
  }

  /** What every build plays: the rules, and of the stories beside them those that are over within weeks. {@code -Dstories=all} plays all. */
  static List<Path> ofEveryBuild() throws IOException {
    if (System.getProperty("stories", "").equals("all")) {
      return all();
    }
    List<Path> some = new ArrayList<>(ofRules());
    try (Stream<Path> files = Files.list(FOLDER)) {
      for (Path file : stories(files).toList()) {
        if (isShort(file)) {
          some.add(file);
        }
      }
    }
    return some;
  }

  private static boolean isShort(Path file) throws IOException {
    List<LocalDate> dates = DATE.matcher(Files.readString(file)).results().map(found -> LocalDate.parse(found.group())).filter(date -> date.getYear() >= 2026).sorted().toList();
    return dates.isEmpty() || !dates.getLast().isAfter(dates.getFirst().plusDays(SHORT_DAYS));
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
