package org.treatmentcourse.local.client;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What one producer has said about one key on one topic, checked against the promise that its sequence is 1, 2, 3 … at first sight. Not thread-safe. */
final class Line {

  private final String name;
  private final boolean dense;
  private final Map<Long, HistoryEvent> bySequence = new HashMap<>();
  private final List<String> violations = new ArrayList<>();
  private long last;
  private long repeats;

  /** @param dense false on a compacted topic, where older entries may be gone */
  Line(String name, boolean dense) {
    this.name = name;
    this.dense = dense;
  }

  /** @return true if this is its first occurrence */
  boolean add(HistoryEvent event) {
    long sequence = event.sequence();
    HistoryEvent known = bySequence.get(sequence);
    if (known != null) {
      repeats++;
      String difference = difference(known, event);
      if (difference != null) {
        violations.add(name + " has two events " + sequence + ": " + difference);
      }
      return false;
    }
    if (sequence == 0) {
      // Belongs to no course, so nothing comes before it.
      bySequence.put(sequence, event);
      return true;
    }
    if (sequence <= last) {
      violations.add(name + ": " + sequence + " first came after " + last);
    } else if (dense && sequence != last + 1) {
      violations.add(name + ": " + sequence + " came after " + last);
    }
    last = Math.max(last, sequence);
    bySequence.put(sequence, event);
    return true;
  }

  private static @Nullable String difference(HistoryEvent one, HistoryEvent other) {
    if (!one.envelope().id().equals(other.envelope().id())) {
      return "ids " + one.envelope().id() + " and " + other.envelope().id();
    }
    return Arrays.equals(one.envelope().data(), other.envelope().data()) ? null : "bodies of " + one.envelope().id() + " differ";
  }

  long repeats() {
    return repeats;
  }

  List<String> violations() {
    return violations;
  }
}
