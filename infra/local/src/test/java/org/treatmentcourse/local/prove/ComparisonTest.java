package org.treatmentcourse.local.prove;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.treatmentcourse.local.prove.Recording.Entry;
import org.treatmentcourse.local.prove.Recording.Line;

class ComparisonTest {

  private static final Line LINE = new Line("c1", "intake.events");

  @Test
  void equal_recordings_are_clean() {
    assertThat(Comparison.of(recording("a", "b", "c"), recording("a", "b", "c")).isClean()).isTrue();
  }

  @Test
  void finds_what_was_lost() {
    Comparison found = Comparison.of(recording("a", "b", "c"), recording("a", "c"));
    assertThat(found.lost()).isEqualTo(1);
    assertThat(found.duplicated() + found.outOfOrder() + found.differing()).isZero();
    assertThat(found.details()).hasSize(1).first().asString().contains("number 2");
  }

  @Test
  void finds_a_course_that_is_missing_altogether() {
    assertThat(Comparison.of(recording("a", "b"), new Recording(Map.of())).lost()).isEqualTo(2);
  }

  @Test
  void finds_what_was_said_twice() {
    Comparison found = Comparison.of(recording("a", "b"), recording("a", "b", "b"));
    assertThat(found.duplicated()).isEqualTo(1);
    assertThat(found.lost() + found.outOfOrder() + found.differing()).isZero();
  }

  @Test
  void a_repeat_that_the_calm_run_has_too_is_no_duplicate() {
    assertThat(Comparison.of(recording("a", "a"), recording("a", "a")).isClean()).isTrue();
  }

  @Test
  void finds_another_order() {
    Comparison found = Comparison.of(recording("a", "b", "c"), recording("a", "c", "b"));
    assertThat(found.outOfOrder()).isEqualTo(1);
    assertThat(found.lost() + found.duplicated() + found.differing()).isZero();
  }

  @Test
  void finds_what_was_said_otherwise() {
    Comparison found = Comparison.of(recording("a", "b"), recording("a", "x"));
    assertThat(found.differing()).isEqualTo(1);
    assertThat(found.lost() + found.duplicated() + found.outOfOrder()).isZero();
  }

  @Test
  void finds_what_nobody_should_have_said() {
    assertThat(Comparison.of(recording("a"), recording("a", "x")).differing()).isEqualTo(1);
  }

  @Test
  void finds_every_planted_fault_in_a_long_recording() {
    Random random = new Random(7);
    for (int round = 0; round < 500; round++) {
      List<String> calm = new ArrayList<>();
      for (int i = 0; i < 30; i++) {
        calm.add("event " + random.nextInt(12));
      }
      List<String> disturbed = new ArrayList<>(calm);
      int at = random.nextInt(disturbed.size() - 1);
      switch (random.nextInt(4)) {
        case 0 -> disturbed.remove(at);
        case 1 -> disturbed.add(at, disturbed.get(at));
        case 2 -> disturbed.set(at, "strange");
        default -> Collections.swap(disturbed, at, at + 1);
      }
      boolean same = calm.equals(disturbed);
      assertThat(Comparison.of(recording(calm), recording(disturbed)).isClean()).as("round %d", round).isEqualTo(same);
    }
  }

  private static Recording recording(String... events) {
    return recording(List.of(events));
  }

  private static Recording recording(List<String> events) {
    return new Recording(new TreeMap<>(Map.of(LINE, events.stream().map(event -> new Entry(event, "", "{}")).toList())));
  }
}
