package org.treatmentcourse.followup.course;

import java.util.ArrayList;
import java.util.List;
import org.treatmentcourse.contracts.decide.Timer;

/** Every clock that runs on a course, read off its facts. */
final class Clocks {
  static final String TASK = "task/";
  static final String SCREEN = "screen/";
  static final String CALL = "check-in-call/";
  static final String MISSED = "check-in-missed/";
  static final String OUTREACH = "outreach";
  static final String LOST = "lost";
  static final String OPENS = "measurement-opens/";
  static final String LATE = "measurement-overdue/";
  static final String CLOSES = "measurement-missed/";

  private Clocks() {}

  static List<Timer> of(Chart chart) {
    List<Timer> timers = new ArrayList<>();
    chart.watch().tasks().stream().filter(Watch.Task::ticks).forEach(t -> timers.add(Timer.alarm(TASK + t.id(), t.nextAt())));
    // Silence is taken for a fact: only once everything sent before has been read.
    chart.watch().screens().forEach(s -> timers.add(Timer.assumption(SCREEN + s.id(), s.due())));
    for (CheckIn checkIn : chart.checkIns()) {
      if (checkIn.answeredAt() == null && checkIn.until() != null && checkIn.callAt() != null) {
        if (!checkIn.called() && checkIn.callAt().isBefore(checkIn.until())) {
          timers.add(Timer.assumption(CALL + checkIn.session(), checkIn.callAt()));
        }
        if (!checkIn.missed()) {
          timers.add(Timer.assumption(MISSED + checkIn.session(), checkIn.until()));
        }
      }
    }
    chart.occasions().forEach(occasion -> measurement(timers, occasion));
    Signs.Contact contact = chart.signs().contact();
    if (contact != null && !contact.outreach()) {
      timers.add(Timer.assumption(OUTREACH, contact.outreachAt()));
    }
    if (contact != null && !contact.lost()) {
      timers.add(Timer.assumption(LOST, contact.lostAt()));
    }
    return timers;
  }

  /** The next one takes the place of one that has not been missed yet, if their windows overlap. */
  private static void measurement(List<Timer> timers, Occasion occasion) {
    if (occasion.next() != null) {
      timers.add(Timer.assumption(OPENS + occasion.round(), occasion.next()));
    }
    if (occasion.stage() == Occasion.Stage.DUE && occasion.overdueAt() != null) {
      timers.add(Timer.assumption(LATE + occasion.round(), occasion.overdueAt()));
    }
    if (occasion.isAwaited() && occasion.closesAt() != null) {
      timers.add(Timer.assumption(CLOSES + occasion.round(), occasion.closesAt()));
    }
  }
}
