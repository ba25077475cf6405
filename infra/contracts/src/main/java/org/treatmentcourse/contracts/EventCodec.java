package org.treatmentcourse.contracts;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.kafka.KafkaMessageFactory;
import io.cloudevents.rw.CloudEventRWException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** CloudEvents 1.0, binary mode on Kafka, through the CloudEvents SDK. Headers are read as strings only; unknown ones are left alone. */
public final class EventCodec {
  private static final String SEQUENCE = "sequence";
  private static final String CLINIC = "clinic";
  private static final String TRACEPARENT = "traceparent";

  private EventCodec() {}

  public static ProducerRecord<byte[], byte[]> toRecord(String topic, String key, Envelope event) {
    CloudEventBuilder builder =
        CloudEventBuilder.v1()
            .withId(event.id())
            .withSource(URI.create(event.source()))
            .withType(event.type())
            .withSubject(event.subject())
            .withTime(event.time().atOffset(ZoneOffset.UTC))
            .withDataContentType("application/json")
            .withData(event.data())
            .withExtension(CLINIC, event.clinic());
    if (event.sequence() > 0) {
      builder.withExtension(SEQUENCE, Long.toString(event.sequence()));
    }
    ProducerRecord<byte[], byte[]> record =
        KafkaMessageFactory.<byte[]>createWriter(topic, key.getBytes(StandardCharsets.UTF_8)).writeBinary(builder.build());
    if (event.traceparent() != null) {
      record.headers().add(TRACEPARENT, event.traceparent().getBytes(StandardCharsets.UTF_8));
    }
    return record;
  }

  /** @throws Unreadable if a needed header is missing or malformed; names it */
  public static Envelope read(ConsumerRecord<byte[], byte[]> record) {
    return read(record.headers(), record.value());
  }

  /** @throws Unreadable if a needed header is missing or malformed; names it */
  public static Envelope read(Headers headers, byte @Nullable [] value) {
    for (String needed : new String[] {"ce_specversion", "ce_id", "ce_source", "ce_type", "ce_subject", "ce_time", "ce_clinic"}) {
      if (header(headers, needed) == null) {
        throw new Unreadable("MISSING_HEADER", needed, "the header " + needed + " is missing");
      }
    }
    if (value == null || value.length == 0) {
      throw new Unreadable("EMPTY_BODY", "data", "the event has no body");
    }
    CloudEvent event = event(headers, value);
    String sequence = string(event, SEQUENCE);
    return new Envelope(
        event.getId(),
        event.getSource().toString(),
        event.getType(),
        text(event.getSubject(), "ce_subject"),
        needed(event).toInstant(),
        text(string(event, CLINIC), "ce_clinic"),
        sequence == null ? 0 : number(sequence),
        header(headers, TRACEPARENT),
        value);
  }

  private static CloudEvent event(Headers headers, byte[] value) {
    try {
      return KafkaMessageFactory.createReader(headers, value).toEvent();
    } catch (CloudEventRWException | IllegalArgumentException | java.time.DateTimeException e) {
      throw new Unreadable("MALFORMED_HEADER", "ce_", "not a CloudEvent in binary mode: " + e.getMessage());
    }
  }

  private static java.time.OffsetDateTime needed(CloudEvent event) {
    java.time.OffsetDateTime time = event.getTime();
    if (time == null) {
      throw new Unreadable("MISSING_HEADER", "ce_time", "the header ce_time is missing");
    }
    return time;
  }

  private static String text(@Nullable String value, String field) {
    if (value == null || value.isBlank()) {
      throw new Unreadable("MISSING_HEADER", field, "the header " + field + " is missing or blank");
    }
    return value;
  }

  private static long number(String sequence) {
    try {
      return Long.parseLong(sequence);
    } catch (NumberFormatException e) {
      throw new Unreadable("MALFORMED_HEADER", "ce_sequence", "ce_sequence is not a whole number");
    }
  }

  private static @Nullable String string(CloudEvent event, String extension) {
    Object value = event.getExtension(extension);
    return value == null ? null : value.toString();
  }

  /** A header as text, or null. */
  public static @Nullable String header(Headers headers, String name) {
    Header header = headers.lastHeader(name);
    return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
  }

  /** An event whose headers can't be understood. */
  public static final class Unreadable extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final String code;
    private final String field;

    public Unreadable(String code, String field, String message) {
      super(message);
      this.code = code;
      this.field = field;
    }

    public String code() {
      return code;
    }

    public String field() {
      return field;
    }
  }
}
