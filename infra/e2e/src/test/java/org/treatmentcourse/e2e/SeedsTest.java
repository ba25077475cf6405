package org.treatmentcourse.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of what the sources name: every row is there, and the tests it points at exist. */
class SeedsTest {
  private static final Path PROJECT = Path.of("../..");
  private static final Pattern ROW = Pattern.compile("\\| ([CREFP][0-9]+) \\|.*");
  private static final Pattern TEST = Pattern.compile("`([A-Z]\\w*Test)(?:\\.([a-z0-9_]+))?`");

  @Test
  void has_every_row_that_is_about_intake_evaluation_or_follow_up() throws IOException {
    List<String> wanted = Stream.of(rows("C", 1, 20), rows("R", 9, 14), rows("E", 1, 18), rows("F", 1, 13), rows("P", 1, 6)).flatMap(List::stream).toList();

    assertThat(table().stream().map(SeedsTest::row)).containsExactlyElementsOf(wanted);
  }

  @Test
  void points_at_tests_that_exist_or_says_what_is_still_to_come() throws IOException {
    Map<String, String> tests = tests();
    List<String> lost = new ArrayList<>();
    for (String line : table()) {
      Matcher test = TEST.matcher(line);
      boolean shown = false;
      while (test.find()) {
        shown = true;
        String source = tests.getOrDefault(test.group(1), "");
        if (source.isEmpty() || (test.group(2) != null && !source.contains(" " + test.group(2) + "("))) {
          lost.add(row(line) + " " + test.group());
        }
      }
      if (!shown && !line.contains("*Not yet*")) {
        lost.add(row(line) + " shows nothing");
      }
    }
    assertThat(lost).isEmpty();
  }

  private static List<String> rows(String letter, int from, int to) {
    return IntStream.rangeClosed(from, to).mapToObj(number -> letter + number).toList();
  }

  private static List<String> table() throws IOException {
    return Files.readAllLines(PROJECT.resolve("infra/SEEDS.md")).stream().filter(line -> ROW.matcher(line).matches()).toList();
  }

  private static String row(String line) {
    Matcher row = ROW.matcher(line);
    assertThat(row.matches()).isTrue();
    return row.group(1);
  }

  /** Sources by class; classes of one name in two services are put together. */
  private static Map<String, String> tests() throws IOException {
    Map<String, String> sources = new HashMap<>();
    for (String module : List.of("intake-service", "evaluation-service", "scheduling-service", "followup-service")) {
      try (Stream<Path> files = Files.walk(PROJECT.resolve(module).resolve("src/test/java"))) {
        for (Path file : files.filter(path -> path.toString().endsWith("Test.java")).toList()) {
          sources.merge(file.getFileName().toString().replace(".java", ""), Files.readString(file), String::concat);
        }
      }
    }
    return sources;
  }
}
