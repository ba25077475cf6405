package org.treatmentcourse.followup.course;

import java.util.List;
import java.util.Locale;
import org.treatmentcourse.contracts.FollowupEvent.Option;
import org.treatmentcourse.contracts.FollowupEvent.Situation;

/**
 * What the facts of a course speak for now.
 *
 * @param about what of its kind it is about: a session, or the reading it began with; decided on once
 * @param options possible ones, the recommended one first, at least one
 * @param reasons codes
 * @param readings ids of the assessments that were looked at, oldest first
 */
record Finding(Kind kind, String about, Situation situation, List<Option> options, List<String> reasons, List<String> readings) {
  Finding {
    options = List.copyOf(options);
    reasons = List.copyOf(reasons);
    readings = List.copyOf(readings);
  }

  /** The most urgent first. */
  enum Kind {
    WORSENING,
    MANIA,
    LIVER,
    BLADDER,
    BLOOD_PRESSURE,
    COGNITION,
    MISUSE,
    LOST,
    RELAPSE,
    SUSPICION,
    INTOLERANCE,
    REMISSION,
    REVIEW,
    END,
    TURN
  }

  /** The same while it is about the same, and safe in a path: {@code end-6}. */
  String id() {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', '-') + '-' + about;
  }

  boolean isSaidBy(Recommendation open) {
    return open.id().equals(id()) && open.situation() == situation && open.options().equals(options);
  }
}
