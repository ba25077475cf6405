package org.treatmentcourse.evaluation.course;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.EvaluationEvent.Finding;
import org.treatmentcourse.contracts.EvaluationEvent.Outcome;
import org.treatmentcourse.evaluation.course.rules.Scope;

/**
 * What a clinician decided, with everything needed to replay and explain it. Its rationale is free text and stays here.
 *
 * @param by who decided, as the token names them
 * @param policyDigest of the content of the pack, by which it is kept; absent in decisions of an earlier version
 * @param resolved findings the clinician has dealt with
 * @param inputs every fact at the time, as the rules saw it
 * @param scope what the rules were applied for; absent in decisions of an earlier version
 * @param weightKg dosing weight at the time
 * @param lapsedAt when it ran out unused; absent while it stands
 */
public record EligibilityDecision(
    String id,
    Outcome outcome,
    String rationale,
    String by,
    Instant decidedAt,
    Instant expiresAt,
    String policyVersion,
    @Nullable String policyDigest,
    List<Finding> findings,
    List<Finding> resolved,
    List<Input> inputs,
    @Nullable Scope scope,
    @Nullable Double weightKg,
    @Nullable Instant lapsedAt) {

  public EligibilityDecision {
    findings = List.copyOf(findings);
    resolved = List.copyOf(resolved);
    inputs = List.copyOf(inputs);
  }

  public boolean allowsTreatment() {
    return outcome == Outcome.ELIGIBLE || outcome == Outcome.ELIGIBLE_WITH_CONDITIONS;
  }

  EligibilityDecision lapsed(Instant at) {
    return new EligibilityDecision(id, outcome, rationale, by, decidedAt, expiresAt, policyVersion, policyDigest, findings, resolved, inputs, scope, weightKg, at);
  }
}
