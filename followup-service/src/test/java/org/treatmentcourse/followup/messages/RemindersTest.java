package org.treatmentcourse.followup.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.treatmentcourse.contracts.Catalogue;
import org.treatmentcourse.contracts.Clinic;
import org.treatmentcourse.contracts.ClinicEvent.Urgency;
import org.treatmentcourse.contracts.Envelope;
import org.treatmentcourse.contracts.Event;
import org.treatmentcourse.contracts.EventCodec;
import org.treatmentcourse.contracts.Indication;
import org.treatmentcourse.contracts.IntakeEvent;
import org.treatmentcourse.contracts.Json;
import org.treatmentcourse.contracts.SchedulingEvent.Booking;
import org.treatmentcourse.contracts.SchedulingEvent.SessionCancelled;
import org.treatmentcourse.contracts.SchedulingEvent.SessionsBooked;
import org.treatmentcourse.contracts.Sex;
import org.treatmentcourse.contracts.Topics;
import org.treatmentcourse.followup.FollowupApplication;
import org.treatmentcourse.local.Backends;
import org.treatmentcourse.local.keys.LocalKeys;
import org.treatmentcourse.local.keys.Role;
import org.treatmentcourse.local.mail.MailSink;
import org.treatmentcourse.local.mail.MailSink.Fault;
import org.treatmentcourse.local.mail.MailSink.Mail;
import tools.jackson.databind.JsonNode;

/** Two instances on one store, a mail server, a gateway and an intake that all fail when told to. */
class RemindersTest {
  private static final String CLINIC = "reminded";
  private static final ZoneId ZONE = ZoneId.of("America/New_York");
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final Map<String, String> REACH = new ConcurrentHashMap<>();
  private static final Map<String, Fault> FAULTS = new ConcurrentHashMap<>();
  private static final Map<String, Integer> STATUS = new ConcurrentHashMap<>();
  private static final List<String> HOOKED = new CopyOnWriteArrayList<>();
  private static final List<String> AUTHORIZED = new CopyOnWriteArrayList<>();
  @TempDir static Path folder;
  private static Backends backends;
  private static LocalKeys keys;
  private static MailSink sink;
  private static HttpServer others;
  private static final List<ConfigurableApplicationContext> apps = new ArrayList<>();
  private static String url;

  @BeforeAll
  static void start() throws Exception {
    backends = Backends.shared();
    keys = LocalKeys.in(folder.resolve("keys"));
    sink = new MailSink(mail -> FAULTS.getOrDefault(mail.to(), Fault.NONE));
    others = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    others.createContext("/", RemindersTest::reply);
    others.start();
    String other = "http://127.0.0.1:" + others.getAddress().getPort();
    Path secret = Files.writeString(folder.resolve("webhook.secret"), "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw\n");
    org.treatmentcourse.local.broker.Topics.create(
        backends.kafkaBootstrap(),
        Stream.concat(Topics.fixed(2).stream().map(Topics.Spec::name), Stream.of(Topics.clinicEvents(CLINIC), Topics.clinicRejections(CLINIC)))
            .map(name -> new NewTopic(name, name.equals(Topics.CLINICS) ? 1 : 2, (short) 1))
            .toList());
    Map<String, Object> policy =
        Map.of("followup", Map.of("messages", Map.of("quiet", Map.of("from", "00:00", "until", "00:00"), "questionnaireHoursBefore", List.of())));
    Clinic clinic = new Clinic(CLINIC, ZONE.getId(), List.of(new Clinic.Site("bethesda", null, 4, 2, "08:00-18:00 Mon-Fri")), policy);
    send(Topics.CLINICS, CLINIC, new IntakeEvent.ClinicRegistered(clinic, 1), 1);
    Map<String, String> settings = new HashMap<>();
    settings.put("treatmentcourse.course-id-secret-file", keys.courseIdSecretFile().toString());
    settings.put("treatmentcourse.security.public-key", keys.publicKeyFile().toString());
    settings.put("treatmentcourse.security.issuer", LocalKeys.ISSUER);
    settings.put("treatmentcourse.security.audience", LocalKeys.AUDIENCE);
    settings.put("MONGODB_URI", backends.mongoUri());
    settings.put("spring.mongodb.database", "followup-" + UUID.randomUUID());
    settings.put("KAFKA_BOOTSTRAP", backends.kafkaBootstrap());
    settings.put("treatmentcourse.messages.mail-url", sink.url());
    settings.put("treatmentcourse.messages.mail-from", "clinic@example.org");
    settings.put("treatmentcourse.messages.webhook-url", other + "/hook");
    settings.put("treatmentcourse.messages.webhook-secret-file", secret.toString());
    settings.put("treatmentcourse.messages.intake-url", other);
    settings.put("treatmentcourse.messages.intake-token-file", keys.tokenFile(Role.MESSENGER, Duration.ofHours(1)).toString());
    settings.put("treatmentcourse.messages.claim-lapses", "5s");
    settings.put("server.port", "0");
    settings.put("management.server.port", "0");
    for (int instance = 1; instance <= 2; instance++) {
      apps.add(
          new SpringApplication(FollowupApplication.class)
              .run(settings.entrySet().stream().map(entry -> "--" + entry.getKey() + "=" + entry.getValue()).toArray(String[]::new)));
    }
    url = "http://localhost:" + apps.getFirst().getEnvironment().getRequiredProperty("local.server.port");
  }

