package org.treatmentcourse.local.synthetic;

import java.time.Duration;
import org.treatmentcourse.contracts.ClinicEvent.VitalsRecorded;

/** What a measurement of one patient shows, at rest and in the course of a dose. */
final class Pressure {

  private static final int CALM = 5;

  private Pressure() {}

  /**
   * Before the dose.
   *
   * @param repeat 0 for the first, 1 and up for one taken again after some rest
   */
  static VitalsRecorded before(Patient patient, Visit visit, int repeat) {
    Chance chance = patient.chance();
    boolean raised = chance.happens("raised/" + visit.name(), patient.habits().pressureRaised());
    boolean veryHigh = raised && chance.happens("very high/" + visit.name(), 0.35);
    boolean calms = chance.happens("calms/" + visit.name() + "/" + repeat, 0.5);
    int noise = chance.between("noise/" + visit.name() + "/" + repeat, -4, 4);
    int systolic = !raised || (repeat > 0 && calms) ? patient.body().systolic() + noise : (veryHigh ? 184 : 164) + noise;
    return vitals(visit, systolic, patient.body().diastolic() + noise, 99, CALM);
  }

  /** @param since the start of the dose */
  static VitalsRecorded during(Patient patient, Visit visit, Duration since) {
    double share = share(since.toMinutes());
    int noise = patient.chance().between("noise/" + visit.name() + "/d" + since.toMinutes(), -3, 3);
    int systolic = patient.body().systolic() + (int) (share * patient.body().riseSystolic()) + noise;
    int diastolic = patient.body().diastolic() + (int) (share * patient.body().riseSystolic() * 0.6) + noise;
    boolean drowsy = since.toMinutes() <= 70 && patient.chance().happens("drowsy/" + visit.name(), patient.habits().sideEffect());
    return vitals(visit, systolic, diastolic, drowsy ? 95 : 98, drowsy ? 4 : CALM);
  }

  /** Oxygen far too low: the infusion is stopped at once. */
  static VitalsRecorded critical(Patient patient, Visit visit) {
    return vitals(visit, patient.body().systolic() + 10, patient.body().diastolic(), 86, 3);
  }

  private static VitalsRecorded vitals(Visit visit, int systolic, int diastolic, int spo2, int moaas) {
    return new VitalsRecorded(visit.session(), systolic, diastolic, 72 + systolic % 13, 14, spo2, moaas, null);
  }

  /** Highest at about forty minutes, back after ninety (DOMAIN 5.6, {P15}, {P16}). */
  private static double share(long minutes) {
    return minutes <= 40 ? minutes / 40.0 : Math.max(0, 1 - (minutes - 40) / 50.0);
  }
}
