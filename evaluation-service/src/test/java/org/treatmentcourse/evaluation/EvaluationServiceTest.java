package org.treatmentcourse.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.treatmentcourse.contracts.Clinic;
import org.treatmentcourse.contracts.ClinicEvent.AllergiesReviewed;
import org.treatmentcourse.contracts.ClinicEvent.ClinicalStatus;
import org.treatmentcourse.contracts.ClinicEvent.Lab;
import org.treatmentcourse.contracts.ClinicEvent.LabResult;
import org.treatmentcourse.contracts.Consent;
import org.treatmentcourse.contracts.FollowupEvent.CourseClosed;
import org.treatmentcourse.contracts.FollowupEvent.RiskTier;
import org.treatmentcourse.contracts.IntakeEvent;
import org.treatmentcourse.contracts.Sex;
import org.treatmentcourse.local.client.ClinicClient;
import org.treatmentcourse.local.client.History;
import org.treatmentcourse.local.client.HistoryEvent;
import org.treatmentcourse.local.client.Reply;
import org.treatmentcourse.local.keys.Role;
import tools.jackson.databind.JsonNode;

/** Evaluation on a real broker and store: other services and the clinic speak through Kafka, staff through REST. */
class EvaluationServiceTest {
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final Map<String, Object> ELIGIBLE = Map.of("outcome", "ELIGIBLE", "rationale", "in my own words");

  @TempDir static Path folder;
  private static RunningEvaluation evaluation;
  private static ClinicClient clinic;
  private static History history;

  @BeforeAll
  static void start() throws Exception {
    evaluation = new RunningEvaluation(folder);
    clinic = new ClinicClient(evaluation.addresses(), evaluation.keys(), "et-" + UUID.randomUUID().toString().substring(0, 8));
    evaluation.register(new Clinic(clinic.clinic(), "America/New_York", List.of(new Clinic.Site("bethesda", null, 4, 2, "08:00-18:00 Mon-Fri")), Map.of()));
    history = new History(evaluation.addresses().kafkaBootstrap());
    history.follow(clinic.clinic());
  }

  @AfterAll
  static void stop() {
    history.close();
    clinic.close();
    evaluation.close();
  }

  @Test
  void leads_a_course_from_intake_to_the_end_of_its_plan() throws Exception {
    String reference = "pat-whole";
    String course = clinic.courseId(reference);
    // Results may come before the course is known here: they wait.
    clinic.publish(reference, "exam", now(), Story.exam(128, 78));
    refer(course);
    workUp(reference);
    await().atMost(SOON).untilAsserted(() -> assertThat(view(Role.CLINICIAN, course).body().path("recommendation").asString()).isEqualTo("ELIGIBLE"));

    assertThat(post(Role.CLINICIAN, course, "/decision", ELIGIBLE).status()).isEqualTo(200);
    assertThat(view(Role.CLINICIAN, course).body().path("decision").path("rationale").asString()).isEqualTo("in my own words");
    assertThat(view(Role.NURSE, course).body().path("decision").has("rationale")).isFalse();
    assertThat(post(Role.PRESCRIBER, course, "/plan", Map.of("protocol", "IV_MDD_STD")).status()).isEqualTo(200);
    HistoryEvent approved = history.await(course, "evaluation.plan-approved.v1", SOON);
    assertThat(approved.body().path("plan").path("doseMg").asInt()).isEqualTo(40);

    evaluation.hear(Story.maintain("m-1", 7, 6), course, clinic.clinic(), 7);
    assertThat(history.await(course, "evaluation.plan-adjusted.v1", SOON).body().path("plan").path("firstSession").asInt()).isEqualTo(7);
    evaluation.hear(new CourseClosed("COMPLETED"), course, clinic.clinic(), 8);
    history.await(course, "evaluation.plan-completed.v1", SOON);

    assertThat(history.course(course, "evaluation.events"))
        .extracting(HistoryEvent::type)
        .startsWith("evaluation.evaluation-opened.v1", "evaluation.eligibility-assessed.v1")
        .containsSubsequence(
            "evaluation.eligibility-decided.v1", "evaluation.plan-approved.v1", "evaluation.plan-adjusted.v1", "evaluation.plan-completed.v1");
    assertThat(history.violations()).isEmpty();
    assertThat(history.course(course)).allSatisfy(event -> assertThat(event.body().toString()).doesNotContain("in my own words"));
    refused(call("late", Role.CLINICIAN, course, "/decision", ELIGIBLE), 409, "COURSE_CLOSED");
  }

