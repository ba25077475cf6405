package org.treatmentcourse.scheduling.booking;

import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.treatmentcourse.contracts.decide.CourseRef;
import org.treatmentcourse.scheduling.capacity.SiteDay;
import org.treatmentcourse.scheduling.capacity.SiteDays;
import org.treatmentcourse.scheduling.capacity.Taken;
import org.treatmentcourse.scheduling.course.Attempt;
import org.treatmentcourse.scheduling.course.ToFree;

/** Tidies up after bookers that died, and gives dropped chairs back. Any number of instances may do it at once. */
public final class Sweep {
  private final Courses courses;
  private final SiteDays days;
  private final Settler settler;
  private final Consumer<String> freed;

  /** @param freed told of every day on which a chair was given back, perhaps more than once */
  public Sweep(StoredCourses courses, SiteDays days, Consumer<String> freed) {
    this((Courses) courses, days, freed);
  }

  Sweep(Courses courses, SiteDays days, Consumer<String> freed) {
    this.courses = courses;
    this.days = days;
    this.settler = new Settler(courses, days);
    this.freed = freed;
  }

  /** Chairs of dropped bookings, and attempts that took too long. */
  public void courses() {
    List<CourseRef> unsettled = courses.unsettled();
    if (!unsettled.isEmpty()) {
      Instant now = days.databaseTime();
      unsettled.forEach(course -> tidy(course, now));
    }
  }

  /** Holds that ran out, whose course does not know of them any more. */
  public void days() {
    Instant now = days.databaseTime();
    for (SiteDay day : days.withHoldsUntil(now)) {
      String clinic = day.id().substring(0, day.id().indexOf('/'));
      day.held().stream()
          .filter(taken -> expired(taken, now))
          .forEach(taken -> settler.settle(new CourseRef(clinic, taken.courseId()), taken.attempt(), List.of(day.id())));
    }
  }

  private void tidy(CourseRef course, Instant now) {
    settler
        .running(course)
        .ifPresent(
            running -> {
              for (ToFree entry : running.toFree()) {
                settler.free(course, entry, freed);
              }
              Attempt attempt = running.attempt();
              if (attempt != null && attempt.until().isBefore(now)) {
                settler.settle(course, attempt.id(), attempt.days());
              }
            });
  }

  private static boolean expired(Taken taken, Instant now) {
    return taken.until() != null && taken.until().isBefore(now);
  }
}
