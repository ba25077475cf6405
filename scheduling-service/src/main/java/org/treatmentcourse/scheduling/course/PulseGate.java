package org.treatmentcourse.scheduling.course;

import org.treatmentcourse.contracts.policy.SchedulingPolicy;

/** Heart rate and oxygen saturation, where measured. */
final class PulseGate implements Gate {

  @Override
  public Verdict judge(Try at) {
    SchedulingPolicy.Vitals policy = at.policy().vitals();
    int heartRate = at.vitals().lastKnown(Reading::heartRate).orElse(policy.hrMin());
    int spo2 = at.vitals().lastKnown(Reading::spo2).orElse(policy.spo2Min());
    return Verdict.unless(heartRate >= policy.hrMin() && heartRate <= policy.hrMax(), "HR_REVIEW")
        .and(Verdict.unless(spo2 >= policy.spo2Min(), "SPO2_REVIEW"));
  }
}
