package org.treatmentcourse.scheduling.course;

import org.treatmentcourse.contracts.Phase;
import org.treatmentcourse.contracts.Plan;
import org.treatmentcourse.contracts.policy.SchedulingPolicy;

/**
 * What a plan version orders for one session: number in the course, dose in mg, length of the administration in minutes.
 *
 * @param route kind of session, as in {@link SchedulingPolicy#kind}: the route of the plan, or its protocol where that has a kind of its own
 */
public record Order(int number, int planVersion, Phase phase, String route, int doseMg, int durationMin, int maxGapDays) {

  static Order of(Plan plan, int number, SchedulingPolicy policy) {
    return new Order(number, plan.version(), plan.phase(), policy.kind(plan), plan.doseMg(), plan.durationMin(), plan.maxGapDays());
  }

  /** Whether a slot booked for the other one fits this one too. */
  boolean needsTheSlotOf(Order other) {
    return route.equals(other.route) && durationMin == other.durationMin;
  }
}
