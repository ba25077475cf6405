package org.treatmentcourse.scheduling.booking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Series that lost something, mended by the planner and by trying everything. */
class RepairTest {
  private static final int CASES = 500;

  @Test
  void gives_exactly_as_few_new_times_as_an_exhaustive_search_and_what_was_shown_can_be_had() {
    int mended = 0;
    int keptSome = 0;
    for (int seed = 0; seed < CASES; seed++) {
      SmallClinic clinic = SmallClinic.withAppointments(new Random(seed));
      Integer fewest = Exhaustive.fewestNew(clinic);
      Proposal actual = SeriesPlanner.plan(clinic.ask());
      if (fewest == null) {
        assertThat(actual).as("seed %d", seed).isInstanceOf(Proposal.None.class);
        continue;
      }
      mended++;
      List<Placement> placements = ((Proposal.Found) actual).placements();
      assertThat(Exhaustive.faults(clinic, placements)).as("seed %d", seed).isEmpty();
      long fresh = placements.stream().filter(place -> clinic.own.stream().noneMatch(own -> own.as(0).equals(place.as(0)))).count();
      assertThat(fresh).as("seed %d", seed).isEqualTo((long) fewest);
      keptSome += fresh < placements.size() ? 1 : 0;
      // The dry run is what a commit of exactly these times finds.
      List<Time> times = placements.stream().map(place -> new Time(place.session(), place.date(), place.start())).toList();
      assertThat(SeriesPlanner.check(clinic.ask(), times)).as("seed %d", seed).isEqualTo(new Proposal.Found(placements, Map.of()));
    }
    assertThat(mended).isGreaterThan(CASES / 4);
    assertThat(keptSome).isGreaterThan(CASES / 8);
  }
}
