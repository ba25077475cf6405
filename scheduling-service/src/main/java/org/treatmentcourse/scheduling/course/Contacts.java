package org.treatmentcourse.scheduling.course;

import org.treatmentcourse.contracts.decide.Decision;
import org.treatmentcourse.scheduling.course.Running.NoShows;

/** Follow-up's tasks to reach a patient who did not come. Closing one lets booking go on. */
public final class Contacts {
  private Contacts() {}

  public static Decision<Series> opened(Series series, String task) {
    return Decision.accept(series.knowing(series.known().contactTask(task, true)));
  }

  public static Decision<Series> closed(Series series, String task) {
    if (!series.known().contactTasks().contains(task)) {
      return Decision.accept(series);
    }
    Series next = series.knowing(series.known().contactTask(task, false));
    return Decision.accept(next instanceof Running running ? running.with(new NoShows(running.noShows().count(), false)) : next);
  }
}
