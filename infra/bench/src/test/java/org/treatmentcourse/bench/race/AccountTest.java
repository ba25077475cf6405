package org.treatmentcourse.bench.race;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AccountTest {
  /** Numbers 10 to 15, of the courses 1, 2, 0, 1, 2, 0. */
  private final Account account = new Account(10, 3);

  AccountTest() {
    account.sent(6);
  }

  private void arrive(long... numbers) {
    for (long number : numbers) {
      account.arrived(number);
    }
  }

  @Test
  void what_came_once_and_in_order_is_complete() {
    arrive(10, 11, 12, 13, 14, 15);

    assertThat(account.missing()).isZero();
    assertThat(account.doubled()).isZero();
    assertThat(account.outOfOrder()).isZero();
  }

  @Test
  void what_never_came_is_missing() {
    arrive(10, 11, 13, 14, 15);

    assertThat(account.missing()).isEqualTo(1);
    assertThat(account.arrived()).isEqualTo(5);
  }

  @Test
  void what_came_again_is_doubled_and_nothing_else() {
    arrive(10, 13, 10, 10);

    assertThat(account.doubled()).isEqualTo(2);
    assertThat(account.outOfOrder()).isZero();
    assertThat(account.missing()).isEqualTo(4);
  }

  @Test
  void order_counts_within_a_course_only() {
    arrive(15, 14, 13, 12, 11, 10);

    // 12 after 15, 11 after 14, 10 after 13.
    assertThat(account.outOfOrder()).isEqualTo(3);
    assertThat(account.missing()).isZero();
  }

  @Test
  void what_nobody_sent_is_not_counted() {
    arrive(9, 16, -1);

    assertThat(account.arrived()).isZero();
    assertThat(account.doubled()).isZero();
  }
}
