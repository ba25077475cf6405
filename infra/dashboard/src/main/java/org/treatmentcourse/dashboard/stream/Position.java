package org.treatmentcourse.dashboard.stream;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * Where a reader of the board stands: the next offset of every partition. As text it is the id of a server-sent event, e.g. {@code Jx3k_q0A:12,0,7}.
 *
 * @param topic which topic this counts in; a topic made anew is another one
 * @param next by partition
 */
record Position(String topic, long[] next) {
  private static final int PARTITIONS_MAX = 1000;

  /** @throws IllegalArgumentException if it is not a position */
  static Position parse(String text) {
    int colon = text.indexOf(':');
    if (colon < 1) {
      throw new IllegalArgumentException("no topic");
    }
    String[] offsets = text.substring(colon + 1).split(",", PARTITIONS_MAX + 1);
    if (offsets.length > PARTITIONS_MAX) {
      throw new IllegalArgumentException("too many partitions");
    }
    long[] next = new long[offsets.length];
    for (int p = 0; p < next.length; p++) {
      next[p] = Long.parseLong(offsets[p]);
      if (next[p] < 0) {
        throw new IllegalArgumentException("an offset below 0");
      }
    }
    return new Position(text.substring(0, colon), next);
  }

  Position copy() {
    return new Position(topic, next.clone());
  }

  boolean countsWith(Position other) {
    return topic.equals(other.topic) && next.length == other.next.length;
  }

  /** True if nothing below this is missing to somebody who has everything from {@code floor} on. */
  boolean isFrom(Position floor) {
    for (int p = 0; p < next.length; p++) {
      if (next[p] < floor.next[p]) {
        return false;
      }
    }
    return true;
  }

  /** Moves to the other one wherever that is further. */
  void moveTo(Position other) {
    for (int p = 0; p < next.length; p++) {
      next[p] = Math.max(next[p], other.next[p]);
    }
  }

  boolean isBehind(Update update) {
    return next[update.partition()] <= update.offset();
  }

  void pass(Update update) {
    next[update.partition()] = update.offset() + 1;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Position position && countsWith(position) && Arrays.equals(next, position.next);
  }

  @Override
  public int hashCode() {
    return topic.hashCode() * 31 + Arrays.hashCode(next);
  }

  @Override
  public String toString() {
    return topic + ':' + LongStream.of(next).mapToObj(Long::toString).collect(Collectors.joining(","));
  }
}
