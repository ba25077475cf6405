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
    return timers;
  }
}
