package org.treatmentcourse.scheduling.onevaluation;

import java.util.function.Function;
import org.treatmentcourse.contracts.EvaluationEvent.PlanSuspended;
import org.treatmentcourse.contracts.decide.Decision;
import org.treatmentcourse.contracts.decide.Occurrence;
import org.treatmentcourse.contracts.decide.Reaction;
import org.treatmentcourse.contracts.policy.SchedulingPolicy;
import org.treatmentcourse.scheduling.course.Blocks;
import org.treatmentcourse.scheduling.course.Series;

/** No start from here on; future bookings are given back, not deleted. */
public final class WhenPlanSuspendedThenReleaseBookings implements Reaction<Series, PlanSuspended> {
  private final Function<String, SchedulingPolicy> policy;

  public WhenPlanSuspendedThenReleaseBookings(Function<String, SchedulingPolicy> policy) {
    this.policy = policy;
  }

  @Override
  public Decision<Series> react(Series series, PlanSuspended event, Occurrence when) {
    return Blocks.suspend(series, event.suspension(), event.reason(), policy.apply(series.course().clinic()), when);
  }
}
