package org.treatmentcourse.local.prove;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProveOptionsTest {

  @Test
  void crash_kills_forty_times_in_two_hundred_courses_unless_told_otherwise() {
    assertThat(ProveOptions.parse(List.of("crash"))).isEqualTo(new ProveOptions("crash", 200, 40, 0, 0, 1, Path.of(".local", "prove")));
    assertThat(ProveOptions.parse(List.of("crash", "--courses", "20", "--kills", "7", "--seed", "9", "--data", "d")))
        .isEqualTo(new ProveOptions("crash", 20, 7, 0, 0, 9, Path.of("d")));
  }

  @Test
  void booking_is_attempted_five_thousand_times_unless_told_otherwise() {
    assertThat(ProveOptions.parse(List.of("booking"))).isEqualTo(new ProveOptions("booking", 40, 12, 5_000, 0, 1, Path.of(".local", "prove")));
    assertThat(ProveOptions.parse(List.of("booking", "--attempts", "80")).attempts()).isEqualTo(80);
  }

  @Test
  void clocks_kill_twelve_times_and_race_two_hundred_and_forty_starts_unless_told_otherwise() {
    assertThat(ProveOptions.parse(List.of("clocks"))).isEqualTo(new ProveOptions("clocks", 60, 12, 240, 0, 1, Path.of(".local", "prove")));
  }

  @Test
  void says_what_is_wrong_with_what_it_was_asked() {
    assertThatThrownBy(() -> ProveOptions.parse(List.of())).hasMessageContaining("which proof");
    assertThatThrownBy(() -> ProveOptions.parse(List.of("flood"))).hasMessageContaining("flood");
    assertThatThrownBy(() -> ProveOptions.parse(List.of("crash", "--kils", "7"))).hasMessageContaining("--kils");
    assertThatThrownBy(() -> ProveOptions.parse(List.of("crash", "--kills", "many"))).hasMessageContaining("many");
    assertThatThrownBy(() -> ProveOptions.parse(List.of("crash", "--kills", "0"))).hasMessageContaining("1 to 10000");
    assertThatThrownBy(() -> ProveOptions.parse(List.of("crash", "--kills"))).hasMessageContaining("needs a value");
  }
}
