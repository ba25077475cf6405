package org.treatmentcourse.scheduling.onevaluation;

import java.util.function.Function;
import org.treatmentcourse.contracts.EvaluationEvent.PlanAdjusted;
import org.treatmentcourse.contracts.decide.Decision;
import org.treatmentcourse.contracts.decide.Occurrence;
import org.treatmentcourse.contracts.decide.Reaction;
import org.treatmentcourse.contracts.policy.SchedulingPolicy;
import org.treatmentcourse.scheduling.course.Plans;
import org.treatmentcourse.scheduling.course.Series;

/** Sessions that have not begun follow the newer version. */
public final class WhenPlanAdjustedThenRepairSeries implements Reaction<Series, PlanAdjusted> {
  private final Function<String, SchedulingPolicy> policy;

  public WhenPlanAdjustedThenRepairSeries(Function<String, SchedulingPolicy> policy) {
    this.policy = policy;
  }

  @Override
  public Decision<Series> react(Series series, PlanAdjusted event, Occurrence when) {
    return Plans.adopt(series, event.plan(), policy.apply(series.course().clinic()), when);
  }
}
