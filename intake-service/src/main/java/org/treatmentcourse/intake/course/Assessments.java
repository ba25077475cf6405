package org.treatmentcourse.intake.course;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Which instruments follow-up has scored, and when last; the scores stay there. */
public record Assessments(List<Scored> scored) {
  public static final Assessments NONE = new Assessments(List.of());

  public Assessments {
    scored = List.copyOf(scored);
  }

  /** @param at when the newest one was answered */
  public record Scored(String instrument, Instant at) {}

  public boolean has(String instrument) {
    return scored.stream().anyMatch(one -> one.instrument().equals(instrument));
  }

  /** The newest of these moments and the given one. */
  Instant latest(Instant other) {
    return scored.stream().map(Scored::at).filter(at -> at.isAfter(other)).max(Comparator.naturalOrder()).orElse(other);
  }

  Assessments and(String instrument, Instant at) {
    if (scored.stream().anyMatch(one -> one.instrument().equals(instrument) && !at.isAfter(one.at()))) {
      return this;
    }
    List<Scored> all = new ArrayList<>(scored);
    all.removeIf(one -> one.instrument().equals(instrument));
    all.add(new Scored(instrument, at));
    all.sort(Comparator.comparing(Scored::instrument));
    return new Assessments(all);
  }
}
