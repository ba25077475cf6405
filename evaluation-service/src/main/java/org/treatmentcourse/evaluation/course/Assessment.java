package org.treatmentcourse.evaluation.course;

import java.util.List;
import org.treatmentcourse.contracts.EvaluationEvent.EligibilityAssessed;
import org.treatmentcourse.contracts.EvaluationEvent.Finding;
import org.treatmentcourse.contracts.EvaluationEvent.Outcome;
import org.treatmentcourse.contracts.EvaluationEvent.Severity;

/**
 * What the rules say; a recommendation, never a decision.
 *
 * @param findings rules that fired or could not be judged, by rule id
 * @param missing names of the facts that were needed and absent, for the work list
 * @param policyVersion of the pack that was applied
 */
public record Assessment(Outcome recommendation, List<Finding> findings, List<String> missing, String policyVersion) {
  /** Before the work-up begins. */
  public static final Assessment NONE = new Assessment(Outcome.NEEDS_REVIEW, List.of(), List.of(), "");

  public Assessment {
    findings = List.copyOf(findings);
    missing = List.copyOf(missing);
  }

  /** Every finding but a caution stands between the patient and a plan until it is dealt with. */
  public List<Finding> blocking() {
    return findings.stream().filter(finding -> finding.severity() != Severity.CAUTION).toList();
  }

  boolean saysTheSameAs(Assessment other) {
    return recommendation == other.recommendation && findings.equals(other.findings);
  }

  EligibilityAssessed asEvent() {
    return new EligibilityAssessed(recommendation, findings, policyVersion);
  }
}
