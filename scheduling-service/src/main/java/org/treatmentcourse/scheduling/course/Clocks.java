package org.treatmentcourse.scheduling.course;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.decide.Timer;

/** Which clocks a session has running. */
final class Clocks {
  static final String NO_SHOW = "no-show";
  static final String NOT_DOSED = "not-dosed";
  static final String AWAITING = "awaiting-evaluation";
  static final String REBOOK = "rebook-by";
  static final String VITALS = "vitals-overdue";
  static final String REMS_FORM = "rems-form";

  private Clocks() {}

  static List<Timer> of(Running running, Session session) {
    int n = session.number();
    return switch (session) {
      case Planned planned -> planned.atRisk() || running.known().blocked() ? List.of() : alarm(REBOOK, n, planned.rebookBy());
      case Booked booked -> List.of(Timer.assumption(NO_SHOW + "/" + n, booked.noShowAt()));
      case OnSite here -> Stream.concat(awaiting(running, here).stream(), Stream.of(Timer.assumption(NOT_DOSED + "/" + n, here.dayEnds()))).toList();
      case Dosing dosing -> alarm(VITALS, n, dosing.watch().alarmAt());
      case Observing observing -> alarm(VITALS, n, observing.watch().alarmAt());
      case Completed done -> alarm(REMS_FORM, n, done.unsent().map(RemsForm.Open::nextAt).orElse(null));
    };
  }

  private static List<Timer> awaiting(Running running, OnSite here) {
    return Medication.awaited(here, running.known().medication()) ? alarm(AWAITING, here.number(), here.arrival().evaluationBy()) : List.of();
  }

  private static List<Timer> alarm(String name, int session, @Nullable Instant at) {
    return at == null ? List.of() : List.of(Timer.alarm(name + "/" + session, at));
  }
}
