package org.treatmentcourse.scheduling.course;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.treatmentcourse.contracts.SchedulingEvent.SessionCancelled;
import org.treatmentcourse.contracts.ServiceEvent;
import org.treatmentcourse.contracts.policy.SchedulingPolicy;

/** How sessions lose their time. */
final class Slots {
  static final String BY_CLINIC = "CLINIC";
  static final String BY_PATIENT = "PATIENT";

  /** Why a session lost its time that nobody asked to give up. */
  static final String RELEASED = "RELEASED";

  private Slots() {}

  /** The session keeps its number, its chair is given back, and a new time is to be found. */
  static Running dropped(Running running, Session session, Appointment appointment, String code, Instant now) {
    return running
        .with(new Planned(session.order(), rebookBy(running, session, appointment), false, new Planned.Setback(code, now)))
        .freeing(appointment);
  }

  /** The longest gap counts from the dose before; a first session has none, so its own appointment stands in. */
  static Instant rebookBy(Running running, Session session, Appointment appointment) {
    return running.doseBefore(session.number()).orElse(appointment.startsAt()).plus(Duration.ofDays(session.order().maxGapDays()));
  }

  /** Gives back every booking that has not begun, and what was kept for the patient. */
  static Change released(Running running, String by, SchedulingPolicy policy, Instant now) {
    Running next = running.letGo();
    List<ServiceEvent> events = new ArrayList<>(Offers.ended(running, "WITHDRAWN"));
    for (Session session : running.sessions()) {
      if (session instanceof Booked booked) {
        next = dropped(next, booked, booked.appointment(), RELEASED, now);
        events.add(new SessionCancelled(booked.number(), by, late(booked.appointment(), policy, now)));
      }
    }
    return new Change(next, events);
  }

  static boolean late(Appointment appointment, SchedulingPolicy policy, Instant now) {
    return now.plus(Duration.ofHours(policy.cancellation().noticeHours())).isAfter(appointment.startsAt());
  }
}
