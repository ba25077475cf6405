package org.treatmentcourse.dashboard.row;

import org.treatmentcourse.contracts.EvaluationEvent.Outcome;
import org.treatmentcourse.contracts.Phase;
import org.treatmentcourse.contracts.Plan;

/** Where a course is, the furthest that anything heard says. */
final class Stages {
  private Stages() {}

  static String of(Heard heard) {
    Referral referral = heard.referral();
    WorkUp workUp = heard.workUp();
    Plan plan = workUp.plan();
    if (heard.outlook().closed() != null || workUp.completed()) {
      return "CLOSED";
    }
    if (referral.declined() != null) {
      return "STOPPED";
    }
    if (plan != null) {
      return treated(plan, heard.series());
    }
    if (workUp.outcome() == Outcome.NOT_ELIGIBLE) {
      return "NOT_ELIGIBLE";
    }
    if (workUp.opened() || referral.complete() || workUp.outcome() != null) {
      return "EVALUATING";
    }
    boolean begun = !referral.granted().isEmpty() || !heard.outlook().scores().isEmpty();
    return begun ? "INTAKE" : "REFERRED";
  }

  private static String treated(Plan plan, Series series) {
    if (plan.phase() == Phase.MAINTENANCE) {
      return "MAINTENANCE";
    }
    if (series.lastCompleted() >= plan.lastSession()) {
      return "REVIEW";
    }
    return series.hasBegun() ? "INDUCTION" : "APPROVED";
  }
}
