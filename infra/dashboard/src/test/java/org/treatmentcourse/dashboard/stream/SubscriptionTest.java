package org.treatmentcourse.dashboard.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class SubscriptionTest {
  private static Update update(int partition, long offset, String clinic) {
    return new Update(partition, offset, clinic, "1", "{}");
  }

  private static Subscription at(long... next) {
    return new Subscription("c1", new Position("t", next), List.of(), null, false);
  }

  @Test
  void a_reader_that_is_too_slow_is_cut_and_nothing_more_is_kept_for_it() {
    Subscription slow = at(0);
    for (int i = 0; i < Subscription.BUFFER; i++) {
      assertThat(slow.offer(update(0, i, "c1"))).isTrue();
    }
    assertThat(slow.offer(update(0, Subscription.BUFFER, "c1"))).isFalse();
    assertThat(slow.isCut()).isTrue();
  }

  @Test
  void rows_of_other_clinics_take_no_room() {
    Subscription reader = at(0);
    for (int i = 0; i < 10 * Subscription.BUFFER; i++) {
      assertThat(reader.offer(update(0, i, "c2"))).isTrue();
    }
    assertThat(reader.isEmpty()).isTrue();
  }

  @Test
  void nothing_is_sent_twice_and_nothing_of_another_clinic() {
    Subscription reader = at(5, 0);
    assertThat(reader.take(update(0, 4, "c1"))).isFalse();
    assertThat(reader.take(update(0, 5, "c1"))).isTrue();
    assertThat(reader.take(update(0, 5, "c1"))).isFalse();
    assertThat(reader.take(update(1, 0, "c2"))).isFalse();
    assertThat(reader.position()).isEqualTo(new Position("t", new long[] {6, 1}));
  }

  @Test
  void a_position_is_read_as_it_was_written_and_nothing_else_is() {
    Position position = new Position("Jx3k_q0A", new long[] {12, 0, 7});
    assertThat(Position.parse(position.toString())).isEqualTo(position);
    for (String wrong : List.of("", "t", ":1", "t:", "t:-1", "t:1,,2", "t:x", "t:" + "1,".repeat(5000) + "1")) {
      assertThatThrownBy(() -> Position.parse(wrong)).as(wrong).isInstanceOf(IllegalArgumentException.class);
    }
  }
}
