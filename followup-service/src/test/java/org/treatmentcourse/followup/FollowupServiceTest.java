package org.treatmentcourse.followup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.treatmentcourse.contracts.Catalogue;
import org.treatmentcourse.contracts.Clinic;
import org.treatmentcourse.contracts.ClinicEvent.Urgency;
import org.treatmentcourse.contracts.CourseIds;
import org.treatmentcourse.contracts.Envelope;
import org.treatmentcourse.contracts.Event;
import org.treatmentcourse.contracts.EventCodec;
import org.treatmentcourse.contracts.Indication;
import org.treatmentcourse.contracts.IntakeEvent;
import org.treatmentcourse.contracts.Json;
import org.treatmentcourse.contracts.Sex;
import org.treatmentcourse.contracts.Topics;
import org.treatmentcourse.local.Backends;
import org.treatmentcourse.local.keys.LocalKeys;
import org.treatmentcourse.local.keys.Role;
import tools.jackson.databind.JsonNode;

/** The service as a whole on a real broker and store: clinic events in, REST, what it tells, and what it refuses. */
class FollowupServiceTest {
  @TempDir static Path folder;
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static Backends backends;
  private static LocalKeys keys;
  private static CourseIds ids;
  private static ConfigurableApplicationContext app;
  private static String url;

