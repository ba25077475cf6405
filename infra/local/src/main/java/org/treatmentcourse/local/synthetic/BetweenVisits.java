package org.treatmentcourse.local.synthetic;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.treatmentcourse.contracts.ClinicEvent;

/** What patients answer at home: the check-in of the next day, and a PHQ-9 each week while no session is near. */
final class BetweenVisits {

  private static final List<LocalTime> TIMES = List.of(LocalTime.of(9, 0), LocalTime.of(15, 0), LocalTime.of(18, 0));
  private static final int FIRST_AFTER_DAYS = 3;
  private static final int WEEK = 7;
  private static final int MOST_WEEKS = 6;

  private BetweenVisits() {}

  static void look(Agenda agenda) {
    agenda.chart().checkIns().forEach((session, window) -> checkIn(agenda, session, window));
    agenda.chart().lastCompleted().ifPresent(visit -> weekly(agenda, visit));
  }

  private static void checkIn(Agenda agenda, int session, Chart.Window window) {
    String key = "check-in/" + session;
    boolean late = agenda.chance().happens(key + "/late", 0.03);
    if (agenda.chance().happens(key, agenda.patient().habits().answersCheckIn())) {
      Instant at = late ? window.until().plus(Duration.ofHours(3))
          : agenda.diary().within(window.from(), window.until(), agenda.chance().pick(key + "/time", TIMES));
      agenda.propose(Act.report(at, key, agenda.answers().checkIn(session)));
    }
  }

  private static void weekly(Agenda agenda, Visit last) {
    LocalDate left = agenda.diary().day(last.since());
    for (int week = 0; week < MOST_WEEKS; week++) {
      String occasion = "weekly/" + last.session() + "/" + week;
      LocalDate day = left.plusDays(FIRST_AFTER_DAYS + (long) week * WEEK);
      boolean near = agenda.chart().visits().stream()
          .anyMatch(visit -> visit.status().isWaitedFor() && !visit.booking().date().isAfter(day.plusDays(1)));
      if (near) {
        return;
      }
      if (!agenda.isDone(occasion)) {
        agenda.propose(Act.report(agenda.diary().at(day, LocalTime.of(9, 0)), occasion, forms(agenda, last.session(), occasion)));
        return;
      }
    }
  }

  /** A remote form that mentions death is followed by the screen at once. */
  private static ClinicEvent[] forms(Agenda agenda, int session, String occasion) {
    int risk = Math.min(agenda.answers().risk(occasion), 1);
    ClinicEvent phq9 = agenda.answers().phq9(session, occasion, risk);
    return risk > 0 ? new ClinicEvent[] {phq9, agenda.answers().screen(risk)} : new ClinicEvent[] {phq9};
  }
}