  @AfterAll
  static void stop() {
    apps.forEach(ConfigurableApplicationContext::close);
    others.stop(0);
    sink.close();
  }

  private static void reply(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    String path = exchange.getRequestURI().getPath();
    byte[] answer = new byte[0];
    int status;
    if (path.equals("/hook")) {
      String to = Json.MAPPER.readTree(body).path("data").path("to").asString();
      HOOKED.add(to + " " + exchange.getRequestHeaders().getFirst("webhook-id"));
      status = STATUS.getOrDefault(to, 204);
    } else {
      String course = path.split("/")[4];
      AUTHORIZED.add(exchange.getRequestHeaders().getFirst("Authorization"));
      String reach = REACH.get(course);
      status = reach == null ? 404 : 200;
      answer = reach == null ? answer : reach.getBytes(StandardCharsets.UTF_8);
    }
    exchange.sendResponseHeaders(status, answer.length == 0 ? -1 : answer.length);
    exchange.getResponseBody().write(answer);
    exchange.close();
  }

  private static String byMail(String address) {
    return "{\"language\":\"en\",\"ways\":[{\"by\":\"EMAIL\",\"address\":\"" + address + "\"}]}";
  }

  private static String bySms(String number) {
    return "{\"language\":\"en\",\"ways\":[{\"by\":\"SMS\",\"address\":\"" + number + "\"}]}";
  }

  /** A course with one session ten hours from now: its reminder of the day before is due at once. */
  private static String booked(String reach) throws Exception {
    String course = UUID.randomUUID().toString();
    REACH.put(course, reach);
    send("intake.events", course, new IntakeEvent.ConsultationRequested("bethesda", Indication.TRD, Urgency.ROUTINE, 42, Sex.FEMALE), 1);
    book(course, 1, Instant.now().plus(Duration.ofHours(10)));
    return course;
  }

  private static void book(String course, long sequence, Instant at) throws Exception {
    Instant start = at.truncatedTo(ChronoUnit.SECONDS);
    Booking booking = new Booking(1, "bethesda", LocalDate.ofInstant(start, ZONE), LocalTime.ofInstant(start, ZONE), ZONE.getId(), start, 180);
    send("scheduling.events", course, new SessionsBooked(1, List.of(booking)), sequence);
  }

  private static List<Mail> taken(String address) {
    return sink.taken().stream().filter(mail -> mail.to().equals(address)).toList();
  }

