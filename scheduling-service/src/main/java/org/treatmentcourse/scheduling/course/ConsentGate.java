package org.treatmentcourse.scheduling.course;

/** Every consent that a dose needs is active now; the code names the one that is not, e.g. {@code CONSENT_NO_DRIVING}. */
final class ConsentGate implements Gate {

  @Override
  public Verdict judge(Try at) {
    return at.policy().requiredConsents().stream()
        .map(consent -> Verdict.unless(at.known().consents().active(consent), "CONSENT_" + consent))
        .reduce(Verdict.PASS, Verdict::and);
  }
}
