package org.treatmentcourse.scheduling.course;

/** The fasting times of the route were kept. */
final class FastingGate implements Gate {

  @Override
  public Verdict judge(Try at) {
    Arrival.Told fasted = at.session().arrival().fasted();
    return fasted == null ? Verdict.fail("FASTING_UNKNOWN") : Verdict.unless(fasted.yes(), "NOT_FASTED");
  }
}
