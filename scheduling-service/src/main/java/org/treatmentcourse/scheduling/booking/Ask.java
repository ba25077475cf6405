package org.treatmentcourse.scheduling.booking;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.treatmentcourse.contracts.Plan;
import org.treatmentcourse.contracts.policy.SchedulingPolicy;
import org.treatmentcourse.contracts.policy.SchedulingPolicy.RouteTimes;
import org.treatmentcourse.scheduling.capacity.Place;
import org.treatmentcourse.scheduling.capacity.SiteDay;
import org.treatmentcourse.scheduling.course.Spacing;

/**
 * Everything the planner may look at.
 *
 * @param toPlace numbers of sessions that need a time, ascending
 * @param fixed doses that were given, and appointments that stay
 * @param days snapshots of the site's days
 */
record Ask(
    String courseId,
    Plan plan,
    RouteTimes times,
    List<Integer> toPlace,
    List<Spacing.Dose> fixed,
    Wishes wishes,
    Place place,
    SchedulingPolicy policy,
    Instant now,
    Function<LocalDate, SiteDay> days) {

  Ask {
    toPlace = List.copyOf(toPlace);
    fixed = List.copyOf(fixed);
  }
}
