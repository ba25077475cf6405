package org.treatmentcourse.messaging.simulation;

import java.util.ArrayList;
import java.util.List;

/**
 * One partition of a topic as one consumer group reads it.
 *
 * @param <R> a record
 */
public final class Log<R> {
  private final List<R> records;
  private final List<Long> sent = new ArrayList<>();
  private int owner;
  private int generation;
  private int acknowledged;

  /** @param records what will be sent, in order */
  public Log(List<R> records) {
    this.records = List.copyOf(records);
  }

  public List<R> records() {
    return records;
  }

  /** How many have been sent. */
  public int end() {
    return sent.size();
  }

  public long sentAt(int offset) {
    return sent.get(offset);
  }

  /** The next is sent, if there is one. */
  public void send(long now) {
    if (sent.size() < records.size()) {
      sent.add(now);
    }
  }

  public int owner() {
    return owner;
  }

  /** Grows whenever somebody else, or the same one anew, reads it. */
  public int generation() {
    return generation;
  }

  public void assign(int consumer) {
    owner = consumer;
    generation++;
  }

  public int acknowledged() {
    return acknowledged;
  }

  /** @return false, and nothing is acknowledged, if that consumer has lost it */
  public boolean acknowledge(int consumer, int inGeneration, int offset) {
    if (consumer != owner || inGeneration != generation) {
      return false;
    }
    acknowledged = Math.max(acknowledged, offset);
    return true;
  }
}
