package org.treatmentcourse.scheduling.query;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.Plan;
import org.treatmentcourse.contracts.SchedulingEvent.Booking;
import org.treatmentcourse.contracts.policy.SchedulingPolicy;
import org.treatmentcourse.scheduling.course.AdverseEvent;
import org.treatmentcourse.scheduling.course.Appointment;
import org.treatmentcourse.scheduling.course.Availability;
import org.treatmentcourse.scheduling.course.Awaited;
import org.treatmentcourse.scheduling.course.Booked;
import org.treatmentcourse.scheduling.course.CheckedIn;
import org.treatmentcourse.scheduling.course.Completed;
import org.treatmentcourse.scheduling.course.Departure;
import org.treatmentcourse.scheduling.course.Dosing;
import org.treatmentcourse.scheduling.course.Held;
import org.treatmentcourse.scheduling.course.Known;
import org.treatmentcourse.scheduling.course.Observing;
import org.treatmentcourse.scheduling.course.OnSite;
import org.treatmentcourse.scheduling.course.Offer;
import org.treatmentcourse.scheduling.course.Planned;
import org.treatmentcourse.scheduling.course.Reading;
import org.treatmentcourse.scheduling.course.RemsForm;
import org.treatmentcourse.scheduling.course.Running;
import org.treatmentcourse.scheduling.course.Series;
import org.treatmentcourse.scheduling.course.SeriesHold;
import org.treatmentcourse.scheduling.course.Session;
import org.treatmentcourse.scheduling.course.Vitals;
import org.treatmentcourse.scheduling.course.Waiting;
import org.treatmentcourse.scheduling.course.Watch;

/**
 * A series as staff see it; no personal data.
 *
 * @param blocks codes of what stops bookings or starts
 * @param hold what holds the series after something serious, or last did
 */