  @Test
  void explains_a_recommendation_and_says_a_decision_again() throws Exception {
    String reference = "pat-explained";
    String course = clinic.courseId(reference);
    refer(course);
    clinic.publish(reference, "exam", now(), Story.exam(150, 78));
    workUp(reference);
    await().atMost(SOON).untilAsserted(() -> assertThat(view(Role.NURSE, course).body().path("recommendation").asString()).isEqualTo("ELIGIBLE_WITH_CONDITIONS"));

    Reply explained = clinic.call("why", Role.CLINICIAN, "evaluation", "GET", "/courses/" + course + "/explanation", null, Map.of());
    assertThat(explained.status()).isEqualTo(200);
    assertThat(explained.body().path("criteria").path(0).path("rule").asString()).isEqualTo("EL-05");
    assertThat(explained.body().path("criteria").path(0).path("seen").path(0).path("value").asString()).isEqualTo("150");
    assertThat(explained.body().path("criteria")).hasSizeGreaterThan(50);
    assertThat(explained.body().path("ways").toString()).contains("\"outcome\":\"ELIGIBLE\"", "\"fact\":\"systolic\"", "\"to\":\"125\"");
    Reply byNose = clinic.call("why-esk", Role.CLINICIAN, "evaluation", "GET", "/courses/" + course + "/explanation?route=ESK", null, Map.of());
    assertThat(byNose.body().path("route").asString()).isEqualTo("ESK");
    refused(clinic.call("why-rectal", Role.CLINICIAN, "evaluation", "GET", "/courses/" + course + "/explanation?route=RECTAL", null, Map.of()), 400, "INVALID");
    refused(clinic.call("why-nurse", Role.SCHEDULER, "evaluation", "GET", "/courses/" + course + "/explanation", null, Map.of()), 403, "FORBIDDEN");

    Reply decided = post(Role.CLINICIAN, course, "/decision", Map.of("outcome", "ELIGIBLE_WITH_CONDITIONS", "rationale", "pressure is known"));
    assertThat(decided.status()).isEqualTo(200);
    String id = view(Role.CLINICIAN, course).body().path("decision").path("id").asString();
    Reply again = clinic.call("again", Role.CLINICIAN, "evaluation", "GET", "/courses/" + course + "/decisions/" + id + "/replay", null, Map.of());
    assertThat(again.body().path("same").asBoolean()).isTrue();
    assertThat(again.body().path("saysAgain").path(0).path("rule").asString()).isEqualTo("EL-05");
    assertThat(again.body().path("policyDigest").asString()).hasSize(64);
    refused(clinic.call("no-such", Role.CLINICIAN, "evaluation", "GET", "/courses/" + course + "/decisions/none/replay", null, Map.of()), 404, "NO_SUCH_DECISION");
  }

