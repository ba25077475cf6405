package org.treatmentcourse.scheduling.course;

import java.util.ArrayList;
import java.util.List;
import org.treatmentcourse.contracts.Plan;
import org.treatmentcourse.contracts.SchedulingEvent.SessionCancelled;
import org.treatmentcourse.contracts.ServiceEvent;
import org.treatmentcourse.contracts.decide.Decision;
import org.treatmentcourse.contracts.decide.Occurrence;
import org.treatmentcourse.contracts.policy.SchedulingPolicy;

/** The course opens, and its sessions follow the newest plan. */
public final class Plans {
  private Plans() {}

  public static Decision<Series> open(Series series, String site, SchedulingPolicy policy, Occurrence when) {
    return switch (series) {
      case Running running -> Decision.accept(running);
      case Awaited awaited -> {
        Plan plan = awaited.known().plan();
        Running running = Running.opened(awaited.course(), site, awaited.known());
        yield plan == null ? Decision.accept(running) : follow(running, plan, policy, when);
      }
    };
  }

  /** An older version than the one in force changes nothing. */
  public static Decision<Series> adopt(Series series, Plan plan, SchedulingPolicy policy, Occurrence when) {
    Plan old = series.known().plan();
    if (old != null && old.version() >= plan.version()) {
      return Decision.accept(series);
    }
    return switch (series.knowing(series.known().with(plan))) {
      case Awaited awaited -> Decision.accept(awaited);
      case Running running -> follow(running, plan, policy, when);
    };
  }

  /** Sessions that have not begun take the new order; those the plan no longer has go, and so does a slot that no longer fits. */
  private static Decision<Series> follow(Running running, Plan plan, SchedulingPolicy policy, Occurrence when) {
    Running next = running.letGo();
    List<ServiceEvent> events = new ArrayList<>(Offers.ended(running, "WITHDRAWN"));
    List<Session> kept = new ArrayList<>();
    for (Session session : running.sessions()) {
      boolean covered = session.number() >= plan.firstSession() && session.number() <= plan.lastSession();
      Order order = Order.of(plan, session.number(), policy);
      switch (session) {
        case Planned planned when covered -> kept.add(new Planned(order, planned.rebookBy(), planned.atRisk(), planned.setback()));
        case Booked booked when covered && order.needsTheSlotOf(booked.order()) ->
            kept.add(new Booked(order, booked.appointment(), booked.noShowAt()));
        case Booked booked -> {
          next = next.freeing(booked.appointment());
          events.add(new SessionCancelled(booked.number(), Slots.BY_CLINIC, Slots.late(booked.appointment(), policy, when.now())));
          if (covered) {
            kept.add(new Planned(order, null, false, new Planned.Setback(Slots.RELEASED, when.now())));
          }
        }
        case Planned planned -> {
          // the newer plan has no such session
        }
        case OnSite begun -> kept.add(begun);
        case Dosing begun -> kept.add(begun);
        case Observing begun -> kept.add(begun);
        case Completed begun -> kept.add(begun);
      }
    }
    for (int n = plan.firstSession(); n <= plan.lastSession(); n++) {
      int number = n;
      if (kept.stream().noneMatch(session -> session.number() == number)) {
        kept.add(Planned.of(Order.of(plan, number, policy)));
      }
    }
    return Decision.accept(next.withSessions(kept), events);
  }

  /** For facts about a course that no session depends on. */
  public static Decision<Series> note(Series series, Known known) {
    return Decision.accept(series.knowing(known));
  }

}
