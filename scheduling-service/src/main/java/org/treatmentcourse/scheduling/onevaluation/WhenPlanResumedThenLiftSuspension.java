package org.treatmentcourse.scheduling.onevaluation;

import org.treatmentcourse.contracts.EvaluationEvent.PlanResumed;
import org.treatmentcourse.contracts.decide.Decision;
import org.treatmentcourse.contracts.decide.Occurrence;
import org.treatmentcourse.contracts.decide.Reaction;
import org.treatmentcourse.scheduling.course.Plans;
import org.treatmentcourse.scheduling.course.Series;

/** Lifts the suspensions that evaluation names, heard or not yet heard. */
public final class WhenPlanResumedThenLiftSuspension implements Reaction<Series, PlanResumed> {
  @Override
  public Decision<Series> react(Series series, PlanResumed event, Occurrence when) {
    return Plans.note(series, series.known().with(series.known().suspensions().lifted(event.upTo())));
  }
}
