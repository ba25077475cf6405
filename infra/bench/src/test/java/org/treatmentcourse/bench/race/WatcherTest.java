package org.treatmentcourse.bench.race;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.treatmentcourse.bench.race.Watcher.Number;

class WatcherTest {
  @Test
  void versions_rise_as_numbers_do_and_are_read_back() {
    assertThat(Number.text(9)).isLessThan(Number.text(10));
    assertThat(Number.in(Number.text(1_234_567_890L))).isEqualTo(1_234_567_890L);
    assertThat(Number.in("2026-1")).isEqualTo(-1);
  }
}
