package org.treatmentcourse.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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
  private static RunningIntake intake;
  private static ClinicClient clinic;
  private static History history;

  @BeforeAll
  static void start() {
    intake = new RunningIntake(folder);
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
