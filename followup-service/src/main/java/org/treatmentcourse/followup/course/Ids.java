package org.treatmentcourse.followup.course;

import java.util.Locale;
import java.util.UUID;
import org.treatmentcourse.contracts.CourseIds;
import org.treatmentcourse.contracts.decide.Occurrence;

/** Ids that are the same whenever the same thing is decided again, and safe in a path: what a sender calls its event is not, nor is it unique. */
final class Ids {
  private static final UUID NAMESPACE = UUID.fromString("6f0c2b5e-6c1b-5d0f-9f43-1d7a4ee4f0aa");

  private Ids() {}

  /** E.g. {@code risk-review-3f9ac01b77d2}. */
  static String of(String kind, Occurrence when, String suffix) {
    String hash = CourseIds.uuid5(NAMESPACE, when.course().courseId() + '/' + when.occurredAt() + '/' + when.id() + '/' + kind + '/' + suffix).toString();
    return kind.toLowerCase(Locale.ROOT).replace('_', '-') + '-' + hash.substring(0, 8) + hash.substring(9, 13);
  }
}
