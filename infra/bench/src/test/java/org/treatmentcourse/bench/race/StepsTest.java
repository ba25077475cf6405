package org.treatmentcourse.bench.race;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StepsTest {
  @Test
  void rises_by_half_until_a_rate_is_not_borne() {
    Steps steps = new Steps(100);
    steps.tried(true);
    assertThat(steps.rate()).isEqualTo(150);
    steps.tried(true);
    assertThat(steps.rate()).isEqualTo(225);
    steps.tried(false);

    assertThat(steps.over()).isTrue();
    assertThat(steps.sustainable()).isEqualTo(150);
  }

  @Test
  void goes_down_while_even_the_first_is_too_much() {
    Steps steps = new Steps(225);
    steps.tried(false);
    assertThat(steps.rate()).isEqualTo(100);
    assertThat(steps.over()).isFalse();
    steps.tried(true);
    steps.tried(false);

    assertThat(steps.sustainable()).isEqualTo(100);
  }

  @Test
  void gives_up_when_nothing_is_borne() {
    Steps steps = new Steps(2);
    steps.tried(false);
    steps.tried(false);

    assertThat(steps.over()).isTrue();
    assertThat(steps.sustainable()).isZero();
  }
}