record SeriesView(
    String courseId,
    @Nullable String site,
    @Nullable Plan plan,
    List<String> blocks,
    int noShows,
    @Nullable OfferView offer,
    @Nullable Availability availability,
    @Nullable Waiting waiting,
    @Nullable SeriesHold hold,
    List<AdverseEvent> adverseEvents,
    List<SessionView> sessions) {

  SeriesView {
    blocks = List.copyOf(blocks);
    adverseEvents = List.copyOf(adverseEvents);
    sessions = List.copyOf(sessions);
  }

  /** Chairs kept while the patient decides. */
  record OfferView(Instant until, List<Booking> bookings) {
    OfferView {
      bookings = List.copyOf(bookings);
    }

    static @Nullable OfferView of(@Nullable Offer offer) {
      return offer == null ? null : new OfferView(offer.until(), offer.appointments().stream().map(Appointment::booking).toList());
    }
  }

  /**
   * @param status {@code TO_BOOK, BOOKED, CHECKED_IN, HELD, DOSING, PAUSED, OBSERVING, COMPLETED}
   * @param reason why it lost its time, was held or was stopped, or how it ended if not with a discharge
   * @param failures gates that failed at the last try
   * @param releasedAt when a prescriber said that the patient may leave; absent if nobody did, or if it was taken back
   * @param vitals of a session that has not been completed
   * @param doseEndsAt when the ordered administration is over, while it runs
   * @param vitalsDueAt when the next set of vitals is due
   * @param vitalsAlarmAt when a missing set raises an alarm
   * @param observedUntil end of the least observation, once it has begun
   * @param formDueAt when the monitoring form has to be there, while nobody has sent it
   * @param formSentAt when it was sent
   */
  record SessionView(
      int session,
      String status,
      int planVersion,
      int doseMg,
      @Nullable Booking booking,
      @Nullable Instant rebookBy,
      boolean atRisk,
      @Nullable String reason,
      List<String> failures,
      @Nullable Instant startedAt,
      @Nullable Integer deliveredMg,
      @Nullable Instant releasedAt,
      List<Reading> vitals,
      @Nullable Instant doseEndsAt,
      @Nullable Instant vitalsDueAt,
      @Nullable Instant vitalsAlarmAt,
      @Nullable Instant observedUntil,
      @Nullable Instant formDueAt,
      @Nullable Instant formSentAt) {

    SessionView {
      failures = List.copyOf(failures);
      vitals = List.copyOf(vitals);
    }

    SessionView watched(Watch watch, @Nullable Instant doseEnds, @Nullable Instant observed) {
      return new SessionView(
          session, status, planVersion, doseMg, booking, rebookBy, atRisk, reason, failures, startedAt, deliveredMg, releasedAt, vitals,
          doseEnds, watch.due(), watch.alarmAt(), observed, null, null);
    }

    SessionView formed(@Nullable RemsForm form) {
      return new SessionView(
          session, status, planVersion, doseMg, booking, rebookBy, atRisk, reason, failures, startedAt, deliveredMg, releasedAt, vitals,
          doseEndsAt, vitalsDueAt, vitalsAlarmAt, observedUntil,
          form instanceof RemsForm.Open open ? open.dueAt() : null, form instanceof RemsForm.Sent sent ? sent.at() : null);
    }
  }

  static SeriesView of(Series series, SchedulingPolicy policy) {
    Known known = series.known();
    return switch (series) {
      case Awaited awaited -> new SeriesView(awaited.course().courseId(), null, known.plan(), blocks(known), 0, null, null, null, null, List.of(), List.of());
      case Running running -> {
        List<String> blocks = new ArrayList<>(blocks(known));
        if (running.noShows().contactDue()) {
          blocks.add("BOOKING_ON_HOLD");
        }
        if (running.harm().held()) {
          blocks.add("SERIES_HELD");
        }
        List<SessionView> sessions = running.sessions().stream().map(session -> of(session, known, policy)).toList();
        OfferView offer = OfferView.of(running.offer());
        yield new SeriesView(
            running.course().courseId(), running.site(), known.plan(), blocks, running.noShows().count(), offer, running.availability(), running.waiting(),
            running.harm().hold(), running.harm().events(), sessions);
      }
    };
  }

  private static List<String> blocks(Known known) {
    List<String> codes = new ArrayList<>();
    if (known.closed() != null) {
      codes.add("COURSE_CLOSED");
    }
    if (known.suspensions().active()) {
      codes.add("PLAN_SUSPENDED");
    }
    if (known.risk().open()) {
      codes.add("RISK_OPEN");
    }
    if (known.blockedBy().any()) {
      codes.add("COURSE_BLOCKED");
    }
    return codes;
  }

  private static SessionView of(Session session, Known known, SchedulingPolicy policy) {
    Booking booking = session.place().map(Appointment::booking).orElse(null);
    return switch (session) {
      case Planned waiting -> {
        String reason = Optional.ofNullable(waiting.setback()).map(Planned.Setback::code).orElse(null);
        yield view(session, "TO_BOOK", null, waiting.rebookBy(), waiting.atRisk(), reason, List.of(), null, null, List.of());
      }
      case Booked booked -> running(session, "BOOKED", booking, null, List.of(), null, null, Vitals.NONE);
      case OnSite here ->
          switch (here) {
            case CheckedIn in -> running(session, "CHECKED_IN", booking, null, List.of(), null, null, in.vitals());
            case Held held ->
                running(
                    session, "HELD", booking, held.failures().stream().findFirst().orElse(null), held.failures(), null, null, held.vitals());
          };
      case Dosing dosing ->
          running(session, dosing.paused() ? "PAUSED" : "DOSING", booking, null, List.of(), dosing.startedAt(), null, dosing.vitals())
              .watched(dosing.watch(), dosing.startedAt().plus(Duration.ofMinutes(dosing.order().durationMin())), null);
      case Observing after ->
          running(session, "OBSERVING", booking, after.stopped(), List.of(), after.startedAt(), after.deliveredMg(), after.vitals())
              .watched(after.watch(), null, leastUntil(after, known, policy));
      case Completed done ->
          view(session, "COMPLETED", null, null, false, how(done), List.of(), done.startedAt(), done.deliveredMg(), List.of())
              .formed(done.form());
    };
  }

  private static @Nullable String how(Completed done) {
    return switch (done.how()) {
      case null -> null;
      case Departure.Discharged usual -> null;
      case Departure.AgainstAdvice left -> "LEFT_AGAINST_ADVICE";
      case Departure.Transferred taken -> "TRANSFERRED_ACUTE";
    };
  }

  /** Null if nothing is known of the route; then nobody is let go either. */
  private static @Nullable Instant leastUntil(Observing after, Known known, SchedulingPolicy policy) {
    SchedulingPolicy.@Nullable RouteTimes route = policy.routes().get(after.order().route());
    return route == null ? null : after.leastUntil(route, known, policy.discharge());
  }

  private static SessionView running(
      Session session,
      String status,
      @Nullable Booking booking,
      @Nullable String reason,
      List<String> failures,
      @Nullable Instant startedAt,
      @Nullable Integer deliveredMg,
      Vitals vitals) {
    return view(session, status, booking, null, false, reason, failures, startedAt, deliveredMg, vitals.readings());
  }

  private static SessionView view(
      Session session,
      String status,
      @Nullable Booking booking,
      @Nullable Instant rebookBy,
      boolean atRisk,
      @Nullable String reason,
      List<String> failures,
      @Nullable Instant startedAt,
      @Nullable Integer deliveredMg,
      List<Reading> vitals) {
    return new SessionView(
        session.number(),
        status,
        session.order().planVersion(),
        session.order().doseMg(),
        booking,
        rebookBy,
        atRisk,
        reason,
        failures,
        startedAt,
        deliveredMg,
        session instanceof Observing after && after.release() != null ? after.release().at() : null,
        vitals,
        null,
        null,
        null,
        null,
        null,
        null);
  }
}
