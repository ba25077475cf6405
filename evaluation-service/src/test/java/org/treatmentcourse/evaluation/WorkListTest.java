package org.treatmentcourse.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.treatmentcourse.contracts.ClinicEvent.Urgency;
import org.treatmentcourse.contracts.Clinic;
import org.treatmentcourse.contracts.Consent;
import org.treatmentcourse.contracts.FollowupEvent.CourseClosed;
import org.treatmentcourse.contracts.Indication;
import org.treatmentcourse.contracts.IntakeEvent.ConsentGranted;
import org.treatmentcourse.contracts.IntakeEvent.ConsultationRequested;
import org.treatmentcourse.contracts.IntakeEvent.IntakeCompleted;
import org.treatmentcourse.contracts.Sex;
import org.treatmentcourse.local.client.ClinicClient;
import org.treatmentcourse.local.client.Reply;
import org.treatmentcourse.local.keys.Role;
import tools.jackson.databind.JsonNode;

/** The work list of evaluation over REST, on a real broker and store. */
class WorkListTest {
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final Clinic.Site BETHESDA = new Clinic.Site("bethesda", null, 4, 2, "08:00-18:00 Mon-Fri");
  private static final Clinic.Site ROCKVILLE = new Clinic.Site("rockville", null, 4, 2, "08:00-18:00 Mon-Fri");
  private static final int COURSES = 7;

  @TempDir static Path folder;
  private static RunningEvaluation evaluation;
  private static ClinicClient clinic;
  private static ClinicClient neighbour;
  private static ClinicClient quiet;

  /** Course 0 has ended, 1 is excluded by age, 2 is at another site, all but 6 lack evidence, which is still with intake. */
  @BeforeAll
  static void start() throws Exception {
    evaluation = new RunningEvaluation(folder);
    clinic = registered("wl");
    neighbour = registered("nb");
    quiet = registered("qu");
    for (int i = 0; i < COURSES; i++) {
      refer(clinic, i, i == 1 ? 17 : 42, i == 2 ? "rockville" : "bethesda", i < 6);
    }
    refer(neighbour, 0, 42, "bethesda", true);
    evaluation.hear(new CourseClosed("WITHDRAWN"), course(clinic, 0), clinic.clinic(), 1);
    await().atMost(SOON).untilAsserted(() -> {
      assertThat(ids(page(clinic, ""))).hasSize(COURSES - 1);
      assertThat(ids(page(clinic, "?stage=ENDED"))).hasSize(1);
      assertThat(page(clinic, "?stage=WAITING_FOR_INTAKE").path("items")).hasSize(1);
      assertThat(ids(page(neighbour, ""))).hasSize(1);
    });
  }

  @AfterAll
  static void stop() {
    List.of(clinic, neighbour, quiet).forEach(ClinicClient::close);
    evaluation.close();
  }

