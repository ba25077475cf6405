package org.treatmentcourse.scheduling.course;

/** Nobody waits for a person's decision about this patient's risk, and the risk was asked about today. */
final class RiskGate implements Gate {

  @Override
  public Verdict judge(Try at) {
    Risk risk = at.known().risk();
    boolean asked = at.policy().risk().instruments().stream().allMatch(key -> risk.assessed(key, at.now(), at.policy().risk()));
    return Verdict.unless(!risk.open() && !risk.alarming(at.policy().risk(), at.route()), "RISK_OPEN").and(Verdict.unless(asked, "RISK_UNKNOWN"));
  }
}
