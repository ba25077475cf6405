package org.treatmentcourse.evaluation.course;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.Phase;
import org.treatmentcourse.contracts.policy.EvaluationPolicy.Route;

/**
 * How far treatment has come: what a work-up may ask beside facts.
 *
 * @param route of the plan in force; absent without one
 * @param planDays days since the first plan was approved; 0 without one
 */
public record Treatment(@Nullable Route route, boolean inMaintenance, int completedSessions, double planDays) {
  public static final Treatment NONE = new Treatment(null, false, 0, 0);

  public static Treatment of(Planned state, Instant now) {
    double days = Duration.between(state.approvedAt(), now).toSeconds() / 86_400.0;
    return new Treatment(Route.valueOf(state.plan().route()), state.plan().phase() == Phase.MAINTENANCE, state.completedSessions(), days);
  }

  public boolean planInForce() {
    return route != null;
  }

  /** By the names facts of a pack are {@code of}. */
  public Map<String, Object> facts() {
    return Map.of("planInForce", planInForce(), "inMaintenance", inMaintenance, "completedSessions", (double) completedSessions, "planDays", planDays);
  }

  public boolean isBeforeFirstDose() {
    return planInForce() && completedSessions == 0;
  }
}
