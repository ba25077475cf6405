package org.treatmentcourse.contracts;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.kafka.KafkaMessageFactory;
import io.cloudevents.rw.CloudEventRWException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/** CloudEvents 1.0, binary mode on Kafka, through the CloudEvents SDK. Headers are read as strings only; unknown ones are left alone. */
public final class EventCodec {
  private static final String SEQUENCE = "sequence";
  private static final String CLINIC = "clinic";
  /** The extension that CloudEvents documents under this name. */
  private static final String RECORDED = "recordedtime";
  private static final String TRACEPARENT = "traceparent";
  private static final List<String> NEEDED = List.of("ce_specversion", "ce_id", "ce_source", "ce_type", "ce_subject", "ce_time", "ce_clinic");
  private static final int MAX_HEADER_BYTES = 512;
  private static final Pattern JSON = Pattern.compile("application/(?!cloudevents)([a-z0-9.-]+\\+)?json *(;.*)?", Pattern.CASE_INSENSITIVE);
  private static final Pattern CONTROL = Pattern.compile("\\p{Cc}");
  private static final Pattern TRACE = Pattern.compile("[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");

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
    if (event.recorded() != null) {
      builder.withExtension(RECORDED, event.recorded().atOffset(ZoneOffset.UTC));
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

  /** @throws Unreadable if a needed header is missing or malformed; names it, but never repeats its value */
  public static Envelope read(Headers headers, byte @Nullable [] value) {
    // The SDK sees the headers we know and no other: an odd one of somebody else's neither breaks the event nor is interpreted.
    Headers known = new RecordHeaders();
    NEEDED.forEach(name -> known.add(name, needed(headers, name).getBytes(StandardCharsets.UTF_8)));
    String sequence = checked(headers, "ce_" + SEQUENCE);
    if (!needed(headers, "ce_specversion").equals("1.0")) {
      throw malformed("ce_specversion", "must be 1.0");
    }
    String contentType = checked(headers, "content-type");
    if (contentType != null && !JSON.matcher(contentType).matches()) {
      throw malformed("content-type", "must be application/json, in binary mode");
    }
    if (value == null || value.length == 0) {
      throw new Unreadable("EMPTY_BODY", "data", "the event has no body");
    }
    CloudEvent event = event(known, value);
    return new Envelope(
        event.getId(),
        event.getSource().toString(),
        event.getType(),
        needed(headers, "ce_subject"),
        time(event),
        needed(headers, "ce_" + CLINIC),
        sequence == null ? 0 : number(sequence),
        traceparent(headers),
        value,
        recorded(headers));
  }

  private static CloudEvent event(Headers headers, byte[] value) {
    try {
      return KafkaMessageFactory.createReader(headers, value).toEvent();
    } catch (CloudEventRWException | IllegalArgumentException | DateTimeException e) {
      throw malformed(isUri(headers) ? "ce_time" : "ce_source", isUri(headers) ? "must be an RFC 3339 time" : "must be a URI reference");
    }
  }

  private static boolean isUri(Headers headers) {
    try {
      new URI(needed(headers, "ce_source"));
      return true;
    } catch (URISyntaxException e) {
      return false;
    }
  }

  private static Instant time(CloudEvent event) {
    OffsetDateTime time = event.getTime();
    // Outside of these a time can't be stored in milliseconds or shown.
    if (time == null || time.getYear() < 1900 || time.getYear() > 9998) {
      throw malformed("ce_time", "must be an RFC 3339 time between the years 1900 and 9998");
    }
    return time.toInstant();
  }

  private static long number(String sequence) {
    try {
      long number = Long.parseLong(sequence);
      if (number > 0) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw malformed("ce_sequence", "must be a whole number from 1 up");
    }
    throw malformed("ce_sequence", "must be a whole number from 1 up");
  }

  /** A trace context that is not one is left alone, as W3C says: it must not cost an event. */
  private static @Nullable String traceparent(Headers headers) {
    String text = header(headers, TRACEPARENT);
    return text != null && TRACE.matcher(text).matches() ? text : null;
  }

  private static String needed(Headers headers, String name) {
    String text = checked(headers, name);
    if (text == null || text.isBlank()) {
      throw new Unreadable("MISSING_HEADER", name, "the header " + name + " is missing or blank");
    }
    return text;
  }

  /** Two ids must never become one by repairing what can't be decoded, so only clean text passes. */
  private static @Nullable String checked(Headers headers, String name) {
    Header header = headers.lastHeader(name);
    if (header == null || header.value() == null) {
      return null;
    }
    if (header.value().length > MAX_HEADER_BYTES) {
      throw malformed(name, "must not be longer than " + MAX_HEADER_BYTES + " bytes");
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(header.value())).toString();
      if (text.chars().noneMatch(Character::isISOControl)) {
        return text;
      }
    } catch (CharacterCodingException e) {
      throw malformed(name, "must be UTF-8");
    }
    throw malformed(name, "must not hold control characters");
  }

  private static Unreadable malformed(String header, String reason) {
    return new Unreadable("MALFORMED_HEADER", header, "the header " + header + " " + reason);
  }

  /** What is no time is left alone too: nothing is decided by it. */
  private static @Nullable Instant recorded(Headers headers) {
    String text = header(headers, "ce_" + RECORDED);
    try {
      return text == null ? null : OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      return null;
    }
  }

  /** A header as text, or null. For showing only: cut at 512 bytes, and what is not clean text is replaced. */
  public static @Nullable String header(Headers headers, String name) {
    Header header = headers.lastHeader(name);
    if (header == null || header.value() == null) {
      return null;
    }
    String text = new String(header.value(), 0, Math.min(header.value().length, MAX_HEADER_BYTES), StandardCharsets.UTF_8);
    return CONTROL.matcher(text).replaceAll("?");
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
