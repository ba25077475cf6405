package org.treatmentcourse.scheduling.booking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The planner against {@link Exhaustive}, over thousands of small clinics. */
class FeasibilityTest {
  private static final int CASES = 600;

  @Test
  void finds_a_series_exactly_when_an_exhaustive_search_does_and_it_is_the_earliest() {
    int found = 0;
    for (int seed = 0; seed < CASES; seed++) {
      SmallClinic clinic = new SmallClinic(new Random(seed));
      List<Placement> expected = Exhaustive.earliest(clinic);
      Proposal actual = SeriesPlanner.plan(clinic.ask());
      if (expected == null) {
        assertThat(actual).as("seed %d", seed).isInstanceOf(Proposal.None.class);
      } else {
        found++;
        List<Placement> placements = ((Proposal.Found) actual).placements();
        assertThat(Exhaustive.faults(clinic, placements)).as("seed %d", seed).isEmpty();
        if (clinic.wish() == null) {
          assertThat(placements).as("seed %d", seed).isEqualTo(expected);
        }
      }
    }
    assertThat(found).isBetween(CASES / 5, CASES * 4 / 5);
  }

  @Test
  void agrees_with_the_exhaustive_judge_on_times_that_somebody_names() {
    int fits = 0;
    for (int seed = 0; seed < CASES; seed++) {
      Random random = new Random(seed);
      SmallClinic clinic = new SmallClinic(random);
      List<Time> times = new ArrayList<>();
      int day = random.nextInt(3);
      for (int session : clinic.open()) {
        times.add(new Time(session, SmallClinic.MONDAY.plusDays(day), SmallClinic.STARTS.get(random.nextInt(SmallClinic.STARTS.size()))));
        day += 1 + random.nextInt(3);
      }
      List<Placement> placements = times.stream().map(clinic::placement).toList();
      boolean expected = Exhaustive.faults(clinic, placements).isEmpty();
      assertThat(SeriesPlanner.check(clinic.ask(), times) instanceof Proposal.Found).as("seed %d", seed).isEqualTo(expected);
      fits += expected ? 1 : 0;
    }
    assertThat(fits).isGreaterThan(CASES / 100);
  }

  @Test
  void the_judge_knows_a_fault_when_it_sees_one() {
    SmallClinic clinic = SmallClinic.empty();
    assertThat(Exhaustive.faults(clinic, List.of(clinic.placement(new Time(1, SmallClinic.MONDAY, SmallClinic.STARTS.getFirst()))))).isEmpty();
    assertThat(Exhaustive.faults(clinic, List.of(clinic.placement(new Time(1, SmallClinic.MONDAY.minusDays(1), SmallClinic.STARTS.getFirst())))))
        .contains("closed on that weekday");
  }
}
