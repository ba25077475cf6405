package org.treatmentcourse.scheduling.course;

import org.treatmentcourse.contracts.EvaluationEvent.Outcome;

/** The course goes on, its plan is in force, and nobody has decided otherwise since. */
final class PlanGate implements Gate {

  @Override
  public Verdict judge(Try at) {
    Known known = at.known();
    Outcome eligibility = known.eligibility();
    return Verdict.unless(known.closed() == null, "COURSE_CLOSED")
        .and(Verdict.unless(known.plan() != null, "NO_PLAN"))
        .and(Verdict.unless(!known.suspensions().active(), "PLAN_SUSPENDED"))
        .and(Verdict.unless(eligibility == Outcome.ELIGIBLE || eligibility == Outcome.ELIGIBLE_WITH_CONDITIONS, "NOT_ELIGIBLE"))
        .and(Verdict.unless(known.eligibleUntil() == null || at.now().isBefore(known.eligibleUntil()), "ELIGIBILITY_EXPIRED"));
  }
}