  @Test
  void shows_what_each_course_waits_for_the_oldest_first() {
    JsonNode items = page(clinic, "").path("items");

    assertThat(items.valueStream().map(item -> Instant.parse(item.path("waitingSince").asString())).toList()).isSorted();
    JsonNode lacking = one(course(clinic, 3));
    assertThat(lacking.path("stage").asString()).isEqualTo("EVIDENCE_MISSING");
    assertThat(lacking.path("recommendation").asString()).isEqualTo("NEEDS_REVIEW");
    assertThat(lacking.path("missing").valueStream().map(JsonNode::asString).toList()).contains("lab.UDS", "score.PHQ9", "finding.capacity");
    assertThat(lacking.path("missingCount").asInt()).isEqualTo(lacking.path("missing").size());
    assertThat(lacking.path("site").asString()).isEqualTo("bethesda");
    assertThat(lacking.has("decision")).isFalse();
    assertThat(one(course(clinic, 6)).has("recommendation")).as("intake collects").isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "stage=EVIDENCE_MISSING, '1,2,3,4,5'",
    "stage=READY_TO_DECIDE, ''",
    "stage=READY_TO_DECIDE&stage=WAITING_FOR_INTAKE, '6'",
    "'stage=EVIDENCE_MISSING,WAITING_FOR_INTAKE&site=rockville', '2'",
    "stage=ENDED, '0'",
    "stage=PLAN_IN_FORCE, ''",
    "site=rockville, '2'",
    "site=nowhere, ''",
    "recommendation=NOT_ELIGIBLE, '1'",
    "recommendation=ELIGIBLE, ''",
    "recommendation=NEEDS_REVIEW&site=bethesda&stage=EVIDENCE_MISSING, '3,4,5'",
  })
  void filters(String query, String expected) {
    Set<String> courses = new TreeSet<>();
    for (String number : expected.isEmpty() ? new String[0] : expected.split(",")) {
      courses.add(course(clinic, Integer.parseInt(number)));
    }
    JsonNode page = page(clinic, "?" + query);

    assertThat(ids(page)).containsExactlyInAnyOrderElementsOf(courses);
    assertThat(page.has("next")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"1, ''", "2, ''", "3, ''", "6, ''", "1, &recommendation=NOT_ELIGIBLE", "2, &site=rockville", "1, &stage=EVIDENCE_MISSING"})
  void pages_hold_every_course_once_in_the_same_order(int limit, String filter) {
    List<String> whole = ids(page(clinic, "?limit=200" + filter));
    List<String> seen = new ArrayList<>();
    String after = "";
    for (int pages = 0; pages < 20; pages++) {
      JsonNode page = page(clinic, "?limit=" + limit + filter + after);
      assertThat(page.path("items").size()).isLessThanOrEqualTo(limit);
      seen.addAll(ids(page));
      if (!page.has("next")) {
        break;
      }
      after = "&after=" + page.path("next").asString();
    }
    assertThat(seen).isEqualTo(whole).doesNotHaveDuplicates();
  }

  @Test
  void a_clinic_without_courses_has_an_empty_list_and_none_of_its_neighbours() {
    assertThat(page(quiet, "").path("items")).isEmpty();
    assertThat(page(quiet, "").has("next")).isFalse();
    assertThat(page(quiet, "?stage=ENDED").path("items")).isEmpty();
    assertThat(ids(page(neighbour, ""))).containsExactly(course(neighbour, 0));
    String cursor = page(clinic, "?limit=1").path("next").asString();
    assertThat(ids(page(neighbour, "?after=" + cursor))).as("a cursor opens no door").doesNotContainAnyElementsOf(ids(page(clinic, "")));
  }

  @Test
  void shows_the_decision_and_when_it_expires_and_what_is_ordered() {
    String course = course(clinic, 1);
    Reply decided =
        clinic.call("decide", Role.CLINICIAN, "evaluation", "POST", "/courses/" + course + "/decision", Map.of("outcome", "NOT_ELIGIBLE", "rationale", "too young"), Map.of());
    assertThat(decided.status()).as(decided.body().toString()).isEqualTo(200);
    Reply ordered = clinic.call("order", Role.CLINICIAN, "evaluation", "POST", "/courses/" + course + "/work-up/orders", Map.of("item", "ecg"), Map.of());
    assertThat(ordered.status()).as(ordered.body().toString()).isEqualTo(200);

    JsonNode item = one(course);
    assertThat(item.path("stage").asString()).isEqualTo("DECIDED_WITHOUT_PLAN");
    JsonNode decision = item.path("decision");
    assertThat(decision.path("outcome").asString()).isEqualTo("NOT_ELIGIBLE");
    assertThat(Instant.parse(decision.path("expiresAt").asString())).isEqualTo(Instant.parse(decision.path("decidedAt").asString()).plus(Duration.ofDays(90)));
    assertThat(decision.path("whyNot").asString()).isEqualTo("NOT_ELIGIBLE");
    assertThat(item.path("ordered").path(0).asString()).isEqualTo("ecg");
    assertThat(item.toString()).doesNotContain("too young");
  }

  @ParameterizedTest
  @CsvSource({
    "after=x, after", "after=2026-03-02T14:00:00Z, after", "after=2026-03-02T14:00:00Z~x, after", "after=~5f0c9c3e-7f0a-5b0e-9d2f-000000000001, after", "limit=0, limit", "limit=201, limit",
    "limit=many, limit", "stage=LOST, stage", "stage=ENDED&stage=LOST, stage", "recommendation=MAYBE, recommendation"
  })
  void refuses_what_it_can_not_read_naming_the_field(String query, String field) {
    Reply reply = get(clinic, Role.CLINICIAN, "?" + query);

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.body().path("reason").asString()).isEqualTo("INVALID");
    assertThat(reply.body().path("field").asString()).isEqualTo(field);
    assertThat(reply.body().path("detail").asString()).isNotBlank();
  }

  @Test
  void says_which_stages_there_are() {
    assertThat(get(clinic, Role.CLINICIAN, "?stage=LOST").body().path("detail").asString()).contains("EVIDENCE_MISSING", "SUSPENDED");
  }

  @Test
  void is_not_for_everybody() {
    assertThat(get(clinic, Role.SCHEDULER, "").status()).isEqualTo(403);
    assertThat(get(clinic, Role.CLINIC_SYSTEM, "").status()).isEqualTo(403);
    assertThat(get(clinic, Role.COORDINATOR, "").status()).isEqualTo(200);
  }

  private static ClinicClient registered(String prefix) throws Exception {
    ClinicClient client = new ClinicClient(evaluation.addresses(), evaluation.keys(), prefix + "-" + UUID.randomUUID().toString().substring(0, 8));
    evaluation.register(new Clinic(client.clinic(), "America/New_York", List.of(BETHESDA, ROCKVILLE), Map.of()));
    return client;
  }

  private static void refer(ClinicClient of, int number, int age, String site, boolean complete) throws Exception {
    String course = course(of, number);
    evaluation.hear(new ConsultationRequested(site, Indication.TRD, Urgency.ROUTINE, age, Sex.FEMALE), course, of.clinic(), 1);
    // Without it the rules say no.
    evaluation.hear(new ConsentGranted(Consent.TREATMENT, "2026-01"), course, of.clinic(), 2);
    if (complete) {
      var told = Story.completed(age, Sex.FEMALE, true);
      evaluation.hear(
          new IntakeCompleted(site, Indication.TRD, age, Sex.FEMALE, true, told.trials(), told.consents()), course, of.clinic(), 3);
    }
  }

  private static String course(ClinicClient of, int number) {
    return of.courseId("pat-" + number);
  }

  private static JsonNode one(String course) {
    return page(clinic, "").path("items").valueStream().filter(item -> item.path("courseId").asString().equals(course)).findFirst().orElseThrow();
  }

  private static List<String> ids(JsonNode page) {
    return page.path("items").valueStream().map(item -> item.path("courseId").asString()).toList();
  }

  private static JsonNode page(ClinicClient of, String query) {
    Reply reply = get(of, Role.CLINICIAN, query);
    assertThat(reply.status()).as(reply.body().toString()).isEqualTo(200);
    return reply.body();
  }

  private static Reply get(ClinicClient of, Role role, String query) {
    return of.call("list", role, "evaluation", "GET", "/courses" + query, null, Map.of());
  }
}
