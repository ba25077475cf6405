package org.treatmentcourse.messaging;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.treatmentcourse.contracts.policy.PolicyBook;

/** A service that does not start because of its policy says so in three lines, not in a stack trace. */
final class UnusablePolicy extends AbstractFailureAnalyzer<PolicyBook.Unusable> {

  @Override
  protected FailureAnalysis analyze(Throwable root, PolicyBook.Unusable cause) {
    return new FailureAnalysis(
        String.valueOf(cause.getMessage()), "Correct the field in that file, or take the pack of this build by leaving TREATMENTCOURSE_POLICY_DIR unset.", cause);
  }
}
