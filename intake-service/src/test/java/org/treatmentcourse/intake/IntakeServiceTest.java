package org.treatmentcourse.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.treatmentcourse.contracts.Clinic;
import org.treatmentcourse.contracts.ClinicEvent;
import org.treatmentcourse.contracts.Consent;
import org.treatmentcourse.contracts.FollowupEvent.CourseClosed;
import org.treatmentcourse.contracts.Json;
import org.treatmentcourse.contracts.PlanType;
import org.treatmentcourse.local.client.ClinicClient;
import org.treatmentcourse.local.client.History;
import org.treatmentcourse.local.client.HistoryEvent;
import org.treatmentcourse.local.client.Reply;
import org.treatmentcourse.local.keys.Role;
import tools.jackson.databind.JsonNode;

/** Intake on a real broker and store, through both doors. */
class IntakeServiceTest {
  private static final Duration SOON = Duration.ofSeconds(30);

  @TempDir static Path folder;
  private static final List<String> QUESTIONS = new CopyOnWriteArrayList<>();
  private static HttpServer payer;
  private static RunningIntake intake;
  private static ClinicClient clinic;
  private static History history;

  @BeforeAll
  static void start() throws IOException {
    payer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    payer.createContext("/", IntakeServiceTest::answer);
    payer.start();
    intake = new RunningIntake(folder, "http://localhost:" + payer.getAddress().getPort() + "/");
    clinic = new ClinicClient(intake.addresses(), intake.keys(), "it-" + UUID.randomUUID().toString().substring(0, 8));
    clinic.register(new Clinic(clinic.clinic(), "America/New_York", Story.CLINIC.sites(), Map.of()));
    history = new History(intake.addresses().kafkaBootstrap());
    history.follow(clinic.clinic());
  }

  @AfterAll
  static void stop() {
    history.close();
    clinic.close();
    intake.close();
    payer.stop(0);
  }

