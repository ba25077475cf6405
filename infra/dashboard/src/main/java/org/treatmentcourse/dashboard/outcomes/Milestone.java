package org.treatmentcourse.dashboard.outcomes;

import java.util.List;
import org.treatmentcourse.contracts.BoardEvent.CourseRow;

/** How far a course has come; each takes all those before it. */
enum Milestone {
  REQUESTED,
  /** The file was complete and the rules have said something. */
  EVALUATED,
  /** A clinician has decided so, with conditions or without. */
  ELIGIBLE,
  PLANNED,
  /** The first session was completed. */
  TREATED,
  /** Every session of the induction in force was completed; another induction begins anew. */
  INDUCED,
  /** A plan of maintenance came into force. */
  MAINTAINED;

  private static final List<String> YES = List.of("ELIGIBLE", "ELIGIBLE_WITH_CONDITIONS");

  /** The last one that was reached without one missing before it. */
  static Milestone furthest(CourseRow row) {
    Milestone furthest = REQUESTED;
    for (Milestone next : values()) {
      if (!next.reached(row)) {
        break;
      }
      furthest = next;
    }
    return furthest;
  }

  private boolean reached(CourseRow row) {
    boolean maintained = row.plan() != null && row.plan().phase().equals("MAINTENANCE");
    return switch (this) {
      case REQUESTED -> true;
      case EVALUATED -> row.recommendation() != null || row.outcome() != null;
      // A plan is approved on a decision; what a later decision says does not undo that it was one.
      case ELIGIBLE -> row.plan() != null || (row.outcome() != null && YES.contains(row.outcome()));
      case PLANNED -> row.plan() != null;
      case TREATED -> row.completedSessions() > 0;
      case INDUCED -> maintained || row.completedSessions() >= row.plannedSessions();
      case MAINTAINED -> maintained;
    };
  }
}
