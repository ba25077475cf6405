package org.treatmentcourse.intake.door;

import java.net.URI;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.treatmentcourse.contracts.Bodies;
import org.treatmentcourse.contracts.Catalogue;
import org.treatmentcourse.contracts.Envelope;
import org.treatmentcourse.contracts.EventCodec;
import org.treatmentcourse.contracts.EventCodec.Unreadable;
import org.treatmentcourse.contracts.EventType;
import org.treatmentcourse.contracts.Json;
import org.treatmentcourse.contracts.Topics;
import org.treatmentcourse.messaging.ClinicDirectory;
import org.treatmentcourse.messaging.Outage;
import org.treatmentcourse.messaging.Publisher;
import org.treatmentcourse.web.Caller;
import org.treatmentcourse.web.Operation;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * {@code POST /clinic-events}: CloudEvents over HTTP in binary, structured or batch mode. Checks what can be checked without the course, appends to the
 * clinic's topic and answers 202 once the broker has it; 503 while the broker is away, and then nothing of the request counts.
 */
@RestController
class ClinicEventDoor {
  private static final int BATCH = 200;
  private static final String STRUCTURED = "application/cloudevents+json";
  private static final String BATCHED = "application/cloudevents-batch+json";

  private final Publisher publisher;
  private final ClinicDirectory clinics;

  ClinicEventDoor(Publisher publisher, ClinicDirectory clinics) {
    this.publisher = publisher;
    this.clinics = clinics;
  }

  record Accepted(int accepted) {}

  @Operation(
      value = "Take events of a clinic system: one in binary or structured mode, or a batch",
      id = "acceptClinicEvents",
      status = 202,
      bodies = {"application/json", "application/cloudevents+json", "application/cloudevents-batch+json"})
  @PostMapping("/clinic-events")
  @PreAuthorize("hasRole('clinic-system')")
  ResponseEntity<Accepted> accept(@RequestHeader HttpHeaders headers, @RequestBody byte[] body) {
    String clinic = Caller.current().clinic();
    clinics.needed(clinic);
    List<Envelope> events = read(clinic, headers, body);
    List<ProducerRecord<byte[], byte[]>> records =
        events.stream().map(event -> EventCodec.toRecord(Topics.ofClinic(checked(event), clinic), event.subject(), event)).toList();
    // What its owner would refuse to read is refused here, at once.
    records.forEach(record -> EventCodec.read(record.headers(), record.value()));
    if (publisher.send(records).contains(false)) {
      throw new Outage("the broker did not take every event; send the request again, repeats are dropped");
    }
    return ResponseEntity.status(HttpStatus.ACCEPTED).body(new Accepted(events.size()));
  }

  private static List<Envelope> read(String clinic, HttpHeaders headers, byte[] body) {
    MediaType type = headers.getContentType();
    String media = type == null ? "" : type.getType() + "/" + type.getSubtype();
    return switch (media) {
      case STRUCTURED -> List.of(structured(clinic, tree(body), ""));
      case BATCHED -> batch(clinic, tree(body));
      case MediaType.APPLICATION_JSON_VALUE -> List.of(binary(clinic, headers, body));
      default ->
          throw new Unreadable("UNKNOWN_CONTENT_TYPE", "Content-Type", "must be application/json with ce- headers, " + STRUCTURED + " or " + BATCHED);
    };
  }

  private static JsonNode tree(byte[] body) {
    try {
      return Json.MAPPER.readTree(body);
    } catch (JacksonException e) {
      throw new Unreadable("MALFORMED_JSON", "body", "the body is not JSON");
    }
  }

  private static List<Envelope> batch(String clinic, JsonNode body) {
    if (!body.isArray() || body.size() > BATCH) {
      throw new Unreadable("MALFORMED_BATCH", "body", "must be an array of at most " + BATCH + " events");
    }
    List<Envelope> events = new ArrayList<>();
    for (int i = 0; i < body.size(); i++) {
      events.add(structured(clinic, body.get(i), "[" + i + "]."));
    }
    return events;
  }

  private static Envelope structured(String clinic, JsonNode event, String at) {
    JsonNode data = event.get("data");
    if (data == null || data.isNull()) {
      throw new Unreadable("EMPTY_BODY", at + "data", "the event has no data");
    }
    return envelope(
        clinic, at, text(event, "specversion"), text(event, "id"), text(event, "source"), text(event, "type"), text(event, "subject"), text(event, "time"),
        text(event, "clinic"), text(event, "traceparent"), Json.bytes(data));
  }

  private static @Nullable String text(JsonNode event, String field) {
    JsonNode value = event.get(field);
    return value == null || !value.isString() ? null : value.stringValue();
  }

  private static Envelope binary(String clinic, HttpHeaders headers, byte[] body) {
    return envelope(
        clinic, "ce-", headers.getFirst("ce-specversion"), headers.getFirst("ce-id"), headers.getFirst("ce-source"), headers.getFirst("ce-type"),
        headers.getFirst("ce-subject"), headers.getFirst("ce-time"), headers.getFirst("ce-clinic"), headers.getFirst("traceparent"), body);
  }

  private static Envelope envelope(
      String clinic,
      String at,
      @Nullable String version,
      @Nullable String id,
      @Nullable String source,
      @Nullable String type,
      @Nullable String subject,
      @Nullable String time,
      @Nullable String named,
      @Nullable String trace,
      byte[] data) {
    if (!"1.0".equals(version)) {
      throw new Unreadable("MALFORMED_HEADER", at + "specversion", "must be 1.0");
    }
    if (named != null && !named.equals(clinic)) {
      throw new Unreadable("WRONG_CLINIC", at + "clinic", "the token is for another clinic");
    }
    return new Envelope(
        needed(id, at + "id"), uri(source, at + "source"), needed(type, at + "type"), needed(subject, at + "subject"), instant(time, at + "time"), clinic, 0, trace,
        data);
  }

  private static String needed(@Nullable String value, String field) {
    if (value == null || value.isBlank() || value.length() > 200) {
      throw new Unreadable("MISSING_HEADER", field, field + " must be given, with 1 to 200 characters");
    }
    return value;
  }

  private static String uri(@Nullable String value, String field) {
    try {
      return URI.create(needed(value, field)).toString();
    } catch (IllegalArgumentException e) {
      throw new Unreadable("MALFORMED_HEADER", field, "must be a URI reference");
    }
  }

  private static Instant instant(@Nullable String time, String field) {
    try {
      return OffsetDateTime.parse(needed(time, field)).toInstant();
    } catch (DateTimeParseException e) {
      throw new Unreadable("MALFORMED_HEADER", field, "must be an RFC 3339 date-time with an offset");
    }
  }

  private static EventType checked(Envelope event) {
    EventType type =
        Catalogue.byWire(event.type())
            .filter(EventType::isClinic)
            .orElseThrow(
                () ->
                    new Unreadable(
                        Catalogue.knowsAnotherVersionOf(event.type()) ? "UNKNOWN_VERSION" : "UNKNOWN_TYPE", "type", "no clinic event is called " + event.type()));
    Bodies.check(type.wire(), event.data());
    return type;
  }
}
