package org.treatmentcourse.messaging;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;

/**
 * An event that could not be applied, with its bytes as they came.
 *
 * @param id key; parking the same event twice keeps one record
 * @param position {@code <topic id>/<partition>} for clinic events and for what can't be read
 * @param seq dense sequence, or 0; for a clock the version of the document that names it as parked, if at all, in the next one
 * @param heldId for clinic events: what the document names it by
 * @param reason why, for a person
 * @param cameAt business time at which it first came, and as of which it is decided once it is replayed: the repair must not change what it led to. Null
 *     for what waits for its course to open, for a clock, and for what can't be read
 * @param parkedAt database time
 */
record Parked(
    String id,
    String course,
    Kind kind,
    String topic,
    int partition,
    long offset,
    @Nullable String position,
    long seq,
    @Nullable String heldId,
    @Nullable String type,
    String reason,
    Map<String, String> headers,
    byte @Nullable [] key,
    byte @Nullable [] value,
    @Nullable Instant cameAt,
    @Nullable Instant parkedAt) {

  enum Kind {
    /** Its predecessor is missing. */
    GAP,
    /** The handler threw, or it can't be read. */
    POISON,
    /** A clinic event that waits behind one that is parked, or for its course to open. */
    WAITING,
    /** A clock whose handler threw. */
    TIMER
  }

  /** Known headers as text. */
  static Map<String, String> headers(ConsumerRecord<?, ?> record) {
    Map<String, String> headers = new LinkedHashMap<>();
    record.headers().forEach(h -> headers.put(h.key(), h.value() == null ? "" : new String(h.value(), StandardCharsets.UTF_8)));
    return headers;
  }

  static Parked of(Delivery.OfCourse delivery, Kind kind, String reason, @Nullable Instant cameAt) {
    ConsumerRecord<byte[], byte[]> raw = delivery.raw();
    boolean clinic = delivery instanceof Delivery.FromClinic;
    return new Parked(
        delivery.parkId(),
        delivery.course(),
        kind,
        raw.topic(),
        raw.partition(),
        raw.offset(),
        delivery instanceof Delivery.FromClinic event ? event.position() : null,
        clinic ? 0 : delivery.envelope().sequence(),
        delivery instanceof Delivery.FromClinic event ? event.heldId() : null,
        delivery.envelope().type(),
        reason,
        headers(raw),
        raw.key(),
        raw.value(),
        cameAt,
        null);
  }

  /** As others are told: the type of an event, {@code clock} or {@code unreadable}. */
  String what() {
    return kind == Kind.TIMER ? "clock" : type == null ? "unreadable" : type;
  }

  /** Of an event; empty if it doesn't say, and for a clock. */
  String clinic() {
    return headers.getOrDefault("ce_clinic", "");
  }

  /** As it was read from the broker. */
  ConsumerRecord<byte[], byte[]> record() {
    RecordHeaders kafka = new RecordHeaders();
    headers.forEach((name, text) -> kafka.add(name, text.getBytes(StandardCharsets.UTF_8)));
    return new ConsumerRecord<>(
        topic, partition, offset, 0L, TimestampType.CREATE_TIME, key == null ? 0 : key.length, value == null ? 0 : value.length, key, value, kafka,
        java.util.Optional.empty());
  }
}
