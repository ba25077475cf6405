package org.treatmentcourse.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UpOptionsTest {

  @Test
  void runs_in_real_time_until_stopped_when_nothing_is_asked() {
    assertThat(UpOptions.parse(List.of(), Path.of("usual")))
        .isEqualTo(new UpOptions(OptionalInt.empty(), false, 1, Path.of("usual"), false));
  }

  @Test
  void reads_every_option() {
    assertThat(UpOptions.parse(List.of("--demo", "25", "--exit", "--seed", "7", "--data", "/tmp/x"), Path.of("usual")))
        .isEqualTo(new UpOptions(OptionalInt.of(25), true, 7, Path.of("/tmp/x"), false));
  }

  @ParameterizedTest
  @CsvSource({"--dmeo,unknown option --dmeo", "--demo,--demo needs a value", "--demo x,--demo needs a number",
      "--demo -1,0 to 10000", "--seed 1.5,--seed needs a number", "stray,unknown option stray"})
  void says_what_is_wrong_with_an_option(String args, String message) {
    assertThatThrownBy(() -> UpOptions.parse(List.of(args.split(" ")), Path.of("usual")))
        .isInstanceOf(IllegalArgumentException.class).hasMessageContaining(message);
  }
}
