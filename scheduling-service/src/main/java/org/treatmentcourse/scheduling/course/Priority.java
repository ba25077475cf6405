package org.treatmentcourse.scheduling.course;

import org.treatmentcourse.contracts.Phase;
import org.treatmentcourse.contracts.Plan;

/** Who is offered first (DOMAIN 7.2): an order of offers, never of eligibility. The first comes first. */
public enum Priority {
  /** Somebody has escalated. */
  ESCALATION,
  /** A series under way that would break its longest gap. */
  WITHIN_SERIES,
  MAINTENANCE,
  NEW_START;

  public static Priority of(Running running) {
    if (running.known().risk().open()) {
      return ESCALATION;
    }
    boolean under = running.sessions().stream().anyMatch(session -> session.dosedAt().isPresent());
    Plan plan = running.known().plan();
    if (plan != null && plan.phase() == Phase.MAINTENANCE) {
      return MAINTENANCE;
    }
    return under ? WITHIN_SERIES : NEW_START;
  }
}
