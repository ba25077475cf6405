package org.treatmentcourse.scheduling.course;

import org.treatmentcourse.contracts.decide.Decision;
import org.treatmentcourse.contracts.decide.Refusal;

/** The noes that several steps share. */
final class Refusals {
  private Refusals() {}

  static Decision<Series> unknown(Series series, int number) {
    return Decision.refuse(series, Refusal.of("SESSION_UNKNOWN", "session", "the plan has no session " + number));
  }

  static Decision<Series> notBooked(Series series, Planned planned) {
    return Decision.refuse(series, Refusal.of("SESSION_NOT_BOOKED", "session", "session " + planned.number() + " has no appointment"));
  }

  static Decision<Series> wrongDay(Series series, Booked booked) {
    return Decision.refuse(
        series, Refusal.of("WRONG_DAY", "session", "session " + booked.number() + " is booked for " + booked.appointment().date()));
  }

  static Decision<Series> notHere(Series series, Session session) {
    return Decision.refuse(series, Refusal.of("NOT_CHECKED_IN", "session", "the patient has not checked in for session " + session.number()));
  }

  static Decision<Series> begun(Series series, Session session) {
    return Decision.refuse(series, Refusal.of("SESSION_BEGUN", "session", "the dose of session " + session.number() + " has already begun"));
  }

  static Decision<Series> notDosing(Series series, Session session) {
    return Decision.refuse(series, Refusal.of("DOSE_NOT_STARTED", "session", "no dose has been started in session " + session.number()));
  }
}
