package org.treatmentcourse.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.treatmentcourse.contracts.ClinicEvent.Urgency;
import org.treatmentcourse.contracts.Envelope;
import org.treatmentcourse.contracts.EventCodec;
import org.treatmentcourse.contracts.Indication;
import org.treatmentcourse.contracts.IntakeEvent;
import org.treatmentcourse.contracts.Json;
import org.treatmentcourse.contracts.Sex;
import org.treatmentcourse.contracts.Topics;
import org.treatmentcourse.local.Backends;
import org.treatmentcourse.local.keys.LocalKeys;
import org.treatmentcourse.local.keys.Role;
import org.treatmentcourse.web.note.NoteApplication;
import tools.jackson.databind.JsonNode;

/** The smallest service on a real broker and store, over HTTP. */
class DoorTest {
  @TempDir static Path folder;
  private static Backends backends;
  private static LocalKeys keys;
  private static ConfigurableApplicationContext app;
  private static String url;
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @BeforeAll
  static void start() {
    backends = Backends.embedded();
    keys = LocalKeys.in(folder.resolve("keys"));
    org.treatmentcourse.local.broker.Topics.create(
        backends.kafkaBootstrap(), Topics.fixed(2).stream().map(topic -> new NewTopic(topic.name(), topic.partitions(), (short) 1)).toList());
    SpringApplication application = new SpringApplication(NoteApplication.class);
    app =
        application.run(
            Map.of(
                    "spring.config.import", "classpath:messaging.yml,classpath:web.yml",
                    "treatmentcourse.service", "evaluation",
                    "treatmentcourse.course-id-secret-file", keys.courseIdSecretFile().toString(),
                    "treatmentcourse.security.public-key", keys.publicKeyFile().toString(),
                    "treatmentcourse.security.issuer", LocalKeys.ISSUER,
                    "treatmentcourse.security.audience", LocalKeys.AUDIENCE,
                    "MONGODB_URI", backends.mongoUri(),
                    "KAFKA_BOOTSTRAP", backends.kafkaBootstrap(),
                    "server.port", "0",
                    "management.server.port", "0")
                .entrySet()
                .stream()
                .map(entry -> "--" + entry.getKey() + "=" + entry.getValue())
                .toArray(String[]::new));
    url = "http://localhost:" + java.util.Objects.requireNonNull(((ServletWebServerApplicationContext) app).getWebServer()).getPort();
  }

  @AfterAll
  static void stop() {
    app.close();
    backends.close();
  }

  private static String token(Role... roles) {
    return keys.token("c1", Duration.ofMinutes(5), roles);
  }

