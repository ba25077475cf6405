package org.treatmentcourse.evaluation.course;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.Plan;
import org.treatmentcourse.contracts.policy.EvaluationPolicy;
import org.treatmentcourse.contracts.policy.EvaluationPolicy.Route;

/** Who may be treated without having been seen in person, and until when (DOMAIN 10.4). A visit nobody has recorded is no visit. */
public final class Telehealth {
  /** Why a plan is suspended when the time runs out. */
  static final String VISIT_NEEDED = "IN_PERSON_VISIT_NEEDED";
  /** Name of the clock that ends it. */
  static final String ENDS = "telehealth-ends";

  private Telehealth() {}

  public static boolean allows(Facts facts, Instant at, EvaluationPolicy policy) {
    return wasSeen(facts) || policy.telehealth().openUntil(at).isPresent();
  }

  static boolean wasSeen(Facts facts) {
    return facts.noted("finding.inPersonVisit").filter(visit -> Boolean.parseBoolean(visit.value())).isPresent();
  }

  /** Until when such a plan may be followed without a visit; absent where it does not matter, or a visit was recorded. */
  static @Nullable Instant visitBy(Plan plan, Facts facts, Instant at, EvaluationPolicy policy) {
    return plan.route().equals(Route.HOME.name()) && !wasSeen(facts) ? policy.telehealth().openUntil(at).orElse(at) : null;
  }
}
