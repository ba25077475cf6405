package org.treatmentcourse.messaging;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * What one service stores of one course, as loaded. All that delivery needs to know travels in the same document as the state, so that one write
 * decides everything.
 *
 * @param v 0 for a course that is not stored yet
 * @param state null for a course that is not stored yet
 * @param seen last dense sequence applied, by service topic
 * @param at last clinic offset handled, and last offset that could not be read and was declared over, by {@code <topic id>/<partition>}
 * @param ring newest clinic events by what identifies them, oldest first
 * @param held ids of parked clinic events, in order
 * @param replies answers given to commands, by idempotency key, oldest first
 * @param outSeq last sequence decided, by channel
 * @param outN last entry number over all channels
 * @param out decided, not yet confirmed by the broker; ascending
 * @param openBy business time at which facts that wait for the course to open are refused
 * @param timerParked true while a clock of this course threw and waits for a person
 * @param blockages how often something of this course was parked while nothing else was
 * @param blocked true while something is, as far as others have been told
 */
record CourseDocument(
    String id,
    String clinic,
    long v,
    @Nullable Document state,
    Map<String, Long> seen,
    Map<String, Long> at,
    List<Mark> ring,
    List<String> held,
    List<Reply> replies,
    Map<String, Long> outSeq,
    long outN,
    List<Pending> out,
    @Nullable Instant openBy,
    boolean timerParked,
    int blockages,
    boolean blocked) {

  static CourseDocument absent(String id, String clinic) {
    return new CourseDocument(
        id, clinic, 0, null, Map.of(), Map.of(), List.of(), List.of(), List.of(), Map.of(), 0, List.of(), null, false, 0, false);
  }

  /**
   * An event that waits to be published.
   *
   * @param n number over all channels of the course, dense
   * @param channel key of the {@link org.treatmentcourse.contracts.Channel}
   * @param q dense sequence within the channel
   * @param at business time at which it happened
   * @param recorded business time at which it was decided; null in documents of before it was kept
   * @param data JSON body
   * @param raw the refused original, for rejections only
   */
  record Pending(
      long n,
      String channel,
      long q,
      String id,
      String type,
      Instant at,
      @Nullable Instant recorded,
      String cause,
      @Nullable String trace,
      String data,
      @Nullable Raw raw) {

    int size() {
      return 200 + data.length() + (raw == null ? 0 : raw.value().length);
    }
  }

  /** Bytes as they came in; personal data. */
  record Raw(Map<String, String> headers, byte[] value) {}

  /** An answer already given. */
  record Reply(String key, String request, int status, String body) {}

  /**
   * What a clinic event is recognised by.
   *
   * @param id 16-byte hash of source and id
   * @param body 8-byte hash of the body
   * @param time epoch milliseconds of the event
   */
  record Mark(byte[] id, byte[] body, long time) {
    boolean sameId(Mark other) {
      return Arrays.equals(id, other.id);
    }

    boolean sameBody(Mark other) {
      return Arrays.equals(body, other.body);
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Mark mark && sameId(mark) && sameBody(mark) && time == mark.time;
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(id);
    }
  }
}