  private static HttpResponse<String> send(String method, String path, @Nullable String token, @Nullable String body, String... headers) throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url + path))
            .method(method, body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body))
            .header("Content-Type", "application/json");
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    if (headers.length > 0) {
      request.headers(headers);
    }
    return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
  }

  private static HttpResponse<String> write(String course, String text, String... headers) throws IOException, InterruptedException {
    return send("POST", "/courses/" + course + "/notes", token(Role.CLINICIAN), "{\"text\":\"" + text + "\"}", headers);
  }

  private static void refused(HttpResponse<String> response, int status, String reason, @Nullable String field) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    assertThat(response.headers().firstValue("Content-Type")).hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
    JsonNode problem = Json.MAPPER.readTree(response.body());
    assertThat(problem.path("reason").asString()).isEqualTo(reason);
    if (field != null) {
      assertThat(problem.path("field").asString()).isEqualTo(field);
    }
  }

  private static String course() {
    return UUID.randomUUID().toString();
  }

  @Test
  void a_command_takes_effect_and_can_be_read_with_its_version() throws Exception {
    String course = course();
    HttpResponse<String> done = write(course, "a");
    assertThat(done.statusCode()).isEqualTo(200);
    assertThat(done.body()).contains("evaluation.evaluation-opened.v1");
    String tag = done.headers().firstValue("ETag").orElseThrow();
    HttpResponse<String> read = send("GET", "/courses/" + course, token(Role.NURSE), null);
    assertThat(read.body()).contains("\"told\":[\"a\"]");
    assertThat(read.headers().firstValue("ETag")).hasValue(tag);
    assertThat(send("GET", "/courses/" + course, token(Role.NURSE), null, "If-None-Match", tag).statusCode()).isEqualTo(304);
  }

  @Test
  void refuses_calls_without_a_good_token() throws Exception {
    String path = "/courses/" + course();
    refused(send("GET", path, null, null), 401, "UNAUTHENTICATED", "Authorization");
    refused(send("GET", path, keys.token("c1", Duration.ofMinutes(-5), Role.CLINICIAN), null), 401, "UNAUTHENTICATED", "Authorization");
    LocalKeys foreign = LocalKeys.in(folder.resolve("foreign"));
    refused(send("GET", path, foreign.token("c1", Duration.ofMinutes(5), Role.CLINICIAN), null), 401, "UNAUTHENTICATED", "Authorization");
    refused(send("GET", path, keys.token(null, Duration.ofMinutes(5), Role.CLINICIAN), null), 403, "NO_CLINIC", "clinic");
    refused(send("POST", path + "/notes", token(Role.NURSE), "{\"text\":\"a\"}"), 403, "FORBIDDEN", null);
  }

  @Test
  void anybody_may_read_what_the_interface_is() throws Exception {
    HttpResponse<String> document = send("GET", "/openapi.json", null, null);

    assertThat(document.statusCode()).isEqualTo(200);
    assertThat(document.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/json");
    assertThat(Json.MAPPER.readTree(document.body()).at("/info/title").asString()).isEqualTo("evaluation");
  }

  @Test
  void a_course_of_another_clinic_is_not_there() throws Exception {
    String course = course();
    write(course, "a");
    String other = keys.token("c2", Duration.ofMinutes(5), Role.CLINICIAN);
    refused(send("GET", "/courses/" + course, other, null), 404, "NO_SUCH_COURSE", "courseId");
    refused(send("POST", "/courses/" + course + "/notes", other, "{\"text\":\"b\"}"), 404, "NO_SUCH_COURSE", "courseId");
  }

  @Test
  void bad_bodies_are_refused_with_the_field() throws Exception {
    String path = "/courses/" + course() + "/notes";
    String clinician = token(Role.CLINICIAN);
    refused(send("POST", path, clinician, "{\"text\":"), 400, "MALFORMED_BODY", "body");
    refused(send("POST", path, clinician, "{\"txet\":\"a\"}"), 400, "MALFORMED_BODY", "txet");
    refused(send("POST", path, clinician, "{\"text\":\" \"}"), 400, "INVALID", "text");
    refused(send("POST", path, clinician, "[".repeat(10_000) + "]".repeat(10_000)), 400, "MALFORMED_BODY", null);
    refused(send("POST", path, clinician, "{\"text\":\"" + "x".repeat(2_000_000) + "\"}"), 413, "BODY_TOO_LARGE", "body");
    refused(send("POST", "/courses/nonsense/notes", clinician, "{\"text\":\"a\"}"), 400, "INVALID", "courseId");
    refused(write(course(), "no"), 409, "NOT_THIS", "text");
  }

  @Test
  void a_repeated_key_gives_the_first_answer_and_a_stale_version_is_refused() throws Exception {
    String course = course();
    HttpResponse<String> first = write(course, "a", "Idempotency-Key", "k1");
    HttpResponse<String> again = write(course, "a", "Idempotency-Key", "k1");
    assertThat(again.body()).isEqualTo(first.body());
    refused(write(course, "b", "Idempotency-Key", "k1"), 422, "IDEMPOTENCY_KEY_REUSED", "Idempotency-Key");
    String tag = first.headers().firstValue("ETag").orElseThrow();
    assertThat(write(course, "b", "If-Match", tag).statusCode()).isEqualTo(200);
    refused(write(course, "c", "If-Match", tag), 412, "STALE", "If-Match");
    refused(write(course, "c", "If-Match", "yesterday"), 400, "INVALID", "If-Match");
  }

  @Test
  void hears_other_services_through_its_bindings_and_serves_commands_while_the_broker_is_away() throws Exception {
    String course = course();
    say(course, 1);
    await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(read(course)).contains("intake.consultation-requested.v1"));

    backends.killBroker();
    assertThat(write(course, "meanwhile").statusCode()).isEqualTo(200);
    backends.restartBroker();
    say(course, 2);
    await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(read(course)).containsSubsequence("meanwhile", "intake.consultation-requested.v1"));
  }

  private static String read(String course) throws IOException, InterruptedException {
    return send("GET", "/courses/" + course, token(Role.NURSE), null).body();
  }

  private static void say(String course, long sequence) throws Exception {
    Properties properties = new Properties();
    properties.put("bootstrap.servers", backends.kafkaBootstrap());
    Object event = new IntakeEvent.ConsultationRequested("bethesda", Indication.TRD, Urgency.ROUTINE, 42, Sex.FEMALE);
    Envelope envelope =
        new Envelope("e" + sequence, "/intake", "intake.consultation-requested.v1", course, java.time.Instant.now(), "c1", sequence, null, Json.bytes(event));
    ProducerRecord<byte[], byte[]> record = EventCodec.toRecord("intake.events", course, envelope);
    try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer())) {
      producer.send(record).get();
    }
    assertThat(List.of(record.topic())).containsExactly("intake.events");
  }
}
