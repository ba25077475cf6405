package org.treatmentcourse.scheduling.onevaluation;

import java.util.function.Function;
import org.treatmentcourse.contracts.EvaluationEvent.PlanApproved;
import org.treatmentcourse.contracts.decide.Decision;
import org.treatmentcourse.contracts.decide.Occurrence;
import org.treatmentcourse.contracts.decide.Reaction;
import org.treatmentcourse.contracts.policy.SchedulingPolicy;
import org.treatmentcourse.scheduling.course.Plans;
import org.treatmentcourse.scheduling.course.Series;

/** The plan says how many sessions wait for a time. */
public final class WhenPlanApprovedThenPlanSessions implements Reaction<Series, PlanApproved> {
  private final Function<String, SchedulingPolicy> policy;

  public WhenPlanApprovedThenPlanSessions(Function<String, SchedulingPolicy> policy) {
    this.policy = policy;
  }

  @Override
  public Decision<Series> react(Series series, PlanApproved event, Occurrence when) {
    return Plans.adopt(series, event.plan(), policy.apply(series.course().clinic()), when);
  }
}
