package org.treatmentcourse.scheduling.course;

import java.util.List;
import org.treatmentcourse.contracts.SchedulingEvent.SeriesAtRisk;
import org.treatmentcourse.contracts.SchedulingEvent.SessionCancelled;
import org.treatmentcourse.contracts.SchedulingEvent.SessionHeld;
import org.treatmentcourse.contracts.SchedulingEvent.SessionMissed;
import org.treatmentcourse.contracts.SchedulingEvent.VitalsOverdue;
import org.treatmentcourse.contracts.ServiceEvent;
import org.treatmentcourse.contracts.decide.Decision;
import org.treatmentcourse.contracts.decide.Occurrence;
import org.treatmentcourse.contracts.decide.Timer;
import org.treatmentcourse.contracts.policy.SchedulingPolicy;
import org.treatmentcourse.scheduling.course.Running.NoShows;

/** What follows when a clock of the series has run out. */
public final class Due {
  private Due() {}

  public static Decision<Series> fired(Running running, Timer timer, SchedulingPolicy policy, Occurrence when) {
    Change change =
        timer.name().equals(Offers.ENDS)
            ? new Change(running.letGo(), Offers.ended(running, "EXPIRED"))
            : one(running, session(running, timer), timer, policy, when);
    return Decision.accept(change.running(), change.events());
  }

  private static Change one(Running running, Session session, Timer timer, SchedulingPolicy policy, Occurrence when) {
    return switch (session) {
      case Planned late ->
          new Change(
              running.with(new Planned(late.order(), late.rebookBy(), true, late.setback())),
              List.of(new SeriesAtRisk(late.number(), "NOT_REBOOKED_IN_TIME")));
      case Booked absent -> missed(running, absent, policy, when);
      case OnSite waiting when timer.name().startsWith(Clocks.AWAITING) -> {
        List<String> failures = List.of(Medication.AWAITING);
        OnSite told = waiting.arrived(waiting.arrival().waitedFor());
        yield new Change(running.with(Held.of(told, failures)), List.of(new SessionHeld(waiting.number(), Medication.AWAITING, failures)));
      }
      case OnSite undosed ->
          new Change(
              Slots.dropped(running, undosed, undosed.appointment(), "NOT_DOSED", when.now()),
              List.of(new SessionCancelled(undosed.number(), Slots.BY_CLINIC, true)));
      case Dosing dosing -> {
        Watch watch = dosing.watch().raised(dosing.vitals(), dosing.pace(policy));
        yield new Change(running.with(dosing.watched(watch)), overdue(dosing.number(), dosing.watch()));
      }
      case Observing observing -> {
        Watch watch = observing.watch().raised(observing.vitals(), Pace.after(observing.order(), policy));
        yield new Change(running.with(observing.watched(watch)), overdue(observing.number(), observing.watch()));
      }
      case Completed done -> RemsForms.urged(running, done);
    };
  }

  /** A missed session takes no place in the count; it waits for a new time. */
  private static Change missed(Running running, Booked absent, SchedulingPolicy policy, Occurrence when) {
    int count = running.noShows().count() + 1;
    Running next =
        Slots.dropped(running, absent, absent.appointment(), "NO_SHOW", when.now())
            .with(new NoShows(count, count >= policy.noShow().holdBookingAfter()));
    return new Change(next, List.of(new SessionMissed(absent.number(), Slots.rebookBy(running, absent, absent.appointment()))));
  }

  private static List<ServiceEvent> overdue(int session, Watch watch) {
    return watch.due() == null ? List.of() : List.of(new VitalsOverdue(session, watch.due()));
  }

  private static Session session(Running running, Timer timer) {
    int number = Integer.parseInt(timer.name().substring(timer.name().indexOf('/') + 1));
    return running.session(number).orElseThrow(() -> new IllegalStateException("no session for the clock " + timer.name()));
  }
}
