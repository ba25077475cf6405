package org.treatmentcourse.local.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.Bodies;
import org.treatmentcourse.contracts.Catalogue;
import org.treatmentcourse.contracts.EventCodec;
import org.treatmentcourse.contracts.EventType;
import org.treatmentcourse.local.client.ClinicClient;
import org.treatmentcourse.local.client.Reply;
import org.treatmentcourse.local.keys.LocalKeys;
import org.treatmentcourse.local.keys.Role;

/** Does what a scenario's systems and staff do. */
final class Stage {

  private static final Duration TOKEN_LIFE = Duration.ofHours(1);

  private final ClinicClient client;
  private final LocalKeys keys;
  private final ZoneId zone;
  private final Variables variables;
  private @Nullable String course;

  Stage(ClinicClient client, LocalKeys keys, ZoneId zone) {
    this.client = client;
    this.keys = keys;
    this.zone = zone;
    this.variables = new Variables(client::courseId);
    variables.set("clinic", client.clinic());
  }

  Variables variables() {
    return variables;
  }

  String courseId(String reference) {
    return client.courseId(reference);
  }

  /** A step begins. */
  void enter(Step step, Instant now) {
    variables.set("today", now.atZone(zone).toLocalDate().toString());
    String named = step.course();
    if (named != null) {
      course = named;
      variables.set("course", client.courseId(named));
    }
  }

  String clinic() {
    return client.clinic();
  }

  void publish(Act act, Step.Publish publish, Instant now) {
    String reference = course;
    if (reference == null) {
      throw new IllegalStateException("no course was named yet");
    }
    byte[] body = publish.payload().bytes(variables);
    check(publish, body);
    Moment occurred = publish.occurred();
    Instant at = occurred == null ? now : occurred.from(now.atZone(zone).toLocalDateTime()).atZone(zone).toInstant();
    String id = publish.id() == null ? act.name() : variables.fill(publish.id());
    client.publish(changed(EventCodec.toRecord(client.topic(publish.type()), reference, client.envelope(publish.type(), reference, id, at, body)),
        publish.headers()));
  }

  /** What held placeholders could not be checked when it was read. */
  private static void check(Step.Publish publish, byte[] body) {
    boolean filled = publish.payload() instanceof Payload.Body known && !Variables.names(known.json().toString()).isEmpty();
    if (filled) {
      Catalogue.byWire(publish.type()).filter(EventType::isClinic).ifPresent(type -> Bodies.check(type.wire(), body));
    }
  }

  private ProducerRecord<byte[], byte[]> changed(ProducerRecord<byte[], byte[]> record, Map<String, String> headers) {
    ProducerRecord<byte[], byte[]> changed = record;
    for (Map.Entry<String, String> header : headers.entrySet()) {
      String name = header.getKey();
      byte[] value = variables.fill(header.getValue()).getBytes(StandardCharsets.UTF_8);
      if (name.equals("key")) {
        changed = new ProducerRecord<>(changed.topic(), null, value, changed.value(), changed.headers());
      } else {
        changed.headers().remove(name);
        if (value.length > 0) {
          changed.headers().add(name, value);
        }
      }
    }
    return changed;
  }

  Reply call(Act act, Step.Call call) {
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    switch (call.token()) {
      case GOOD -> { }
      case NONE -> headers.put("Authorization", "");
      case EXPIRED -> headers.put("Authorization", "Bearer " + keys.token(client.clinic(), TOKEN_LIFE.negated(), call.as()));
      case COLLEAGUE -> headers.put("Authorization", "Bearer " + keys.token(call.as().claim() + "-2", client.clinic(), TOKEN_LIFE, List.of(call.as().claim())));
      case FOREIGN -> headers.put("Authorization", "Bearer " + strangers().token(client.clinic(), TOKEN_LIFE, call.as()));
      case OTHER_CLINIC -> headers.put("Authorization", "Bearer " + keys.token("another-clinic", TOKEN_LIFE, call.as()));
    }
    call.headers().forEach((name, value) -> headers.put(name, variables.fill(value)));
    return client.call(act.name(), call.as(), call.service(), call.method(), variables.fill(call.path()), call.payload().bytes(variables), headers);
  }

  /** Keys of somebody else: the tokens look like ours. */
  private static LocalKeys strangers() {
    try {
      return LocalKeys.in(Files.createTempDirectory("strangers").resolve("keys"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A projection; {@code board/<site>} is that of today unless a day is named. */
  Reply view(Act act, Step.View view) {
    String path = variables.fill(view.path());
    if (path.startsWith("board/") && !path.contains("?")) {
      path += "?date=" + variables.fill("{today}");
    }
    return client.call(act.name(), Role.DASHBOARD, "dashboard", "GET", "/api/" + path, null, Map.of());
  }
}
