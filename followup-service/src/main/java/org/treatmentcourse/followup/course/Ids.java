package org.treatmentcourse.followup.course;

import java.util.Locale;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.treatmentcourse.contracts.CourseIds;
import org.treatmentcourse.contracts.decide.CourseRef;
import org.treatmentcourse.contracts.decide.Occurrence;

/** Ids that are the same whenever the same thing is decided again, and safe in a path: what a sender calls its event is not, nor is it unique. */
final class Ids {
  private static final UUID NAMESPACE = UUID.fromString("6f0c2b5e-6c1b-5d0f-9f43-1d7a4ee4f0aa");
  private static final Pattern REVISION = Pattern.compile("(.+)-r([0-9]{2,})");

  private Ids() {}

  /** E.g. {@code risk-review-3f9ac01b77d2}. */
  static String of(String kind, Occurrence when, String suffix) {
    String hash = CourseIds.uuid5(NAMESPACE, when.course().courseId() + '/' + when.occurredAt() + '/' + when.id() + '/' + kind + '/' + suffix).toString();
    return kind.toLowerCase(Locale.ROOT).replace('_', '-') + '-' + hash.substring(0, 8) + hash.substring(9, 13);
  }

  /** Stands for the id a sender gave its event: that may say anything, and a document keeps many. */
  static String sent(CourseRef course, String id) {
    return uuid(course, id).substring(19).replace("-", "");
  }

  static String uuid(CourseRef course, String id) {
    return CourseIds.uuid5(NAMESPACE, course.courseId() + '/' + id).toString();
  }

  /** The id of the version after this one: {@code phq9-3f9ac01b77d2-r02} after {@code phq9-3f9ac01b77d2}. Sorts after it. */
  static String next(String id) {
    Matcher revision = REVISION.matcher(id);
    return revision.matches() ? "%s-r%02d".formatted(revision.group(1), Integer.parseInt(revision.group(2)) + 1) : id + "-r02";
  }

  /** What all versions have in common: the id of the first one. */
  static String first(String id) {
    Matcher revision = REVISION.matcher(id);
    return revision.matches() ? revision.group(1) : id;
  }
}
