package org.treatmentcourse.local.client;

import java.time.Instant;
import org.treatmentcourse.contracts.Envelope;
import tools.jackson.databind.JsonNode;

/**
 * An event as it was first read.
 *
 * @param key course id; on the topics of rejections it may be {@code unknown}
 * @param publishedAt real time at which the producer sent it
 * @param body a missing node if it isn't JSON
 */
public record HistoryEvent(String topic, int partition, long offset, Instant publishedAt, String key, Envelope envelope, JsonNode body) {

  public String type() {
    return envelope.type();
  }

  public String clinic() {
    return envelope.clinic();
  }

  public long sequence() {
    return envelope.sequence();
  }

  /** Business time. */
  public Instant at() {
    return envelope.time();
  }

  /** False if that one can't have come before: what leads to an event was published earlier, or stands before it on the same partition. */
  public boolean isNotBefore(HistoryEvent that) {
    boolean sameLine = topic.equals(that.topic) && partition == that.partition;
    return sameLine ? offset >= that.offset : !publishedAt.isBefore(that.publishedAt);
  }
}
