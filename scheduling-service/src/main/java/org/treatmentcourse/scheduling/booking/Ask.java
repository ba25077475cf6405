package org.treatmentcourse.scheduling.booking;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.Plan;
import org.treatmentcourse.contracts.policy.SchedulingPolicy;
import org.treatmentcourse.contracts.policy.SchedulingPolicy.RouteTimes;
import org.treatmentcourse.scheduling.capacity.Place;
import org.treatmentcourse.scheduling.capacity.SiteDay;
import org.treatmentcourse.scheduling.course.Availability;
import org.treatmentcourse.scheduling.course.Spacing;

/**
 * Everything the planner may look at.
 *
 * @param toPlace numbers of sessions that need a time, ascending
 * @param own times that the patient has already, ascending; taking one of them moves nobody
 * @param fixed doses that were given, and appointments that stay
 * @param lead least time between now and a new appointment
 * @param eligibleUntil no dose at or after this moment, or null
 * @param days snapshots of the site's days
 */
record Ask(
    String courseId,
    Plan plan,
    RouteTimes times,
    List<Integer> toPlace,
    List<Placement> own,
    List<Spacing.Dose> fixed,
    Wishes wishes,
    Availability available,
    Place place,
    SchedulingPolicy policy,
    Instant now,
    Duration lead,
    @Nullable Instant eligibleUntil,
    Function<LocalDate, SiteDay> days) {

  Ask {
    toPlace = List.copyOf(toPlace);
    own = List.copyOf(own);
    fixed = List.copyOf(fixed);
  }
}
