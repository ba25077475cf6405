package org.treatmentcourse.dashboard.row;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.SchedulingEvent;
import org.treatmentcourse.contracts.SchedulingEvent.Booking;
import org.treatmentcourse.contracts.decide.Occurrence;
import org.treatmentcourse.dashboard.row.Sitting.Status;

/**
 * From {@code scheduling.events}.
 *
 * @param sessions by number
 * @param atRisk session that could not keep its spacing and has no new time yet
 * @param serious whether there was a serious adverse event
 */
public record Series(List<Sitting> sessions, @Nullable Integer atRisk, boolean serious) {
  static final Series NONE = new Series(List.of(), null, false);

  Series hear(SchedulingEvent event, Occurrence when) {
    Instant at = when.occurredAt();
    return switch (event) {
      case SchedulingEvent.SessionsBooked e -> booked(e.bookings(), at);
      case SchedulingEvent.SessionsOffered none -> this;
      case SchedulingEvent.OfferEnded none -> this;
      case SchedulingEvent.SessionCancelled e ->
          change(e.session(), s -> s.now(Status.CANCELLED, e.late() ? e.by() + "_LATE" : e.by(), at));
      case SchedulingEvent.SessionMissed e -> change(e.session(), s -> s.missed(e.rebookBy(), at));
      case SchedulingEvent.SeriesAtRisk e -> new Series(sessions, e.session(), serious);
      case SchedulingEvent.SessionCheckedIn e -> change(e.session(), s -> s.now(Status.CHECKED_IN, null, at));
      case SchedulingEvent.SessionCleared e -> change(e.session(), s -> s.now(Status.CLEARED, null, at));
      case SchedulingEvent.SessionHeld e -> change(e.session(), s -> s.held(e.reason(), at));
      case SchedulingEvent.DoseStarted e -> change(e.session(), s -> s.dosing(e.doseMg(), at));
      case SchedulingEvent.DoseCompleted e -> change(e.session(), s -> s.delivered(Status.OBSERVING, e.deliveredMg(), at));
      case SchedulingEvent.VitalsOverdue e -> change(e.session(), Sitting::withoutVitals);
      case SchedulingEvent.AdverseEventRecorded e ->
          new Series(change(e.session(), s -> s.graded(e.grade())).sessions(), atRisk, serious || e.serious());
      case SchedulingEvent.LeftAgainstAdvice e -> change(e.session(), s -> s.because("LEFT_AGAINST_ADVICE"));
      case SchedulingEvent.TransferredAcute e -> change(e.session(), s -> s.because("TRANSFERRED_ACUTE"));
      case SchedulingEvent.RemsFormPrepared e -> change(e.session(), s -> s.with(new Sitting.Form(e.dueAt(), false)));
      case SchedulingEvent.RemsFormUnsent none -> this;
      case SchedulingEvent.RemsFormBreached e -> change(e.session(), s -> s.with(new Sitting.Form(e.dueAt(), true)));
      case SchedulingEvent.RemsFormSubmitted e -> change(e.session(), s -> s.with((Sitting.Form) null));
      case SchedulingEvent.SessionCompleted e -> change(e.session(), s -> s.delivered(Status.COMPLETED, e.deliveredMg(), at));
      case SchedulingEvent.CourseBlocked e -> throw new IllegalArgumentException("is gathered over all topics");
      case SchedulingEvent.CourseUnblocked e -> throw new IllegalArgumentException("is gathered over all topics");
      case SchedulingEvent.InfusionPaused e -> throw new IllegalArgumentException("travels on the safety stream");
      case SchedulingEvent.InfusionResumed e -> throw new IllegalArgumentException("travels on the safety stream");
      case SchedulingEvent.SeriesHeld e -> throw new IllegalArgumentException("travels on the safety stream");
      case SchedulingEvent.SeriesReleased e -> throw new IllegalArgumentException("travels on the safety stream");
      case SchedulingEvent.InfusionStopped e -> throw new IllegalArgumentException("travels on the safety stream");
    };
  }

  private Series booked(List<Booking> bookings, Instant at) {
    Series next = this;
    for (Booking booking : bookings) {
      Series with = next.change(booking.session(), s -> s.booked(booking, at));
      boolean safe = with.atRisk != null && with.atRisk == booking.session();
      next = new Series(with.sessions(), safe ? null : with.atRisk, serious);
    }
    return next;
  }

  private Series change(int number, UnaryOperator<Sitting> change) {
    List<Sitting> all = new ArrayList<>(sessions);
    Sitting old = all.stream().filter(s -> s.session() == number).findFirst().orElseGet(() -> Sitting.unknown(number));
    all.removeIf(s -> s.session() == number);
    all.add(change.apply(old));
    all.sort(Comparator.comparingInt(Sitting::session));
    return new Series(List.copyOf(all), atRisk, serious);
  }

  int completed() {
    return (int) sessions.stream().filter(s -> s.status() == Status.COMPLETED).count();
  }

  /** The highest number that was completed; 0 for none. */
  int lastCompleted() {
    return sessions.stream().filter(s -> s.status() == Status.COMPLETED).mapToInt(Sitting::session).max().orElse(0);
  }

  boolean hasBegun() {
    return sessions.stream().anyMatch(s -> s.status().hasBegun());
  }
}