  @Test
  void two_instances_send_each_reminder_once() throws Exception {
    List<String> addresses = new ArrayList<>();
    List<String> courses = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      addresses.add("once" + i + "@example.org");
      courses.add(booked(byMail(addresses.getLast())));
    }
    for (String course : courses) {
      await().atMost(SOON).until(() -> due(course).path("state").asString().equals("SENT"));
    }
    assertThat(addresses).allSatisfy(address -> assertThat(taken(address)).hasSize(1));
    assertThat(AUTHORIZED).allMatch(header -> header.startsWith("Bearer ey"));
    assertThat(due(courses.getFirst()).toString()).as("no address is kept").doesNotContain("example.org");
  }

  @Test
  void a_mail_that_nobody_knows_of_is_listed_and_never_sent_again_by_itself() throws Exception {
    FAULTS.put("lost@example.org", Fault.TAKEN_UNANSWERED);
    String course = booked(byMail("lost@example.org"));
    await().atMost(SOON).until(() -> due(course).path("state").asString().equals("UNKNOWN"));
    FAULTS.remove("lost@example.org");
    String other = booked(byMail("after-lost@example.org"));
    await().atMost(SOON).until(() -> due(other).path("state").asString().equals("SENT"));
    assertThat(taken("lost@example.org")).hasSize(1);
    assertThat(listed("")).anyMatch(message -> message.path("courseId").asString().equals(course));

    String path = "/courses/" + course + "/messages/" + due(course).path("message").asString();
    assertThat(call("POST", path + "/settle", Role.DASHBOARD, "{\"disposition\":\"DELIVERED\"}").statusCode()).isEqualTo(403);
    assertThat(call("POST", path + "/settle", Role.NURSE, "{\"disposition\":\"LOST\"}").statusCode()).isEqualTo(400);
    assertThat(call("POST", path + "/settle", Role.NURSE, "{\"disposition\":\"DELIVERED\"}").statusCode()).isEqualTo(200);
    assertThat(due(course).path("state").asString()).isEqualTo("SENT");
    assertThat(due(course).path("by").asString()).isEqualTo("nurse");
    assertThat(call("POST", path + "/retry", Role.NURSE, "{\"reason\":\"PATIENT_ASKED\"}").body()).contains("MESSAGE_NOT_FAILED");
  }

  @Test
  void a_refused_mail_waits_for_a_person_who_has_it_tried_again() throws Exception {
    FAULTS.put("full@example.org", Fault.REFUSED);
    String course = booked(byMail("full@example.org"));
    await().atMost(SOON).until(() -> due(course).path("state").asString().equals("FAILED"));
    assertThat(due(course).path("reason").asString()).isEqualTo("MAIL_REFUSED");
    FAULTS.remove("full@example.org");

    String path = "/courses/" + course + "/messages/" + due(course).path("message").asString() + "/retry";
    assertThat(call("POST", path, Role.COORDINATOR, "{\"reason\":\"not a code\"}").statusCode()).isEqualTo(400);
    assertThat(call("POST", path, Role.COORDINATOR, "{\"reason\":\"MAILBOX_CLEARED\"}").statusCode()).isEqualTo(200);
    await().atMost(SOON).until(() -> due(course).path("state").asString().equals("SENT"));
    assertThat(taken("full@example.org")).hasSize(1);
  }

  @Test
  void a_webhook_goes_out_with_the_id_of_the_message_however_often() throws Exception {
    STATUS.put("+15550101", 503);
    String course = booked(bySms("+15550101"));
    await().atMost(SOON).until(() -> due(course).path("reason").asString("").equals("WEBHOOK_UNAVAILABLE"));
    STATUS.remove("+15550101");
    String id = due(course).path("message").asString();
    assertThat(HOOKED.stream().filter(one -> one.startsWith("+15550101"))).hasSize(3).allMatch(one -> one.equals("+15550101 " + id));
    assertThat(due(course).path("state").asString()).isEqualTo("PLANNED");
  }

  @Test
  void nobody_is_written_to_who_has_not_agreed_and_nothing_is_sent_of_a_session_that_is_off() throws Exception {
    String refused = booked("{\"ways\":[],\"refusal\":\"NO_CONSENT\"}");
    await().atMost(SOON).until(() -> due(refused).path("state").asString().equals("SUPPRESSED"));
    assertThat(due(refused).path("reason").asString()).isEqualTo("NO_CONSENT");

    String off = UUID.randomUUID().toString();
    REACH.put(off, byMail("off@example.org"));
    send("intake.events", off, new IntakeEvent.ConsultationRequested("bethesda", Indication.TRD, Urgency.ROUTINE, 42, Sex.FEMALE), 1);
    book(off, 1, Instant.now().plus(Duration.ofHours(30)));
    send("scheduling.events", off, new SessionCancelled(1, "PATIENT", false), 2);
    await().atMost(SOON).until(() -> listed("?state=CANCELLED&kind=SESSION").stream().filter(m -> m.path("courseId").asString().equals(off)).count() == 2);
    assertThat(taken("off@example.org")).isEmpty();
  }

  @Test
  void refuses_a_state_that_is_none_and_those_who_have_no_business_with_it() throws Exception {
    assertThat(call("GET", "/messages?state=LOST", Role.NURSE, null)).satisfies(reply -> assertThat(reply.statusCode()).isEqualTo(400));
    assertThat(call("GET", "/messages", Role.DASHBOARD, null).statusCode()).isEqualTo(403);
    assertThat(call("GET", "/messages", Role.MESSENGER, null).statusCode()).isEqualTo(403);
  }

  /** The one of the day before. */
  private static JsonNode due(String course) throws Exception {
    return listed("?state=PLANNED,CLAIMED,SENT,FAILED,UNKNOWN,SUPPRESSED").stream()
        .filter(message -> message.path("courseId").asString().equals(course))
        .findFirst()
        .orElse(tools.jackson.databind.node.MissingNode.getInstance());
  }

  private static List<JsonNode> listed(String query) throws Exception {
    List<JsonNode> all = new ArrayList<>();
    Json.MAPPER.readTree(call("GET", "/messages" + query, Role.NURSE, null).body()).path("messages").forEach(all::add);
    return all;
  }

  private static HttpResponse<String> call(String method, String path, Role role, @Nullable String body) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url + path))
            .method(method, body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body))
            .header("Content-Type", "application/json")
            .header("Authorization", "Bearer " + keys.token(CLINIC, Duration.ofMinutes(5), role))
            .build();
    return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
  }

  private static void send(String topic, String key, Event event, long sequence) throws Exception {
    Properties properties = new Properties();
    properties.put("bootstrap.servers", backends.kafkaBootstrap());
    Envelope envelope =
        new Envelope(key + "/" + topic + "/" + sequence, "/test", Catalogue.of(event).wire(), key, Instant.now(), CLINIC, sequence, null, Json.bytes(event));
    try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer())) {
      producer.send(EventCodec.toRecord(topic, key, envelope)).get();
    }
  }
}
