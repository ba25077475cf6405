package org.treatmentcourse.bench.race;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class OptionsTest {
  private static Options parse(String line) {
    return Options.parse(line.isEmpty() ? List.of() : List.of(line.split(" ")));
  }

  @Test
  void all_rows_race_where_nothing_is_asked() {
    assertThat(parse("").rows()).containsExactly(Row.values());
    assertThat(parse("").store()).isNull();
  }

  @Test
  void takes_what_is_asked() {
    Options options = parse("--store mongodb://localhost:1/ --rows ours,limit --seconds 3 --kills 0 --dimension life --sizes 1,20");

    assertThat(options.store()).isEqualTo("mongodb://localhost:1/");
    assertThat(options.rows()).containsExactly(Row.OURS, Row.LIMIT);
    assertThat(options.seconds()).isEqualTo(3);
    assertThat(options.kills()).isZero();
    assertThat(options.dimensions()).containsExactly(Dimension.LIFE);
    assertThat(options.sizes()).containsExactly(1, 20);
  }

  @Test
  void says_what_it_can_not_use() {
    assertThatThrownBy(() -> parse("--seconds x")).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("--seconds needs a number, not x");
    assertThatThrownBy(() -> parse("--seconds 0")).hasMessageContaining("from 1");
    assertThatThrownBy(() -> parse("--rows theirs")).hasMessageContaining("no row theirs");
    assertThatThrownBy(() -> parse("--sizes 1,2")).hasMessageContaining("--dimension");
    assertThatThrownBy(() -> parse("--fast yes")).hasMessageContaining("unknown option --fast");
    assertThatThrownBy(() -> parse("--turns")).hasMessageContaining("--turns");
  }
}
