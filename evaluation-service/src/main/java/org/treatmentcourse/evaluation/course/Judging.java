package org.treatmentcourse.evaluation.course;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.treatmentcourse.contracts.ServiceEvent;
import org.treatmentcourse.contracts.policy.EvaluationPolicy;
import org.treatmentcourse.evaluation.course.rules.FactReader;
import org.treatmentcourse.evaluation.course.rules.RuleBook;
import org.treatmentcourse.evaluation.course.rules.Scope;
import org.treatmentcourse.evaluation.course.rules.Snapshot;

/**
 * Applies the rules to a dossier, and says so only when they say something new.
 *
 * @param snapshot what the rules saw
 * @param scope what they were applied for
 */
record Judging(Dossier dossier, Snapshot snapshot, Scope scope, List<ServiceEvent> said) {

  private static Judging of(Dossier dossier, Instant asOf, Scope scope, EvaluationPolicy policy) {
    Snapshot snapshot = snapshot(dossier, asOf, policy);
    Assessment now = RuleBook.assess(snapshot, scope, policy);
    boolean known = now.saysTheSameAs(dossier.assessment()) && !dossier.assessment().equals(Assessment.NONE);
    return new Judging(dossier.with(now), snapshot, scope, known ? List.of() : List.of(now.asEvent()));
  }

  /** While nobody treats: everything up to the newest fact counts. */
  static Judging of(Open state, EvaluationPolicy policy) {
    return of(state.dossier(), state.dossier().facts().asOf(), Scope.of(state.dossier().referral(), false, policy), policy);
  }

  /** A person asks: evidence has aged up to this moment. */
  static Judging of(Open state, Instant now, EvaluationPolicy policy) {
    return of(state.with(state.dossier().with(state.dossier().facts().at(now))), policy);
  }

  /** While a plan is in force: evidence does not age, and what was asked for the decision only is not asked again. */
  static Judging of(Planned state, EvaluationPolicy policy) {
    return of(state.dossier(), state.approvedAt(), state.scope(policy), policy);
  }

  /** @param asOf ages of evidence are counted up to here */
  static Snapshot snapshot(Dossier dossier, Instant asOf, EvaluationPolicy policy) {
    Told told = Objects.requireNonNull(dossier.facts().told(), "intake tells age and sex when it refers a course");
    return FactReader.snapshot(dossier.referral(), dossier.facts(), told, asOf, policy);
  }
}
