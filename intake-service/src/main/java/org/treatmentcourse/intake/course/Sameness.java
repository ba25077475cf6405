package org.treatmentcourse.intake.course;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.treatmentcourse.contracts.ClinicEvent.Person;

/**
 * Which other courses are of the same person, and which only look like it. Nothing is moved between courses: each keeps its own file.
 *
 * @param keys by which courses that look alike are found; never leave intake
 * @param merged courses staff found to be of the same person
 * @param dismissed courses staff found to be of somebody else
 */
public record Sameness(List<String> keys, List<Verdict> merged, List<Verdict> dismissed) {

  public Sameness {
    keys = List.copyOf(keys);
    merged = List.copyOf(merged);
    dismissed = List.copyOf(dismissed);
  }

  /**
   * @param course the other one
   * @param open whether the other one was not closed at that moment
   * @param by who decided, as their token names them
   */
  public record Verdict(String course, boolean open, String reason, String by, Instant at) {}

  static Sameness of(Person person) {
    return new Sameness(Likeness.keys(person), List.of(), List.of());
  }

  public boolean isMergedWith(String course) {
    return merged.stream().anyMatch(verdict -> verdict.course().equals(course));
  }

  public boolean isDismissed(String course) {
    return dismissed.stream().anyMatch(verdict -> verdict.course().equals(course));
  }

  /** In what the persons are alike; empty if in nothing. */
  public List<Likeness> with(Sameness other) {
    return keys.stream().filter(other.keys::contains).map(Likeness::of).toList();
  }

  int openCourses() {
    return (int) merged.stream().filter(Verdict::open).count();
  }

  Sameness merged(Verdict verdict) {
    return new Sameness(keys, and(merged, verdict), dismissed);
  }

  Sameness dismissed(Verdict verdict) {
    return new Sameness(keys, merged, and(dismissed, verdict));
  }

  private static List<Verdict> and(List<Verdict> before, Verdict verdict) {
    List<Verdict> all = new ArrayList<>(before);
    all.removeIf(earlier -> earlier.course().equals(verdict.course()));
    all.add(verdict);
    return all;
  }
}
