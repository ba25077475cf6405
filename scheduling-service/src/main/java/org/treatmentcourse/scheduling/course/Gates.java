package org.treatmentcourse.scheduling.course;

import java.util.List;

/** Every gate, in the order in which a failure is named first. */
final class Gates {
  private static final List<Gate> ALL =
      List.of(
          new PlanGate(),
          new BlockageGate(),
          new SeriesHoldGate(),
          new RemsFormGate(),
          new ConsentGate(),
          new RiskGate(),
          new SpacingGate(),
          new ArrivalGate(),
          new PlaceGate(),
          new MedicationGate(),
          new ManiaGate(),
          new BloodPressureGate(),
          new PulseGate());

  private Gates() {}

  static Gate.Verdict judge(Gate.Try at) {
    return ALL.stream().map(gate -> gate.judge(at)).reduce(Gate.Verdict.PASS, Gate.Verdict::and);
  }
}
