package org.treatmentcourse.evaluation.course;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Escalated suicide risk. An escalation travels on the safety stream, its resolution on the other, so either may come first.
 *
 * @param open occurrences nobody has disposed of
 * @param resolvedEarly occurrences whose resolution was heard before the escalation
 * @param lastRaisedAt when the newest one was raised, resolved or not
 */
public record Risks(List<String> open, List<String> resolvedEarly, @Nullable Instant lastRaisedAt) {
  public static final Risks NONE = new Risks(List.of(), List.of(), null);

  public Risks {
    open = List.copyOf(open);
    resolvedEarly = List.copyOf(resolvedEarly);
  }

  Risks raised(String occurrence, Instant at) {
    Instant last = lastRaisedAt == null || at.isAfter(lastRaisedAt) ? at : lastRaisedAt;
    return resolvedEarly.contains(occurrence)
        ? new Risks(open, without(resolvedEarly, occurrence), last)
        : new Risks(and(open, occurrence), resolvedEarly, last);
  }

  Risks resolved(String occurrence) {
    return open.contains(occurrence)
        ? new Risks(without(open, occurrence), resolvedEarly, lastRaisedAt)
        : new Risks(open, and(resolvedEarly, occurrence), lastRaisedAt);
  }

  private static List<String> and(List<String> all, String one) {
    List<String> more = new ArrayList<>(without(all, one));
    more.add(one);
    more.sort(String::compareTo);
    return more;
  }

  private static List<String> without(List<String> all, String one) {
    return all.stream().filter(other -> !other.equals(one)).toList();
  }
}
