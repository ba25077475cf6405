package org.treatmentcourse.evaluation.course;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.treatmentcourse.contracts.EvaluationEvent.Outcome;
import org.treatmentcourse.contracts.EvaluationEvent.Severity;
import org.treatmentcourse.contracts.policy.EvaluationPolicy;

/** What a course waits for, in the eyes of those who work it up. */
public enum Stage {
  WAITING_FOR_INTAKE(Referred.class),
  /** Something has to be recorded before a decision for treatment is possible; one against it may be made all the same. */
  EVIDENCE_MISSING(Open.class),
  /** A rule fired that a person has to look into. */
  NEEDS_REVIEW(Open.class),
  READY_TO_DECIDE(Open.class),
  /** Decided for treatment, or against it; a decision that no longer holds does not count. */
  DECIDED_WITHOUT_PLAN(Open.class),
  PLAN_IN_FORCE(Planned.class),
  SUSPENDED(Planned.class),
  ENDED(Ended.class);

  private final Class<? extends Evaluation> state;

  Stage(Class<? extends Evaluation> state) {
    this.state = state;
  }

  /** Names of the states in which a course may be in one of these stages. */
  public static List<String> states(List<Stage> stages) {
    return stages.stream().map(stage -> stage.state.getSimpleName()).distinct().toList();
  }

  /** Every stage in which somebody still has something to do, or may have. */
  public static List<Stage> going() {
    return Arrays.stream(values()).filter(stage -> stage != ENDED).toList();
  }

  /**
   * @param dossier judged as of the same moment: evidence grows old while nobody looks
   * @param now business time
   */
  static Stage of(Dossier dossier, Instant now, EvaluationPolicy policy) {
    EligibilityDecision decision = dossier.decision();
    if (decision != null && (!decision.allowsTreatment() || Standing.whyNot(dossier, now, policy).isEmpty())) {
      return DECIDED_WITHOUT_PLAN;
    }
    Assessment assessment = dossier.assessment();
    if (assessment.findings().stream().anyMatch(finding -> finding.severity() == Severity.INDETERMINATE)) {
      return EVIDENCE_MISSING;
    }
    return assessment.recommendation() == Outcome.NEEDS_REVIEW ? NEEDS_REVIEW : READY_TO_DECIDE;
  }
}
