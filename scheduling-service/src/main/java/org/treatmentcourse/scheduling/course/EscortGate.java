package org.treatmentcourse.scheduling.course;

/** Someone is known who takes the patient home. */
final class EscortGate implements Gate {

  @Override
  public Verdict judge(Try at) {
    Arrival.Told escort = at.session().arrival().escort();
    return escort == null ? Verdict.fail("ESCORT_UNKNOWN") : Verdict.unless(escort.yes(), "ESCORT_ABSENT");
  }
}
