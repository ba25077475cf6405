package org.treatmentcourse.local.prove;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** When each instance could do nothing: from its kill until it was ready again and knew the time, in real time. */
final class Downtimes {

  private final Map<String, List<Span>> byInstance = new LinkedHashMap<>();

  record Span(Instant from, Instant until) {

    boolean touches(Instant first, Instant last) {
      return !from.isAfter(last) && until.isAfter(first);
    }

    private Optional<Span> and(Span other) {
      Instant first = from.isAfter(other.from) ? from : other.from;
      Instant last = until.isBefore(other.until) ? until : other.until;
      return first.isBefore(last) ? Optional.of(new Span(first, last)) : Optional.empty();
    }
  }

  Downtimes(List<String> instances) {
    instances.forEach(instance -> byInstance.put(instance, new ArrayList<>()));
  }

  synchronized void add(String instance, Instant from, Instant until) {
    List<Span> spans = byInstance.get(instance);
    if (spans == null) {
      throw new IllegalArgumentException("no instance " + instance);
    }
    spans.add(new Span(from, until));
  }

  /** When no instance lived. */
  synchronized List<Span> ofAll() {
    List<Span> all = null;
    for (List<Span> spans : byInstance.values()) {
      List<Span> before = all;
      all = before == null ? spans : before.stream().flatMap(one -> spans.stream().flatMap(two -> one.and(two).stream())).toList();
    }
    return all == null ? List.of() : all.stream().sorted(Comparator.comparing(Span::from)).toList();
  }

  /** The last time at which nobody lived, between these moments. */
  Optional<Span> nobodyLived(Instant first, Duration within) {
    return ofAll().stream().filter(span -> span.touches(first, first.plus(within))).reduce((one, two) -> two);
  }

  /** Whether somebody was away at that moment, or had been a little before. */
  synchronized boolean disturbed(Instant at, Duration after) {
    return byInstance.values().stream().flatMap(List::stream).anyMatch(span -> span.touches(at.minus(after), at));
  }
}
