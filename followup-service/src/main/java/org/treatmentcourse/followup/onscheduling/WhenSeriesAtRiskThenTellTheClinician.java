package org.treatmentcourse.followup.onscheduling;

import java.util.function.Function;
import org.treatmentcourse.contracts.SchedulingEvent.SeriesAtRisk;
import org.treatmentcourse.contracts.decide.Decision;
import org.treatmentcourse.contracts.decide.Occurrence;
import org.treatmentcourse.contracts.decide.Reaction;
import org.treatmentcourse.contracts.policy.FollowupPolicy;
import org.treatmentcourse.followup.course.Followup;
import org.treatmentcourse.followup.course.Sessions;

/** The series can't keep its spacing; a clinician decides how it goes on. */
public record WhenSeriesAtRiskThenTellTheClinician(Function<String, FollowupPolicy> policies) implements Reaction<Followup, SeriesAtRisk> {

  @Override
  public Decision<Followup> react(Followup state, SeriesAtRisk event, Occurrence when) {
    return Sessions.atRisk(state, event, when, policies.apply(when.course().clinic()));
  }
}