  @Test
  void serves_the_rules_as_a_page_anybody_can_read() throws Exception {
    String url = evaluation.addresses().services().get("evaluation");
    HttpResponse<String> page =
        HttpClient.newHttpClient()
            .send(HttpRequest.newBuilder(URI.create(url + "/policy")).header("Accept", "text/html").build(), HttpResponse.BodyHandlers.ofString());
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
    assertThat(page.body()).contains("EL-45", "DI-17", "newest systolic blood pressure above 140 mmHg", "Deliberately no rule", "{L11} [V]").doesNotContain("<script");
    HttpResponse<String> inForce =
        HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create(url + "/policy/in-force")).build(), HttpResponse.BodyHandlers.ofString());
    assertThat(inForce.statusCode()).isEqualTo(401);
  }

  @Test
  void refuses_a_decision_that_contradicts_the_findings() throws Exception {
    String reference = "pat-pregnant";
    String course = clinic.courseId(reference);
    refer(course);
    clinic.publish(reference, "exam", now(), Story.exam(128, 78));
    workUp(reference);
    clinic.publish(reference, "hcg-2", now(), Story.lab(Lab.HCG, LabResult.POSITIVE));
    await().atMost(SOON).untilAsserted(() -> assertThat(view(Role.NURSE, course).body().path("recommendation").asString()).isEqualTo("NOT_ELIGIBLE"));

    refused(post(Role.CLINICIAN, course, "/decision", ELIGIBLE), 409, "DECISION_CONTRADICTS_FINDINGS");
    refused(call("nurse", Role.NURSE, course, "/decision", ELIGIBLE), 403, "FORBIDDEN");
    refused(call("no-rationale", Role.CLINICIAN, course, "/decision", Map.of("outcome", "ELIGIBLE")), 400, "INVALID");
    refused(post(Role.PRESCRIBER, course, "/plan", Map.of("protocol", "IV_MDD_STD")), 409, "NO_DECISION");
  }

  @Test
  void suspends_on_the_safety_stream_when_consent_is_revoked_and_resumes_by_hand() throws Exception {
    String reference = "pat-suspended";
    String course = clinic.courseId(reference);
    refer(course);
    clinic.publish(reference, "exam", now(), Story.exam(128, 78));
    workUp(reference);
    await().atMost(SOON).untilAsserted(() -> assertThat(view(Role.NURSE, course).body().path("recommendation").asString()).isEqualTo("ELIGIBLE"));
    post(Role.CLINICIAN, course, "/decision", ELIGIBLE);
    assertThat(post(Role.CLINICIAN, course, "/plan", Map.of("protocol", "IV_MDD_STD", "doseMgPerKg", 0.5)).status()).isEqualTo(200);

    evaluation.hear(new IntakeEvent.ConsentRevoked(Consent.TREATMENT), course, clinic.clinic(), 1);
    HistoryEvent suspended = history.await(course, "evaluation.plan-suspended.v1", SOON);
    assertThat(suspended.topic()).isEqualTo("evaluation.safety");
    assertThat(suspended.body().path("reason").asString()).isEqualTo("CONSENT_REVOKED");
    refused(call("too-early", Role.CLINICIAN, course, "/resume", null), 409, "CAUSE_REMAINS");

    evaluation.hear(new IntakeEvent.ConsentGranted(Consent.TREATMENT, "2026-02"), course, clinic.clinic(), 5);
    await().atMost(SOON).untilAsserted(() -> assertThat(view(Role.NURSE, course).body().path("findings")).isEmpty());
    assertThat(call("resume", Role.CLINICIAN, course, "/resume", null).status()).isEqualTo(200);
    assertThat(history.await(course, "evaluation.plan-resumed.v1", SOON).body().path("upTo").asInt()).isEqualTo(1);
    refused(post(Role.CLINICIAN, course, "/suspend", Map.of("reason", "she fell")), 400, "INVALID");
  }

  @Test
  void orders_what_the_work_up_lacks_and_closes_the_order_with_the_result() throws Exception {
    String reference = "pat-ordered";
    String course = clinic.courseId(reference);
    refer(course);
    await().atMost(SOON).untilAsserted(() -> assertThat(item(course, "cssrs").path("state").asString()).isEqualTo("VALID"));
    assertThat(item(course, "urineDrugScreen").path("state").asString()).isEqualTo("MISSING");
    assertThat(item(course, "urineDrugScreen").path("lacking").path(0).asString()).isEqualTo("lab.UDS");
    assertThat(item(course, "ecg").path("state").asString()).isEqualTo("NOT_NEEDED");

    assertThat(post(Role.CLINICIAN, course, "/work-up/orders", Map.of("item", "urineDrugScreen")).status()).isEqualTo(200);
    assertThat(post(Role.CLINICIAN, course, "/work-up/orders", Map.of("item", "urineDrugScreen")).status()).as("the same request again").isEqualTo(200);
    assertThat(history.await(course, "evaluation.work-up-ordered.v1", SOON).body().path("item").asString()).isEqualTo("urineDrugScreen");
    refused(call("again", Role.CLINICIAN, course, "/work-up/orders", Map.of("item", "urineDrugScreen")), 409, "ALREADY_ORDERED");
    refused(call("valid", Role.CLINICIAN, course, "/work-up/orders", Map.of("item", "cssrs")), 409, "ALREADY_VALID");
    refused(call("x-ray", Role.CLINICIAN, course, "/work-up/orders", Map.of("item", "x-ray")), 409, "UNKNOWN_ITEM");
    refused(call("nothing", Role.CLINICIAN, course, "/work-up/orders", Map.of()), 400, "INVALID");
    refused(call("nurse", Role.NURSE, course, "/work-up/orders", Map.of("item", "ecg")), 403, "FORBIDDEN");
    assertThat(item(course, "urineDrugScreen").path("state").asString()).isEqualTo("ORDERED");

    clinic.publish(reference, "uds", now(), Story.lab(Lab.UDS, LabResult.NEGATIVE));
    history.await(course, "evaluation.work-up-resulted.v1", SOON);
    JsonNode done = item(course, "urineDrugScreen");
    assertThat(done.path("state").asString()).isEqualTo("VALID");
    assertThat(done.path("evidence").path(0).path("event").asString()).isNotBlank();
    assertThat(Instant.parse(done.path("validUntil").asString())).isEqualTo(Instant.parse(done.path("since").asString()).plus(Duration.ofDays(30)));
    assertThat(history.course(course, "evaluation.events").stream().filter(event -> event.type().equals("evaluation.work-up-ordered.v1"))).hasSize(1);
  }

  private static JsonNode item(String course, String key) {
    Reply reply = clinic.call("work-up", Role.NURSE, "evaluation", "GET", "/courses/" + course + "/work-up", null, Map.of());
    assertThat(reply.status()).isEqualTo(200);
    return reply.body().path("items").valueStream().filter(item -> item.path("key").asString().equals(key)).findFirst().orElseThrow();
  }

  @Test
  void refuses_a_result_that_can_not_be_meant_so() throws Exception {
    String reference = "pat-wrong";
    refer(clinic.courseId(reference));
    clinic.publish(reference, "bp", now(), Story.exam(78, 128));

    await().atMost(SOON).untilAsserted(() -> assertThat(history.rejections(clinic.clinic())).anySatisfy(event -> {
      assertThat(event.body().path("code").asString()).isEqualTo("IMPLAUSIBLE_BLOOD_PRESSURE");
      assertThat(event.body().path("field").asString()).isEqualTo("/diastolic");
    }));
  }

  private static void refer(String course) throws Exception {
    evaluation.hear(Story.referral(42, Sex.FEMALE), course, clinic.clinic(), 1);
    evaluation.hear(new IntakeEvent.ConsentGranted(Consent.TREATMENT, "2026-01"), course, clinic.clinic(), 2);
    evaluation.hear(Story.completed(42, Sex.FEMALE, true), course, clinic.clinic(), 3);
    evaluation.hear(new IntakeEvent.ConsentGranted(Consent.PREGNANCY_RISK, "2026-01"), course, clinic.clinic(), 4);
    evaluation.hear(Story.scored("PHQ9", 21), course, clinic.clinic(), 1);
    evaluation.hear(Story.tier(RiskTier.LOW), course, clinic.clinic(), 2);
    for (int i = 0; i < Story.SCREENS.size(); i++) {
      evaluation.hear(Story.SCREENS.get(i), course, clinic.clinic(), 3 + i);
    }
  }

  private static void workUp(String reference) {
    clinic.publish(reference, "hcg", now(), Story.lab(Lab.HCG, LabResult.NEGATIVE));
    clinic.publish(reference, "uds", now(), Story.lab(Lab.UDS, LabResult.NEGATIVE));
    clinic.publish(reference, "dx", now(), Story.diagnosis("F33.2", ClinicalStatus.ACTIVE));
    clinic.publish(reference, "drugs", now(), Story.takes("36437"));
    clinic.publish(reference, "allergies", now(), new AllergiesReviewed(List.of()));
    clinic.publish(reference, "asked", now(), Story.wellFindings());
  }

  private static Reply view(Role role, String course) {
    return clinic.call("view", role, "evaluation", "GET", "/courses/" + course, null, Map.of());
  }

  private static Reply post(Role role, String course, String path, @Nullable Object body) {
    return call("once" + path, role, course, path, body);
  }

  private static Reply call(String step, Role role, String course, String path, @Nullable Object body) {
    return clinic.call(step + course, role, "evaluation", "POST", "/courses/" + course + path, body, Map.of());
  }

  private static void refused(Reply reply, int status, String reason) {
    assertThat(reply.status()).as(reply.body().toString()).isEqualTo(status);
    assertThat(reply.body().path("reason").asString()).isEqualTo(reason);
  }

  private static Instant now() {
    return Instant.now();
  }
}