  private static void answer(HttpExchange exchange) throws IOException {
    String question = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    QUESTIONS.add(exchange.getRequestHeaders().getFirst("Idempotency-Key") + " " + question);
    byte[] body = "{\"outcome\":\"complete\",\"insurance\":[{\"inforce\":true,\"item\":[{\"authorizationRequired\":true}]}]}".getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(question.contains("UNKNOWN") ? 404 : 200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Test
  void asks_the_payer_about_a_coverage_and_tells_the_answer_without_the_member_id() {
    String course = opened("pat-cover");
    assertThat(post(Role.COORDINATOR, course, "/coverage", Map.of("planType", "COMMERCIAL", "payer", "PAYER-1", "memberId", "W-SECRET-1")).status()).isEqualTo(200);

    await().atMost(SOON).untilAsserted(() -> assertThat(types(course, "intake.events")).filteredOn("intake.coverage-checked.v1"::equals).hasSize(2));

    HistoryEvent answered = history.course(course).getLast();
    assertThat(answered.body().path("status").asString()).isEqualTo("ACTIVE");
    assertThat(answered.body().path("priorAuthorisation").asBoolean()).isTrue();
    assertThat(history.course(course)).allSatisfy(event -> assertThat(event.body().toString()).doesNotContain("W-SECRET"));
    assertThat(QUESTIONS).filteredOn(question -> question.contains("W-SECRET-1")).hasSize(1);
    assertThat(get(Role.COORDINATOR, "/courses/" + course).body().path("coverage").toString()).contains("ACTIVE").doesNotContain("W-SECRET");

    String other = opened("pat-cover-unknown");
    clinic.publish("pat-cover-unknown", "e-cover", now(), new ClinicEvent.CoverageReported(PlanType.VA_COMMUNITY_CARE, "UNKNOWN", "W-SECRET-2"));
    await().atMost(SOON).untilAsserted(() ->
        assertThat(get(Role.COORDINATOR, "/courses/" + other).body().path("coverage").path("problem").asString("")).isEqualTo("PAYER_REFUSED"));
    refused(post(Role.COORDINATOR, other, "/coverage", Map.of("planType", "MEDICARE", "memberId", "1")), 409, "PAYER_MISSING");
    refused(post(Role.COORDINATOR, other, "/coverage", Map.of("planType", "MEDICARE", "payer", "not a code")), 400, "SCHEMA_VIOLATION");
    assertThat(post(Role.COORDINATOR, other, "/coverage/check", null).status()).isEqualTo(200);
    await().atMost(SOON).until(() -> QUESTIONS.stream().filter(question -> question.contains("W-SECRET-2")).map(question -> question.substring(0, 36)).distinct().count() == 2);
  }

  @Test
  void completes_a_file_from_both_doors_and_tells_evaluation() throws Exception {
    String reference = "pat-complete";
    String course = clinic.courseId(reference);
    Reply opened = open(reference, Story.REQUEST);
    assertThat(opened.status()).isEqualTo(201);
    assertThat(opened.body().path("courseId").asString()).isEqualTo(course);
    // The clinic's system names the same course by the same reference.
    clinic.publish(reference, "e-request", now(), Story.REQUEST);
    clinic.publish(reference, "e-history", now(), Story.HISTORY);
    for (Consent consent : Story.POLICY.required().consents()) {
      assertThat(post(Role.COORDINATOR, course, "/consents", Map.of("consent", consent, "version", "2026-01")).status()).isEqualTo(200);
    }
    intake.hear(Story.scored("PHQ9"), course, clinic.clinic(), 1);
    intake.hear(Story.scored("CSSRS_SCREEN"), course, clinic.clinic(), 2);

    HistoryEvent completed = history.await(course, "intake.intake-completed.v1", SOON);

    assertThat(completed.body().path("consents")).hasSize(Story.POLICY.required().consents().size());
    assertThat(completed.body().path("canBecomePregnant").asBoolean()).isTrue();
    assertThat(types(course, "intake.events"))
        .startsWith("intake.consultation-requested.v1")
        .endsWith("intake.intake-completed.v1")
        .hasSize(2 + Story.POLICY.required().consents().size());
    assertThat(history.violations()).isEmpty();
    assertThat(history.course(course)).allSatisfy(event -> assertThat(event.body().toString()).doesNotContain("Ada", "Example", "1984-01-15"));
    assertThat(get(Role.DASHBOARD, "/courses/" + course).body().path("stage").asString()).isEqualTo("COMPLETED");
  }

  @Test
  void sends_a_revocation_on_the_safety_stream() {
    String course = opened("pat-revoke");
    post(Role.NURSE, course, "/consents", Map.of("consent", "TREATMENT", "version", "2026-01"));

    assertThat(post(Role.NURSE, course, "/consents/TREATMENT/revoke", null).status()).isEqualTo(200);

    assertThat(history.await(course, "intake.consent-revoked.v1", SOON).topic()).isEqualTo("intake.safety");
    assertThat(post(Role.NURSE, course, "/consents/NONSENSE/revoke", null)).satisfies(reply -> refused(reply, 400, "INVALID"));
  }

  @Test
  void shows_the_person_only_to_those_who_meet_them() {
    String course = opened("pat-person");

    assertThat(get(Role.NURSE, "/courses/" + course + "/person").body().path("familyName").asString()).isEqualTo("Example");
    assertThat(get(Role.DASHBOARD, "/courses/" + course + "/person").status()).isEqualTo(403);
    Reply shown = get(Role.DASHBOARD, "/courses/" + course);
    assertThat(shown.status()).isEqualTo(200);
    assertThat(shown.body().toString()).doesNotContain("Ada", "Example", "1984-01-15", "example.org");
  }

  @Test
  void gives_an_address_only_to_the_messenger_and_only_with_consent_and_for_ways_the_patient_named() {
    ClinicEvent.ConsultationRequested request = Story.REQUEST;
    String silent = opened("pat-reach-silent");
    post(Role.NURSE, silent, "/consents", Map.of("consent", "MESSAGING", "version", "1"));
    assertThat(reach(silent).path("refusal").asString()).as("no way was named").isEqualTo("NO_CONSENT");

    Map<String, Object> body = Json.MAPPER.convertValue(request, Json.MAPPER.getTypeFactory().constructMapType(HashMap.class, String.class, Object.class));
    ClinicEvent.Person person =
        new ClinicEvent.Person("Ada", "Example", java.time.LocalDate.of(1984, 1, 15), org.treatmentcourse.contracts.Sex.FEMALE, "ada@example.org", "+15550100", null, "es",
            List.of(ClinicEvent.ContactWay.SMS, ClinicEvent.ContactWay.POST, ClinicEvent.ContactWay.EMAIL));
    body.put("reference", "pat-reach");
    body.put("person", person);
    assertThat(call("open reach", Role.COORDINATOR, "POST", "/courses", body).status()).isEqualTo(201);
    String course = clinic.courseId("pat-reach");
    assertThat(reach(course).path("refusal").asString()).isEqualTo("NO_CONSENT");
    assertThat(reach(course).toString()).doesNotContain("example.org", "15550100");

    post(Role.NURSE, course, "/consents", Map.of("consent", "MESSAGING", "version", "1"));
    assertThat(reach(course).toString())
        .isEqualTo("{\"language\":\"es\",\"ways\":[{\"by\":\"SMS\",\"address\":\"+15550100\"},{\"by\":\"EMAIL\",\"address\":\"ada@example.org\"}]}");
    post(Role.NURSE, course, "/consents/MESSAGING/revoke", null);
    assertThat(reach(course).path("ways")).isEmpty();

    String path = "/clinics/" + clinic.clinic() + "/courses/" + course + "/reach";
    assertThat(get(Role.COORDINATOR, path).status()).isEqualTo(403);
    assertThat(get(Role.MESSENGER, "/courses/" + course + "/person").status()).isEqualTo(403);
    assertThat(get(Role.MESSENGER, path.replace(clinic.clinic(), "elsewhere"))).satisfies(reply -> refused(reply, 403, "OTHER_CLINIC"));
  }

  private static JsonNode reach(String course) {
    return get(Role.MESSENGER, "/clinics/" + clinic.clinic() + "/courses/" + course + "/reach").body();
  }

  @Test
  void lists_what_is_missing_and_since_when_page_by_page() {
    List<String> courses = List.of(opened("pat-list-1"), opened("pat-list-2"), opened("pat-list-3"));
    post(Role.COORDINATOR, courses.getFirst(), "/consents", Map.of("consent", "DATA_USE", "version", "1"));
    List<String> found = new ArrayList<>();
    String next = "";
    do {
      JsonNode page = get(Role.COORDINATOR, "/courses?missing=CONSENT_DATA_USE&limit=1" + (next.isEmpty() ? "" : "&after=" + next)).body();
      page.path("items").forEach(item -> found.add(item.path("courseId").asString()));
      assertThat(page.path("items").path(0).path("missing").path(0).path("since").asString()).isNotEmpty();
      next = page.path("next").asString("");
    } while (!next.isEmpty());

    assertThat(found).doesNotHaveDuplicates().containsAll(courses.subList(1, 3)).doesNotContain(courses.getFirst());
    assertThat(get(Role.COORDINATOR, "/courses?limit=0")).satisfies(reply -> refused(reply, 400, "INVALID"));
  }

  @Test
  void declines_an_intake_once() {
    String course = opened("pat-decline");

    assertThat(post(Role.COORDINATOR, course, "/decline", Map.of("reason", "PATIENT_WITHDREW")).status()).isEqualTo(200);
    history.await(course, "intake.intake-declined.v1", SOON);
    refused(call("again", Role.COORDINATOR, "POST", "/courses/" + course + "/decline", Map.of("reason", "PATIENT_WITHDREW")), 409, "COURSE_CLOSED");
  }

  @Test
  void closes_the_file_with_the_course() throws Exception {
    String course = opened("pat-close");

    intake.hear(new CourseClosed("LOST_TO_FOLLOW_UP"), course, clinic.clinic(), 1);

    await().atMost(SOON).untilAsserted(() -> assertThat(get(Role.NURSE, "/courses/" + course).body().path("reason").asString()).isEqualTo("LOST_TO_FOLLOW_UP"));
  }

  @Test
  void takes_model_state_and_language_through_the_desk_and_names_what_it_can_not_take() {
    Map<String, Object> body = new HashMap<>(Json.MAPPER.convertValue(Story.REQUEST, Json.MAPPER.getTypeFactory().constructMapType(HashMap.class, String.class, Object.class)));
    body.putAll(Map.of("reference", "pat-esk", "providerModel", "CLINIC_ESK", "usState", "MD", "veteran", true, "alternativeSites", List.of("bethesda")));
    Map<String, Object> person = new HashMap<>(Map.of("givenName", "Esk", "familyName", "Nasalia", "birthDate", "1984-01-15", "sex", "FEMALE"));
    person.put("preferredLanguage", "es");
    body.put("person", person);
    assertThat(call("esk", Role.COORDINATOR, "POST", "/courses", body).status()).isEqualTo(201);
    String course = clinic.courseId("pat-esk");

    HistoryEvent requested = history.await(course, "intake.consultation-requested.v1", SOON);

    assertThat(requested.body().path("providerModel").asString()).isEqualTo("CLINIC_ESK");
    assertThat(requested.body().path("usState").asString()).isEqualTo("MD");
    assertThat(requested.body().toString()).doesNotContain("Language", "Esk\"", "Nasalia");
    JsonNode shown = get(Role.COORDINATOR, "/courses/" + course).body();
    assertThat(shown.path("missing").toString()).contains("CONSENT_REMS_ENROLMENT");
    assertThat(get(Role.NURSE, "/courses/" + course + "/person").body().path("preferredLanguage").asString()).isEqualTo("es");

    body.put("reference", "pat-esk-bad");
    body.put("alternativeSites", List.of("atlantis"));
    assertThat(call("alternative", Role.COORDINATOR, "POST", "/courses", body)).satisfies(reply -> {
      refused(reply, 409, "UNKNOWN_SITE");
      assertThat(reply.body().path("field").asString()).isEqualTo("/alternativeSites/0");
    });
    body.remove("alternativeSites");
    body.put("usState", "ZZ");
    refused(call("state", Role.COORDINATOR, "POST", "/courses", body), 400, "MALFORMED_BODY");
    body.put("usState", "MD");
    person.put("preferredLanguage", "spanish");
    refused(call("language", Role.COORDINATOR, "POST", "/courses", body), 400, "SCHEMA_VIOLATION");
  }

  @Test
  void proposes_a_consent_and_shows_where_it_is() {
    String course = opened("pat-propose");

    assertThat(post(Role.COORDINATOR, course, "/consents/RESEARCH/propose", Map.of("version", "3")).status()).isEqualTo(200);
    assertThat(get(Role.COORDINATOR, "/courses/" + course).body().path("consents").path(0).path("state").asString()).isEqualTo("PROPOSED");
    post(Role.COORDINATOR, course, "/consents", Map.of("consent", "RESEARCH", "version", "3"));
    assertThat(get(Role.COORDINATOR, "/courses/" + course).body().path("consents").path(0).path("state").asString()).isEqualTo("ACTIVE");
    refused(post(Role.COORDINATOR, course, "/consents/RESEARCH/propose", Map.of("version", "")), 400, "INVALID");
  }

  @Test
  void offers_a_likely_duplicate_until_it_is_merged_and_tells_both_courses() {
    String first = openedFor("pat-dup-1", "Twice", "twice@example.org");
    String second = openedFor("pat-dup-2", "Twice", null);
    String third = openedFor("pat-dup-3", "Thrice", "TWICE@example.org");

    assertThat(partners(first)).containsExactlyInAnyOrder(second, third);
    assertThat(get(Role.COORDINATOR, "/courses/" + second + "/duplicates").body().path(0).path("matching").toString()).isEqualTo("[\"NAME_AND_BIRTH_DATE\"]");
    assertThat(pairs()).contains(pair(first, second), pair(first, third)).doesNotContain(pair(second, third));

    assertThat(post(Role.COORDINATOR, first, "/merge", Map.of("other", second, "reason", "same passport")).status()).isEqualTo(200);
    assertThat(post(Role.COORDINATOR, third, "/duplicates/" + first + "/dismiss", Map.of("reason", "mother and son share an address")).status()).isEqualTo(200);

    assertThat(history.await(first, "intake.person-merged.v1", SOON).body().path("otherCourse").asString()).isEqualTo(second);
    assertThat(history.await(second, "intake.person-merged.v1", SOON).body().path("otherCourse").asString()).isEqualTo(first);
    assertThat(partners(first)).isEmpty();
    assertThat(pairs()).doesNotContain(pair(first, second), pair(first, third));
    refused(call("again", Role.COORDINATOR, "POST", "/courses/" + second + "/merge", Map.of("other", first, "reason", "again")), 409, "ALREADY_MERGED");
    refused(post(Role.COORDINATOR, first, "/merge", Map.of("other", first, "reason", "itself")), 409, "MERGE_WITH_ITSELF");
    refused(post(Role.COORDINATOR, first, "/merge", Map.of("other", UUID.randomUUID(), "reason", "nobody")), 404, "NO_SUCH_COURSE");
    refused(post(Role.NURSE, first, "/merge", Map.of("other", third, "reason", "no right")), 403, "FORBIDDEN");
    refused(get(Role.COORDINATOR, "/duplicates?limit=0"), 400, "INVALID");
  }

  @Test
  void does_not_merge_across_clinics() {
    String mine = openedFor("pat-across", "Across", null);
    try (ClinicClient elsewhere = new ClinicClient(intake.addresses(), intake.keys(), "it-" + UUID.randomUUID().toString().substring(0, 8))) {
      elsewhere.register(new Clinic(elsewhere.clinic(), "America/New_York", Story.CLINIC.sites(), Map.of()));
      Map<String, Object> body = new HashMap<>(Json.MAPPER.convertValue(Story.REQUEST, Json.MAPPER.getTypeFactory().constructMapType(HashMap.class, String.class, Object.class)));
      body.put("reference", "pat-there");
      assertThat(elsewhere.call("open", Role.COORDINATOR, "intake", "POST", "/courses", body, Map.of()).status()).isEqualTo(201);

      refused(post(Role.COORDINATOR, mine, "/merge", Map.of("other", elsewhere.courseId("pat-there"), "reason", "same")), 404, "NO_SUCH_COURSE");
    }
  }

  @Test
  void refuses_to_delete_a_record_and_restricts_it_once_the_course_is_over() {
    String course = opened("pat-delete");
    refused(post(Role.COORDINATOR, course, "/deletion-requests", null), 403, "FORBIDDEN");
    post(Role.COORDINATOR, course, "/decline", Map.of("reason", "PATIENT_WITHDREW"));

    refused(post(Role.ADMIN, course, "/deletion-requests", null), 409, "RETENTION_APPLIES");

    assertThat(history.await(course, "intake.record-restricted.v1", SOON).body().path("reason").asString()).isEqualTo("RETENTION_APPLIES");
    assertThat(get(Role.COORDINATOR, "/courses/" + course).body().path("restriction").path("keepUntil").asString()).isNotEmpty();
    refused(get(Role.NURSE, "/courses/" + course + "/person"), 403, "RECORD_RESTRICTED");
    assertThat(get(Role.ADMIN, "/courses/" + course + "/person").body().path("familyName").asString()).isEqualTo("Example");
  }

  private static String openedFor(String reference, String family, @Nullable String email) {
    ClinicEvent.Person person = new ClinicEvent.Person("Ada", family, java.time.LocalDate.of(1977, 7, 7), org.treatmentcourse.contracts.Sex.FEMALE, email, null);
    ClinicEvent.ConsultationRequested plain = Story.REQUEST;
    assertThat(open(reference, new ClinicEvent.ConsultationRequested(plain.site(), person, plain.indication(), plain.urgency(), null)).status()).isEqualTo(201);
    return clinic.courseId(reference);
  }

  private static List<String> partners(String course) {
    List<String> found = new ArrayList<>();
    get(Role.COORDINATOR, "/courses/" + course + "/duplicates").body().forEach(pair -> found.add(pair.path("otherCourseId").asString()));
    return found;
  }

  /** Of the whole clinic, one page after the other. */
  private static List<String> pairs() {
    List<String> found = new ArrayList<>();
    String next = "";
    do {
      JsonNode page = get(Role.COORDINATOR, "/duplicates?limit=1" + (next.isEmpty() ? "" : "&after=" + next)).body();
      page.path("items").forEach(item -> found.add(pair(item.path("courseId").asString(), item.path("otherCourseId").asString())));
      next = page.path("next").asString("");
    } while (!next.isEmpty());
    assertThat(found).doesNotHaveDuplicates();
    return found;
  }

  private static String pair(String one, String other) {
    return one.compareTo(other) < 0 ? one + " " + other : other + " " + one;
  }

  @Test
  void refuses_what_can_not_be_a_request() {
    ClinicEvent.Person person = Story.REQUEST.person();
    Map<String, Object> body = new HashMap<>(Map.of("reference", "pat-bad", "site", "bethesda", "person", person, "indication", "TRD", "urgency", "ROUTINE"));
    refused(call("no-role", Role.NURSE, "POST", "/courses", body), 403, "FORBIDDEN");
    body.put("site", "atlantis");
    refused(call("no-site", Role.COORDINATOR, "POST", "/courses", body), 409, "UNKNOWN_SITE");
    body.put("site", "bethesda");
    body.put("surprise", 1);
    refused(call("unknown", Role.COORDINATOR, "POST", "/courses", body), 400, "MALFORMED_BODY");
    body.remove("surprise");
    body.remove("person");
    refused(call("no-person", Role.COORDINATOR, "POST", "/courses", body), 400, "INVALID");
    body.put("person", Map.of("givenName", "", "familyName", "E", "birthDate", "1984-01-15", "sex", "FEMALE"));
    refused(call("no-name", Role.COORDINATOR, "POST", "/courses", body), 400, "SCHEMA_VIOLATION");
    refused(get(Role.NURSE, "/courses/" + clinic.courseId("pat-bad")), 404, "NO_SUCH_COURSE");
  }

  @Test
  void refuses_another_request_under_the_same_reference_through_either_door() {
    String course = opened("pat-twice");
    ClinicEvent.ConsultationRequested other = Story.request(java.time.LocalDate.of(1990, 5, 5));

    refused(open("pat-twice", other, "other"), 409, "COURSE_EXISTS");
    clinic.publish("pat-twice", "e-other", now(), other);

    await().atMost(SOON).untilAsserted(() -> assertThat(history.rejections(clinic.clinic()))
        .anySatisfy(event -> assertThat(event.body().path("code").asString()).isEqualTo("COURSE_EXISTS")));
    assertThat(get(Role.NURSE, "/courses/" + course + "/person").body().path("birthDate").asString()).isEqualTo("1984-01-15");
  }

  private static String opened(String reference) {
    assertThat(open(reference, Story.REQUEST).status()).isEqualTo(201);
    return clinic.courseId(reference);
  }

  private static Reply open(String reference, ClinicEvent.ConsultationRequested request) {
    return open(reference, request, "open");
  }

  private static Reply open(String reference, ClinicEvent.ConsultationRequested request, String step) {
    Map<String, Object> body = Json.MAPPER.convertValue(request, Json.MAPPER.getTypeFactory().constructMapType(HashMap.class, String.class, Object.class));
    body.put("reference", reference);
    return call(step + " " + reference, Role.COORDINATOR, "POST", "/courses", body);
  }

  private static Reply post(Role role, String course, String path, @Nullable Object body) {
    return call(course + path + body, role, "POST", "/courses/" + course + path, body);
  }

  private static Reply get(Role role, String path) {
    return call("get", role, "GET", path, null);
  }

  private static Reply call(String step, Role role, String method, String path, @Nullable Object body) {
    return clinic.call(step, role, "intake", method, path, body, Map.of());
  }

  private static void refused(Reply reply, int status, String reason) {
    assertThat(reply.status()).as(reply.body().toString()).isEqualTo(status);
    assertThat(reply.body().path("reason").asString()).isEqualTo(reason);
  }

  private static List<String> types(String course, String topic) {
    return history.course(course, topic).stream().map(HistoryEvent::type).toList();
  }

  private static Instant now() {
    return Instant.now();
  }
}