  @BeforeAll
  static void start() throws Exception {
    backends = Backends.shared();
    keys = LocalKeys.in(folder.resolve("keys"));
    ids = new CourseIds(HexFormat.of().parseHex(Files.readString(keys.courseIdSecretFile()).strip()));
    org.treatmentcourse.local.broker.Topics.create(
        backends.kafkaBootstrap(),
        Stream.concat(Topics.fixed(2).stream().map(Topics.Spec::name), Stream.of(Topics.clinicEvents("c1"), Topics.clinicRejections("c1")))
            .map(name -> new NewTopic(name, name.equals(Topics.CLINICS) ? 1 : 2, (short) 1))
            .toList());
    Clinic clinic = new Clinic("c1", "America/New_York", List.of(new Clinic.Site("bethesda", null, 4, 2, "08:00-18:00 Mon-Fri")), Map.of());
    send(Topics.CLINICS, "c1", new IntakeEvent.ClinicRegistered(clinic, 1), "registered", 1);
    app =
        new SpringApplication(FollowupApplication.class)
            .run(
                Map.of(
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
    url = "http://localhost:" + Objects.requireNonNull(((ServletWebServerApplicationContext) app).getWebServer()).getPort();
  }

  @AfterAll
  static void stop() {
    app.close();
  }

  @Test
  void escalates_before_the_course_is_open_and_a_clinician_resolves_it_over_http() throws Exception {
    String course = fromClinic("ref-high", Story.cssrs("q1", "q2", "q4"), "q-1");

    await().atMost(Duration.ofSeconds(60)).until(() -> !of(course, "followup.safety").isEmpty());
    JsonNode escalated = of(course, "followup.safety").getFirst();
    assertThat(escalated.path("tier").asString()).isEqualTo("HIGH");
    assertThat(types(course)).containsExactly("followup.task-opened.v1", "followup.assessment-scored.v1");

    send("intake.events", course, new IntakeEvent.ConsultationRequested("bethesda", Indication.TRD, Urgency.ROUTINE, 42, Sex.FEMALE), "open", 1);
    await().atMost(Duration.ofSeconds(30)).until(() -> get(course).path("state").asString().equals("FOLLOWING"));
    String task = get(course).path("tasks").get(0).path("id").asString();
    JsonNode listed = Json.MAPPER.readTree(call("GET", "/tasks?role=clinician&site=bethesda", token(Role.CLINICIAN), null).body()).path("tasks").get(0);
    assertThat(listed.path("task").asString()).isEqualTo(task);

    assertThat(call("POST", "/courses/" + course + "/tasks/" + task + "/close", token(Role.CLINICIAN), "{\"disposition\":\"DONE\"}").body())
        .contains("RISK_OPEN");
    String resolve = "/courses/" + course + "/escalations/" + escalated.path("occurrence").asString() + "/resolve";
    assertThat(call("POST", resolve, token(Role.NURSE), "{\"disposition\":\"SAFE_TO_CONTINUE\"}").statusCode()).isEqualTo(403);
    HttpResponse<String> resolved = call("POST", resolve, token(Role.CLINICIAN), "{\"disposition\":\"SAFE_TO_CONTINUE\"}");
    assertThat(resolved.statusCode()).as(resolved.body()).isEqualTo(200);
    await().atMost(Duration.ofSeconds(30)).until(() -> types(course).contains("followup.suicide-risk-resolved.v1"));
    assertThat(get(course).path("escalations")).isEmpty();
  }

  @Test
  void refuses_answers_out_of_range_with_the_field_and_stays_well() throws Exception {
    String course = fromClinic("ref-bad", new org.treatmentcourse.contracts.ClinicEvent.QuestionnaireAnswered("PHQ9", Map.of("q1", 9)), "q-bad");

    await().atMost(Duration.ofSeconds(60)).until(() -> !rejections("q-bad").isEmpty());
    JsonNode rejection = rejections("q-bad").getFirst();
    assertThat(rejection.path("code").asString()).isEqualTo("OUT_OF_RANGE");
    assertThat(rejection.path("field").asString()).isEqualTo("answers/q1");

    fromClinic("ref-bad", Story.phq9(12, 0), "q-good");
    await().atMost(Duration.ofSeconds(30)).until(() -> types(course).contains("followup.assessment-scored.v1"));
  }

  @Test
  void scores_answers_entered_by_staff_and_closes_the_course() throws Exception {
    String course = ids.courseId("c1", "ref-staff");
    send("intake.events", course, new IntakeEvent.ConsultationRequested("bethesda", Indication.TRD, Urgency.ROUTINE, 42, Sex.FEMALE), "open", 1);
    await().atMost(Duration.ofSeconds(60)).until(() -> call("GET", "/courses/" + course, token(Role.NURSE), null).statusCode() == 200);

    String body = Json.MAPPER.writeValueAsString(Map.of("instrument", "PHQ9", "answers", Story.phq9(17, 0).answers()));
    assertThat(call("POST", "/courses/" + course + "/questionnaires", token(Role.NURSE), body).statusCode()).isEqualTo(200);
    assertThat(get(course).path("scores").get(0).path("band").asString()).isEqualTo("MODERATELY_SEVERE");
    assertThat(call("POST", "/courses/" + course + "/questionnaires", token(Role.NURSE), "{\"instrument\":\"NONE\",\"answers\":{\"q1\":1}}").body())
        .contains("UNKNOWN_INSTRUMENT");
    assertThat(call("POST", "/courses/" + course + "/close", token(Role.CLINICIAN), "{\"reason\":\"BORED\"}").statusCode()).isEqualTo(400);
    assertThat(call("POST", "/courses/" + course + "/close", token(Role.CLINICIAN), "{\"reason\":\"COMPLETED\"}").statusCode()).isEqualTo(200);
    await().atMost(Duration.ofSeconds(30)).until(() -> types(course).contains("followup.course-closed.v1"));
    assertThat(call("GET", "/courses/" + course, keys.token("c2", Duration.ofMinutes(5), Role.NURSE), null).statusCode()).isEqualTo(404);
  }

  @Test
  void corrects_answers_that_staff_have_entered_and_keeps_both() throws Exception {
    String course = ids.courseId("c1", "ref-corrected");
    send("intake.events", course, new IntakeEvent.ConsultationRequested("bethesda", Indication.TRD, Urgency.ROUTINE, 42, Sex.FEMALE), "open", 1);
    await().atMost(Duration.ofSeconds(60)).until(() -> call("GET", "/courses/" + course, token(Role.NURSE), null).statusCode() == 200);
    String path = "/courses/" + course + "/questionnaires";
    Map<String, Integer> answers = Story.phq9(17, 0).answers();
    assertThat(call("POST", path, token(Role.NURSE), Json.MAPPER.writeValueAsString(Map.of("instrument", "PHQ9", "answers", answers))).statusCode()).isEqualTo(200);
    String first = get(course).path("scores").get(0).path("id").asString();

    Map<String, Object> correction = Map.of("instrument", "PHQ9", "answers", Story.phq9(12, 0).answers(), "amends", first);
    assertThat(call("POST", path, token(Role.NURSE), Json.MAPPER.writeValueAsString(correction)).statusCode()).isEqualTo(200);

    JsonNode scores = get(course).path("scores");
    assertThat(scores.get(0).path("amendedBy").asString()).isEqualTo(scores.get(1).path("id").asString());
    assertThat(scores.get(1).path("total").asInt()).isEqualTo(12);
    Map<String, Object> lost = Map.of("instrument", "PHQ9", "answers", answers, "amends", "phq9-unknown");
    assertThat(call("POST", path, token(Role.NURSE), Json.MAPPER.writeValueAsString(lost)).body()).contains("NOTHING_TO_AMEND", "\"field\":\"amends\"");
    assertThat(call("POST", path, token(Role.NURSE), "{\"instrument\":\"PHQ9\",\"answers\":{\"q1\":1,\"q1\":2}}").body()).contains("q1");
  }

  @Test
  void serves_definitions_and_words_to_staff_only() throws Exception {
    JsonNode all = Json.MAPPER.readTree(call("GET", "/instruments", token(Role.SCHEDULER), null).body());
    assertThat(all.valueStream().map(form -> form.path("key").asString())).hasSize(27).startsWith("PHQ9", "GAD7", "MADRS").endsWith("PADSS", "LUTS_CHECK", "MISUSE_CHECK");

    JsonNode phq9 = Json.MAPPER.readTree(call("GET", "/instruments/PHQ9", token(Role.NURSE), null).body());
    assertThat(phq9.path("definition").path("items")).hasSize(10);
    assertThat(phq9.path("definition").path("copyright").asString()).contains("No permission required");
    assertThat(phq9.path("wording").path("items").get(0).path("text").asString()).isEqualTo("Little interest or pleasure in doing things");
    assertThat(Json.MAPPER.readTree(call("GET", "/instruments/MADRS", token(Role.NURSE), null).body()).has("wording")).isFalse();

    assertThat(call("GET", "/instruments/NONE", token(Role.NURSE), null).statusCode()).isEqualTo(404);
    assertThat(call("GET", "/instruments", token(Role.CLINIC_SYSTEM), null).statusCode()).isEqualTo(403);
  }

  private static String token(Role role) {
    return keys.token("c1", Duration.ofMinutes(5), role);
  }

  private static JsonNode get(String course) throws Exception {
    return Json.MAPPER.readTree(call("GET", "/courses/" + course, token(Role.NURSE), null).body());
  }

  private static HttpResponse<String> call(String method, String path, String token, @Nullable String body) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url + path))
            .method(method, body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body))
            .header("Content-Type", "application/json")
            .header("Authorization", "Bearer " + token)
            .build();
    return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
  }

  private static String fromClinic(String reference, Event event, String id) throws Exception {
    send(Topics.clinicEvents("c1"), reference, event, id, 0);
    return ids.courseId("c1", reference);
  }

  private static void send(String topic, String key, Event event, String id, long sequence) throws Exception {
    Properties properties = new Properties();
    properties.put("bootstrap.servers", backends.kafkaBootstrap());
    Envelope envelope =
        new Envelope(id, "/test", Catalogue.of(event).wire(), key, Instant.now(), "c1", sequence, null, Json.bytes(event));
    ProducerRecord<byte[], byte[]> record = EventCodec.toRecord(topic, key, envelope);
    try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer())) {
      producer.send(record).get();
    }
  }

  private static List<String> types(String course) {
    return records("followup.events").stream()
        .filter(r -> new String(r.key(), java.nio.charset.StandardCharsets.UTF_8).equals(course))
        .map(r -> String.valueOf(EventCodec.header(r.headers(), "ce_type")))
        .toList();
  }

  private static List<JsonNode> of(String key, String topic) {
    return records(topic).stream()
        .filter(r -> new String(r.key(), java.nio.charset.StandardCharsets.UTF_8).equals(key))
        .map(r -> Json.MAPPER.readTree(r.value()))
        .toList();
  }

  private static List<JsonNode> rejections(String eventId) {
    return records(Topics.clinicRejections("c1")).stream()
        .map(r -> Json.MAPPER.readTree(r.value()))
        .filter(r -> r.path("eventId").asString().equals(eventId))
        .toList();
  }

  private static List<ConsumerRecord<byte[], byte[]>> records(String topic) {
    Properties properties = new Properties();
    properties.put("bootstrap.servers", backends.kafkaBootstrap());
    List<ConsumerRecord<byte[], byte[]>> all = new ArrayList<>();
    try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions = consumer.partitionsFor(topic).stream().map(p -> new TopicPartition(topic, p.partition())).toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
        consumer.poll(Duration.ofMillis(200)).forEach(all::add);
      }
    }
    return all;
  }
}
