package org.treatmentcourse.local.prove;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.treatmentcourse.local.prove.Recording.Entry;

class RecordingTest {

  @Test
  void of_what_the_rules_say_of_one_moment_the_last_counts() {
    assertThat(Recording.settled(List.of(opened("9:00"), assessed("9:00", "a"), assessed("9:00", "b"), assessed("10:00", "c"))))
        .containsExactly(opened("9:00"), assessed("9:00", "b"), assessed("10:00", "c"));
  }

  @Test
  void what_the_rules_come_back_to_within_a_moment_was_never_said() {
    assertThat(Recording.settled(List.of(assessed("9:00", "a"), assessed("10:00", "b"), assessed("10:00", "a"), assessed("11:00", "c"))))
        .containsExactly(assessed("9:00", "a"), assessed("11:00", "c"));
  }

  @Test
  void what_is_decided_counts_however_often() {
    assertThat(Recording.settled(List.of(opened("9:00"), opened("9:00")))).hasSize(2);
  }

  private static Entry assessed(String at, String says) {
    return new Entry("evaluation.eligibility-assessed.v1", at, says);
  }

  private static Entry opened(String at) {
    return new Entry("evaluation.evaluation-opened.v1", at, "{}");
  }
}
