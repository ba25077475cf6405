package org.treatmentcourse.dashboard.outcomes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.treatmentcourse.dashboard.outcomes.KaplanMeier.Share;
import org.treatmentcourse.dashboard.outcomes.KaplanMeier.Step;

class KaplanMeierTest {
  private static KaplanMeier of(int[] events, int... censored) {
    KaplanMeier times = new KaplanMeier();
    Arrays.stream(events).forEach(day -> times.add(day, true));
    Arrays.stream(censored).forEach(day -> times.add(day, false));
    return times;
  }

  /**
   * Weeks of remission of the 21 children on 6-mercaptopurine (Freireich and others, Blood 1963; 21, 699), worked out by hand:
   * 18/21, × 16/17, × 14/15, × 11/12, × 10/11, × 6/7, × 5/6.
   */
  @Test
  void agrees_with_a_table_worked_out_by_hand() {
    KaplanMeier times = of(new int[] {6, 6, 6, 7, 10, 13, 16, 22, 23}, 6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35);
    List<Step> events = times.steps().stream().filter(step -> step.events() > 0).toList();
    assertThat(events).extracting(Step::day).containsExactly(6, 7, 10, 13, 16, 22, 23);
    assertThat(events).extracting(Step::atRisk).containsExactly(21, 17, 15, 12, 11, 7, 6);
    double[] hand = {0.8571, 0.8067, 0.7529, 0.6902, 0.6275, 0.5378, 0.4482};
    for (int i = 0; i < hand.length; i++) {
      assertThat(events.get(i).share()).isCloseTo(hand[i], within(0.00005));
    }
    assertThat(times.median()).hasValue(23);
    assertThat(times.at(15)).hasValueSatisfying(share -> {
      assertThat(share.share()).isCloseTo(0.6902, within(0.00005));
      assertThat(share.atRisk()).isEqualTo(11);
    });
    assertThat(times.at(36)).as("nobody is followed so long").isEmpty();
  }

  @Test
  void without_censoring_it_is_the_share_that_is_left() {
    KaplanMeier times = of(new int[] {1, 2, 3, 4});
    assertThat(times.steps()).extracting(Step::share).containsExactly(0.75, 0.5, 0.25, 0.0);
    assertThat(times.median()).hasValue(2);
  }

  @Test
  void who_is_censored_on_the_day_of_an_event_is_at_risk_on_it() {
    assertThat(of(new int[] {5}, 5).steps()).containsExactly(new Step(5, 2, 1, 1, 0.5));
  }

  @Test
  void nobody_gives_nothing() {
    assertThat(of(new int[0]).steps()).isEmpty();
    assertThat(of(new int[0]).median()).isEmpty();
    assertThat(of(new int[0], 10).at(10)).contains(new Share(10, 1, 1.0));
  }

  /** Seeded: it never rises, and nobody is lost. */
  @Test
  void never_rises_and_loses_nobody() {
    Random random = new Random(1958);
    for (int round = 0; round < 200; round++) {
      KaplanMeier times = new KaplanMeier();
      int all = 1 + random.nextInt(60);
      for (int i = 0; i < all; i++) {
        times.add(random.nextInt(40), random.nextBoolean());
      }
      List<Step> steps = times.steps();
      assertThat(steps.stream().mapToInt(step -> step.events() + step.censored()).sum()).isEqualTo(all);
      assertThat(steps.getFirst().atRisk()).isEqualTo(all);
      for (int i = 1; i < steps.size(); i++) {
        assertThat(steps.get(i).share()).isLessThanOrEqualTo(steps.get(i - 1).share()).isBetween(0.0, 1.0);
      }
    }
  }
}
