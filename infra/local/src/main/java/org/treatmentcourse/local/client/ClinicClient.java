package org.treatmentcourse.local.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.Catalogue;
import org.treatmentcourse.contracts.Clinic;
import org.treatmentcourse.contracts.ClinicEvent;
import org.treatmentcourse.contracts.CourseIds;
import org.treatmentcourse.contracts.Envelope;
import org.treatmentcourse.contracts.EventCodec;
import org.treatmentcourse.contracts.Json;
import org.treatmentcourse.contracts.Topics;
import org.treatmentcourse.local.Addresses;
import org.treatmentcourse.local.keys.LocalKeys;
import org.treatmentcourse.local.keys.Role;
import tools.jackson.databind.JsonNode;

/**
 * One clinic: its systems send events to its topic, its staff call the services. Everything is tried again while a process or the broker is away;
 * a repeat of the same step is harmless, because event ids and idempotency keys come from the caller. Safe for use from many threads.
 */
public final class ClinicClient implements AutoCloseable {

  /** How long anything is tried again before it counts as failed. */
  public static final Duration LIMIT = Duration.ofMinutes(5);

  private final Addresses addresses;
  private final String clinic;
  private final CourseIds courseIds;
  private final Tokens tokens;
  private final Rest rest = new Rest(LIMIT);
  private final EventSender sender;

  public ClinicClient(Addresses addresses, LocalKeys keys, String clinic) {
    this.addresses = addresses;
    this.clinic = clinic;
    this.courseIds = new CourseIds(secret(keys));
    this.tokens = new Tokens(keys, clinic);
    this.sender = new EventSender(addresses.kafkaBootstrap(), LIMIT);
  }

  private static byte[] secret(LocalKeys keys) {
    try {
      return HexFormat.of().parseHex(Files.readString(keys.courseIdSecretFile()).trim());
    } catch (IOException e) {
      throw new UncheckedIOException("can't read the course id secret", e);
    }
  }

  public String clinic() {
    return clinic;
  }

  public Addresses addresses() {
    return addresses;
  }

  /**
   * Adds or changes the clinic and returns when its topics exist and every process knows it.
   *
   * @throws IllegalArgumentException if it is refused, with the answer
   */
  public void register(Clinic described) {
    awaitKnown(describe(described));
  }

  /**
   * Adds or changes the clinic, and does not wait.
   *
   * @return the revision that every process is told of
   * @throws IllegalArgumentException if it is refused, with the answer
   */
  public long describe(Clinic described) {
    record Body(String zone, Iterable<Clinic.Site> sites, Map<String, Object> policy) {}
    Reply reply = call("register", Role.ADMIN, "intake", "PUT", "/clinics/" + clinic,
        new Body(described.zone(), described.sites(), described.policy()), Map.of());
    if (!reply.ok()) {
      throw new IllegalArgumentException("clinic " + clinic + " is refused: " + reply.body());
    }
    return reply.body().path("revision").asLong();
  }

  /** Returns when every process knows that revision of the clinic. */
  public void awaitKnown(long revision) {
    addresses.management().forEach((instance, url) -> {
      Patience patience = new Patience("telling " + instance + " about clinic " + clinic, LIMIT);
      long known = revisionAt(url);
      while (known < revision) {
        patience.await("revision " + known, null);
        known = revisionAt(url);
      }
    });
  }

  private long revisionAt(String management) {
    Map<String, String> headers = Map.of("Authorization", "Bearer " + tokens.of(Role.OPS));
    return rest.call("GET", URI.create(management + "/actuator/clinics"), headers, new byte[0]).body().path(clinic).asLong(0);
  }

  /** The id under which every service knows the course that this clinic calls {@code reference}. */
  public String courseId(String reference) {
    return courseIds.courseId(clinic, reference);
  }

  /** The CloudEvents {@code source} of this clinic's systems. */
  public String source() {
    return "/clinics/" + clinic + "/ehr";
  }

  /** Appends an event to the clinic's topic; returns when the broker has it. */
  public void publish(String reference, String eventId, Instant at, ClinicEvent event) {
    publish(envelope(Catalogue.of(event).wire(), reference, eventId, at, Json.bytes(event)), reference);
  }

  /** The same for a body that may be wrong. */
  public void publishRaw(String type, String reference, String eventId, Instant at, JsonNode body) {
    publish(envelope(type, reference, eventId, at, Json.MAPPER.writeValueAsBytes(body)), reference);
  }

  public Envelope envelope(String type, String reference, String eventId, Instant at, byte[] body) {
    return new Envelope(eventId, source(), type, reference, at, clinic, 0, null, body);
  }

  private void publish(Envelope event, String key) {
    publish(EventCodec.toRecord(topic(event.type()), key, event));
  }

  /** Where events of that type belong; those that nobody knows too must be sent somewhere. */
  public String topic(String type) {
    return Catalogue.byWire(type).map(known -> Topics.ofClinic(known, clinic)).orElseGet(() -> Topics.clinicEvents(clinic));
  }

  /**
   * Appends a record as it is, however wrong.
   *
   * @throws org.apache.kafka.common.errors.RecordTooLargeException what the broker will never take
   */
  public void publish(ProducerRecord<byte[], byte[]> record) {
    sender.send(record);
  }

  /**
   * A call by a member of staff. Tried again while there is no connection, on 503, and on a refusal that only says that the service can't tell yet.
   *
   * @param step names the caller's step: the same step gives the same {@code Idempotency-Key}
   * @param path from the root, e.g. {@code /courses/…/decision}
   * @param body written as JSON; null for none, a byte array as it is
   * @param headers win over those that are set here; an empty value leaves the header out
   * @throws IllegalStateException when it has not been answered within {@link #LIMIT}
   */
  public Reply call(String step, Role role, String service, String method, String path, @Nullable Object body, Map<String, String> headers) {
    Map<String, String> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    all.put("Authorization", "Bearer " + tokens.of(role));
    all.put("Accept", "application/json, application/problem+json");
    if (!method.equals("GET")) {
      all.put("Content-Type", "application/json");
      all.put("Idempotency-Key", CourseIds.uuid5(new UUID(0, 0), clinic + "/" + step).toString());
    }
    all.putAll(headers);
    all.values().removeIf(String::isEmpty);
    return rest.call(method, URI.create(addresses.url(service) + path), all, bytes(body));
  }

  private static byte[] bytes(@Nullable Object body) {
    return switch (body) {
      case null -> new byte[0];
      case byte[] raw -> raw;
      default -> Json.bytes(body);
    };
  }

  @Override
  public void close() {
    rest.close();
    sender.close();
  }
}
