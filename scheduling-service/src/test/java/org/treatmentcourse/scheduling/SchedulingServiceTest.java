package org.treatmentcourse.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.treatmentcourse.scheduling.CourseUnderTest.INDUCTION;
import static org.treatmentcourse.scheduling.CourseUnderTest.POLICY;
import static org.treatmentcourse.scheduling.CourseUnderTest.at;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.treatmentcourse.contracts.Clinic;
import org.treatmentcourse.contracts.ClinicEvent;
import org.treatmentcourse.contracts.ClinicEvent.DoseEnded;
import org.treatmentcourse.contracts.ClinicEvent.VitalsRecorded;
import org.treatmentcourse.contracts.ClinicEvent.VitalsSampled;
import org.treatmentcourse.contracts.Consent;
import org.treatmentcourse.contracts.EvaluationEvent;
import org.treatmentcourse.contracts.EventCodec;
import org.treatmentcourse.contracts.FollowupEvent;
import org.treatmentcourse.contracts.FollowupEvent.RiskTier;
import org.treatmentcourse.contracts.Indication;
import org.treatmentcourse.contracts.IntakeEvent;
import org.treatmentcourse.contracts.Json;
import org.treatmentcourse.contracts.Sex;
import org.treatmentcourse.contracts.Topics;
import org.treatmentcourse.contracts.decide.CourseRef;
import org.treatmentcourse.local.client.ClinicClient;
import org.treatmentcourse.local.client.History;
import org.treatmentcourse.local.client.HistoryEvent;
import org.treatmentcourse.local.client.Reply;
import org.treatmentcourse.local.keys.Role;
import org.treatmentcourse.messaging.Commands;
import org.treatmentcourse.scheduling.capacity.SiteDay;
import org.treatmentcourse.scheduling.capacity.SiteDays;
import org.treatmentcourse.scheduling.capacity.Slot;
import org.treatmentcourse.scheduling.capacity.Taken;
import org.treatmentcourse.scheduling.course.Attempt;
import org.treatmentcourse.scheduling.course.Bookings;
import org.treatmentcourse.scheduling.course.Running;
import org.treatmentcourse.scheduling.course.Series;
import tools.jackson.databind.JsonNode;

/** Scheduling on a real broker and store: other services and the clinic speak through Kafka, staff through REST, time goes in steps. */
class SchedulingServiceTest {
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final Map<String, Object> WELL =
      Map.of(
          "escortPresent", true, "escort", "contact-1", "oriented", true, "cadss6Before", 0, "cadss6", 1, "padss", 10, "nauseaControlled", true,
          "steadyGait", true, "instructionsGiven", true);
  private static final Map<String, Object> SERIES = Map.of("site", "bethesda", "weekdays", List.of("MON", "WED", "FRI"), "time", "09:00");

  @TempDir static Path folder;
  private static RunningScheduling scheduling;
  private static History history;

  @BeforeAll
  static void start() {
    scheduling = new RunningScheduling(folder);
    history = new History(scheduling.addresses().kafkaBootstrap());
  }

  @AfterAll
  static void stop() {
    history.close();
    scheduling.close();
  }

  @Test
  void books_doses_and_discharges_a_whole_series() throws Exception {
    try (Patient patient = approved("whole", 2)) {
      assertThat(patient.post(Role.SCHEDULER, "/offers", SERIES).body().path("offers")).hasSize(3);
      Reply booked = patient.post(Role.SCHEDULER, "/series", SERIES);
      assertThat(booked.status()).as(booked.body().toString()).isEqualTo(200);
      assertThat(patient.post(Role.SCHEDULER, "/series", SERIES).body()).as("the same request again").isEqualTo(booked.body());
      patient.refused(patient.call("another", Role.SCHEDULER, "/series", SERIES), 409, "NOTHING_TO_BOOK");
      assertThat(patient.day("2026-03-02").path("taken")).singleElement().satisfies(chair -> assertThat(chair.path("held").asBoolean()).isFalse());

      String[] dates = {"2026-03-02", "2026-03-04", "2026-03-06", "2026-03-09", "2026-03-11", "2026-03-13"};
      for (int n = 1; n <= dates.length; n++) {
        patient.session(n, dates[n - 1]);
      }
      List<String> said = history.course(patient.id, "scheduling.events").stream().map(HistoryEvent::type).toList();
      assertThat(said).filteredOn(type -> type.equals("scheduling.session-completed.v1")).hasSize(6);
      assertThat(said).doesNotContain("scheduling.vitals-overdue.v1", "scheduling.session-held.v1");
      assertThat(history.violations()).isEmpty();
    }
  }

  @Test
  void holds_a_patient_back_whose_pressure_stays_too_high() throws Exception {
    try (Patient patient = approved("bp", 2)) {
      patient.post(Role.SCHEDULER, "/series", SERIES);
      patient.clock("2026-03-02T09:00").publish(CourseUnderTest.arrived(1, true, true, true, true, true)).asked();
      await().atMost(SOON).untilAsserted(() -> assertThat(patient.session(1).path("status").asString()).isEqualTo("CHECKED_IN"));
      patient.refused(patient.starts(1), 409, "BP_UNKNOWN");
      patient.publish(vitals(1, 182, 110)).clock("2026-03-02T09:05");
      patient.refused(patient.call("nothing", Role.NURSE, "/sessions/1/vitals", Map.of()), 400, "INVALID");
      Reply byHand = patient.call("by hand", Role.NURSE, "/sessions/1/vitals", Map.of("systolic", 184, "diastolic", 111));
      assertThat(byHand.status()).as(byHand.body().toString()).isEqualTo(200);
      assertThat(history.await(patient.id, "scheduling.session-held.v1", SOON)).isNotNull();
      await().atMost(SOON).untilAsserted(() -> assertThat(patient.session(1).path("status").asString()).isEqualTo("TO_BOOK"));
      patient.refused(patient.post(Role.NURSE, "/sessions/1/start", null), 409, "BP_EXCLUDE");
      assertThat(history.course(patient.id)).noneMatch(event -> event.type().equals("scheduling.dose-started.v1"));
      await().atMost(SOON).untilAsserted(() -> assertThat(patient.day("2026-03-02").path("taken")).isEmpty());

      // Session 1 goes before the others: the whole series moves.
      assertThat(patient.call("again", Role.SCHEDULER, "/series", SERIES).status()).isEqualTo(200);
      JsonNode sessions = patient.get("").path("sessions");
      assertThat(sessions).extracting(session -> session.path("booking").path("date").asString())
          .containsExactly("2026-03-04", "2026-03-06", "2026-03-09", "2026-03-11", "2026-03-13", "2026-03-16");
      await().atMost(SOON).untilAsserted(() -> assertThat(patient.day("2026-03-04").path("taken")).hasSize(1));
    }
  }

  @Test
  void never_gives_the_last_chair_twice_and_tells_a_no_show_from_silence() throws Exception {
    try (Patient one = approved("first", 1); Patient two = approved("second", one)) {
      assertThat(one.post(Role.SCHEDULER, "/series", SERIES).status()).isEqualTo(200);
      assertThat(two.post(Role.SCHEDULER, "/series", SERIES).status()).isEqualTo(200);
      JsonNode first = one.session(1).path("booking");
      JsonNode second = two.session(1).path("booking");
      assertThat(first.path("date")).isEqualTo(second.path("date"));
      Duration apart = Duration.between(Instant.parse(first.path("startsAt").asString()), Instant.parse(second.path("startsAt").asString())).abs();
      assertThat(apart).isGreaterThanOrEqualTo(Duration.ofMinutes(135));

      one.clock("2026-03-02T09:30");
      HistoryEvent missed = history.await(one.id, "scheduling.session-missed.v1", SOON);
      assertThat(missed.body().path("session").asInt()).isEqualTo(1);
      assertThat(history.course(two.id)).noneMatch(event -> event.type().equals("scheduling.session-missed.v1"));
    }
  }

  @Test
  void keeps_an_offer_until_its_time_is_over_and_books_the_next_one_that_is_confirmed() throws Exception {
    try (Patient patient = approved("offer", 1); Patient other = approved("other", patient)) {
      JsonNode offer = patient.post(Role.SCHEDULER, "/offers", SERIES).body().path("offers").get(0);
      assertThat(offer.path("reasons")).extracting(JsonNode::asString).contains("AS_WISHED");
      Map<String, Object> times = Map.of("site", "bethesda", "times", Json.MAPPER.convertValue(offer.path("times"), List.class));
      assertThat(patient.post(Role.SCHEDULER, "/offer", times).status()).isEqualTo(200);
      assertThat(patient.get("").path("offer").path("bookings")).hasSize(6);
      assertThat(patient.day("2026-03-02").path("taken")).hasSize(1);
      other.refused(other.call("late", Role.SCHEDULER, "/offer", times), 409, "NO_CHAIR");
      patient.clock("2026-02-27T10:00");
      await().atMost(SOON).untilAsserted(() -> assertThat(patient.get("").has("offer")).isFalse());
      await().atMost(SOON).untilAsserted(() -> assertThat(patient.day("2026-03-02").path("taken")).isEmpty());
      patient.refused(patient.call("expired", Role.SCHEDULER, "/offer/confirm", null), 409, "NO_OFFER");

      assertThat(patient.call("again", Role.SCHEDULER, "/offer", times).status()).isEqualTo(200);
      assertThat(patient.call("yes", Role.SCHEDULER, "/offer/confirm", null).status()).isEqualTo(200);
      assertThat(patient.get("").path("sessions")).extracting(session -> session.path("status").asString()).containsOnly("BOOKED");
      assertThat(history.await(patient.id, "scheduling.sessions-booked.v1", SOON).body().path("bookings")).hasSize(6);
    }
  }

  @Test
  void mends_a_series_exactly_as_it_was_shown() throws Exception {
    try (Patient patient = approved("mend", 1)) {
      patient.post(Role.SCHEDULER, "/series", SERIES);
      patient.post(Role.SCHEDULER, "/sessions/1/cancel", Map.of("by", "PATIENT"));
      Map<String, Object> wishes = Map.of("site", "bethesda", "weekdays", List.of("MON", "WED", "FRI"), "time", "09:00", "from", "2026-03-04");
      JsonNode shown = patient.call("show", Role.SCHEDULER, "/repair/preview", wishes).body();
      assertThat(shown.path("moved").asInt()).as(shown.toString()).isZero();
      assertThat(shown.path("steps")).extracting(step -> step.path("reason").asString()).containsExactly("RENUMBERED", "RENUMBERED", "RENUMBERED", "RENUMBERED", "RENUMBERED", "MAKES_ROOM");
      Map<String, Object> exactly = Map.of("site", "bethesda", "times", Json.MAPPER.convertValue(shown.path("times"), List.class));
      assertThat(patient.call("do", Role.SCHEDULER, "/repair", exactly).status()).isEqualTo(200);
      assertThat(patient.get("").path("sessions")).extracting(session -> session.path("booking").path("date").asString())
          .containsExactly("2026-03-04", "2026-03-06", "2026-03-09", "2026-03-11", "2026-03-13", "2026-03-16");
    }
  }

  @Test
  void gives_a_chair_that_was_given_back_to_who_waits_and_comes_first() throws Exception {
    try (Patient holder = approved("holder", 1); Patient newcomer = approved("newcomer", holder)) {
      holder.post(Role.SCHEDULER, "/series", SERIES);
      assertThat(newcomer.post(Role.SCHEDULER, "/waiting", Map.of("site", "bethesda")).status()).isEqualTo(200);
      assertThat(newcomer.get("").path("waiting").path("site").asString()).isEqualTo("bethesda");
      holder.post(Role.SCHEDULER, "/sessions/6/cancel", Map.of("by", "PATIENT"));
      HistoryEvent offered = history.await(newcomer.id, "scheduling.sessions-offered.v1", SOON);
      assertThat(offered.body().path("bookings")).hasSize(6);
      assertThat(newcomer.get("").has("waiting")).isFalse();
      assertThat(newcomer.call("yes", Role.SCHEDULER, "/offer/confirm", null).status()).isEqualTo(200);
    }
  }

  @Test
  void shows_appointments_in_a_calendar_behind_a_signed_link_without_saying_whose() throws Exception {
    try (Patient patient = approved("calendar", 1)) {
      patient.post(Role.SCHEDULER, "/series", SERIES);
      String own = calendar(patient.post(Role.SCHEDULER, "/calendar-link", null).body().path("path").asString(), 200);
      assertThat(own).containsOnlyOnce("DTSTART;TZID=America/New_York:20260302T090000").doesNotContain(patient.id, "calendar", "ketamine");
      assertThat(own.split("BEGIN:VEVENT", -1)).hasSize(7);
      String link = patient.clinic.call("link", Role.SCHEDULER, "scheduling", "POST", "/sites/bethesda/calendar-link", null, Map.of()).body().path("path").asString();
      await().atMost(SOON).untilAsserted(() -> assertThat(calendar(link, 200)).contains("SUMMARY:Chair taken").doesNotContain(patient.id));
      assertThat(calendar(link.substring(0, link.length() - 4) + "AAAA", 404)).contains("LINK_UNKNOWN");
    }
  }

  private static String calendar(String path, int status) throws IOException, InterruptedException {
    URI uri = URI.create(Objects.requireNonNull(scheduling.addresses().services().get("scheduling")) + path);
    HttpResponse<String> answer = HttpClient.newHttpClient().send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    return answer.body();
  }

  @Test
  void tidies_up_after_a_booker_that_died_holding_a_chair() throws Exception {
    try (Patient patient = approved("died", 1)) {
      SiteDays days = scheduling.bean(SiteDays.class);
      String day = patient.clinic.clinic() + "/bethesda/2026-03-02";
      Attempt attempt = new Attempt("dead", List.of(day), days.databaseTime().minusSeconds(1));
      @SuppressWarnings("unchecked")
      Commands<Series> commands = scheduling.bean(Commands.class);
      Slot slot = Slot.of(at("2026-03-02T09:00"), java.util.Objects.requireNonNull(POLICY.routes().get("IV")), 40);
      days.save(SiteDay.empty(day).holding(new Taken("dead", patient.id, 1, slot, attempt.until())));
      commands.runInternally(new CourseRef(patient.clinic.clinic(), patient.id), "begin", (series, when) -> Bookings.begin((Running) series, ((Running) series).sessions(), attempt));
      await().atMost(SOON).untilAsserted(() -> assertThat(days.load(day).held()).isEmpty());
      await().atMost(SOON).untilAsserted(() -> assertThat(patient.post(Role.SCHEDULER, "/series", SERIES).status()).isEqualTo(200));
    }
  }

  @Test
  void keeps_what_a_monitor_samples_and_judges_what_matters() throws Exception {
    try (Patient patient = approved("monitor", 2)) {
      patient.post(Role.SCHEDULER, "/series", SERIES);
      patient.clock("2026-03-02T09:00").publish(sampled(1, 97, 71, 97));
      await().atMost(SOON).untilAsserted(() -> assertThat(patient.session(1).path("status").asString()).isEqualTo("CHECKED_IN"));
      Map<String, Object> oxygen = Map.of("samples", List.of(Map.of("at", patient.now.plusMillis(1500).toString(), "spo2", 96)));
      assertThat(patient.call("by http", Role.NURSE, "/sessions/1/samples", oxygen).body().path("accepted").asInt()).isEqualTo(1);
      assertThat(patient.call("again", Role.NURSE, "/sessions/1/samples", oxygen).status()).isEqualTo(200);
      // The sensor had slipped: that is kept, and not a set of vital signs.
      assertThat(patient.session(1).path("vitals")).hasSize(1);
      JsonNode trend = patient.trend("?everySec=60&since=" + patient.now + "&until=" + patient.now.plusSeconds(60));
      assertThat(trend.path("steps")).singleElement().satisfies(step -> {
        assertThat(step.path("samples").asInt()).isEqualTo(4);
        assertThat(step.path("spo2")).isEqualTo(Json.MAPPER.readTree("{\"low\":71,\"high\":97,\"last\":97}"));
      });

      patient.refused(patient.call("empty", Role.NURSE, "/sessions/1/samples", Map.of("samples", List.of(Map.of("at", patient.now.toString())))), 409, "EMPTY_SAMPLE");
      patient.publish(sampled(7, 97));
      patient.clinic.publish(EventCodec.toRecord(
          Topics.clinicEvents(patient.clinic.clinic()),
          patient.reference,
          patient.clinic.envelope("clinic.vitals-sampled.v1", patient.reference, "astray", patient.now, Json.bytes(sampled(1, 97)))));
      await().atMost(SOON).untilAsserted(() ->
          assertThat(history.rejections(patient.clinic.clinic())).extracting(event -> event.body().path("code").asString())
              .containsExactlyInAnyOrder("SESSION_UNKNOWN", "WRONG_TOPIC"));
    }
  }

  /** One sample a second from now on. */
  private static VitalsSampled sampled(int session, int... spo2) {
    List<VitalsSampled.Sample> samples = new ArrayList<>();
    for (int value : spo2) {
      samples.add(new VitalsSampled.Sample(at("2026-03-02T09:00").plusSeconds(samples.size()), null, null, 72, 14, value));
    }
    return new VitalsSampled(session, samples);
  }

  @Test
  void refuses_what_is_wrong_with_the_field_and_the_reason() throws Exception {
    try (Patient patient = approved("wrong", 1)) {
      patient.refused(patient.call("s1", Role.SCHEDULER, "/series", Map.of("site", "nowhere")), 400, "SITE_UNKNOWN");
      patient.refused(patient.call("s2", Role.SCHEDULER, "/series", Map.of("site", "bethesda", "weekdays", List.of("SOMEDAY"))), 400, "INVALID");
      patient.refused(patient.call("s3", Role.NURSE, "/series", SERIES), 403, "FORBIDDEN");
      Map<String, Object> sunday = Map.of("site", "bethesda", "date", "2026-03-08", "start", "02:30");
      patient.refused(patient.call("s4", Role.SCHEDULER, "/sessions/1/book", sunday), 409, "DST_GAP");
      patient.refused(patient.call("s5", Role.NURSE, "/sessions/1/start", null), 409, "SESSION_NOT_BOOKED");
      patient.refused(patient.call("s6", Role.NURSE, "/sessions/1/discharge", Map.of("escort", "Ada Muster")), 400, "INVALID");
      patient.refused(patient.call("s7", Role.NURSE, "/sessions/1/dose-end", Map.of("deliveredMg", 501)), 400, "INVALID");
      Map<String, Object> never = Map.of("windows", List.of(Map.of("from", "12:00", "to", "09:00")));
      patient.refused(patient.clinic.call("s8", Role.SCHEDULER, "scheduling", "PUT", "/courses/" + patient.id + "/availability", never, Map.of()), 400, "INVALID");
      patient.refused(patient.call("s9", Role.SCHEDULER, "/offer", Map.of("site", "bethesda", "times", List.of())), 400, "INVALID");
      patient.refused(patient.call("s10", Role.SCHEDULER, "/offer/confirm", null), 409, "NO_OFFER");
      patient.publish(vitals(9, 120, 80));
      await().atMost(SOON).untilAsserted(() -> assertThat(history.rejections(patient.clinic.clinic())).anySatisfy(event ->
          assertThat(event.body().path("code").asString()).isEqualTo("SESSION_UNKNOWN")));
    }
  }

  private Patient approved(String name, int chairs) throws Exception {
    ClinicClient clinic = new ClinicClient(scheduling.addresses(), scheduling.keys(), "st-" + UUID.randomUUID().toString().substring(0, 8));
    Clinic.Site site = new Clinic.Site("bethesda", null, chairs, 2, "08:00-18:00 Mon-Fri");
    scheduling.register(new Clinic(clinic.clinic(), "America/New_York", List.of(site), Map.of()));
    history.follow(clinic.clinic());
    return approved(name, clinic);
  }

  private Patient approved(String name, Patient neighbour) throws Exception {
    return approved(name, neighbour.clinic);
  }

  private Patient approved(String name, ClinicClient clinic) throws Exception {
    Patient patient = new Patient(clinic, name);
    patient.clock("2026-02-27T09:00");
    patient.hear(1, new IntakeEvent.ConsultationRequested("bethesda", Indication.TRD, ClinicEvent.Urgency.ROUTINE, 42, Sex.FEMALE));
    long sequence = 2;
    for (Consent consent : POLICY.requiredConsents()) {
      patient.hear(sequence++, new IntakeEvent.ConsentGranted(consent, "1"));
    }
    patient.hear(1, new EvaluationEvent.EligibilityDecided("d1", EvaluationEvent.Outcome.ELIGIBLE, List.of(), "p1", at("2026-06-01T00:00")));
    patient.hear(2, new EvaluationEvent.PlanApproved(INDUCTION, "p1"));
    await().atMost(SOON).untilAsserted(() -> assertThat(patient.get("").path("sessions")).hasSize(6));
    return patient;
  }

  private static VitalsRecorded vitals(int session, int systolic, int diastolic) {
    return new VitalsRecorded(session, systolic, diastolic, 72, 14, 98, 5, null);
  }

  /** One patient at a clinic, as the clinic's systems and its staff see them. */
  private static final class Patient implements AutoCloseable {
    private final ClinicClient clinic;
    private final String reference;
    private final String id;
    private Instant now = Instant.EPOCH;
    private int published;
    private long asked = 1;

    Patient(ClinicClient clinic, String reference) {
      this.clinic = clinic;
      this.reference = reference;
      this.id = clinic.courseId(reference);
    }

    Patient clock(String local) {
      now = at(local);
      scheduling.clock(clinic.clinic(), now);
      return this;
    }

    void hear(long sequence, org.treatmentcourse.contracts.ServiceEvent event) throws Exception {
      scheduling.hear(event, id, clinic.clinic(), sequence, now);
    }

    Patient asked() throws Exception {
      hear(asked++, new FollowupEvent.AssessmentScored("a" + asked, "PHQ9", 18, null, null, 0));
      hear(asked++, new FollowupEvent.AssessmentScored("a" + asked, "CSSRS_SCREEN", null, null, RiskTier.LOW, null));
      return this;
    }

    Patient publish(ClinicEvent event) {
      clinic.publish(reference, reference + "-" + published++, now, event);
      return this;
    }

    /** Time stands still until the set has been read, or it would count as missing. */
    private void measured(int session, VitalsRecorded vitals) {
      int before = session(session).path("vitals").size();
      publish(vitals);
      await().atMost(SOON).untilAsserted(() -> assertThat(session(session).path("vitals")).hasSize(before + 1));
    }

    JsonNode get(String path) {
      return clinic.call("get", Role.SCHEDULER, "scheduling", "GET", "/courses/" + id + path, null, Map.of()).body();
    }

    JsonNode trend(String query) {
      return clinic.call("trend", Role.NURSE, "scheduling", "GET", "/courses/" + id + "/sessions/1/samples" + query, null, Map.of()).body();
    }

    JsonNode day(String date) {
      return clinic.call("get", Role.SCHEDULER, "scheduling", "GET", "/sites/bethesda/days/" + date, null, Map.of()).body();
    }

    JsonNode session(int number) {
      return get("").path("sessions").get(number - 1);
    }

    Reply post(Role role, String path, @Nullable Object body) {
      return call("once", role, path, body);
    }

    Reply call(String step, Role role, String path, @Nullable Object body) {
      return clinic.call(step + id + path, role, "scheduling", "POST", "/courses/" + id + path, body, Map.of());
    }

    void refused(Reply reply, int status, String reason) {
      assertThat(reply.status()).as(reply.body().toString()).isEqualTo(status);
      assertThat(reply.body().path("reason").asString()).as(reply.body().toString()).isEqualTo(reason);
    }

    void session(int number, String date) throws Exception {
      clock(date + "T09:00").publish(CourseUnderTest.arrived(number, true, true, true, true, true)).asked().publish(vitals(number, 128, 78));
      await().atMost(SOON).untilAsserted(() -> assertThat(session(number).path("vitals")).hasSize(1));
      clock(date + "T09:20");
      Reply started = starts(number);
      assertThat(started.status()).as(started.body().toString()).isEqualTo(200);
      for (String time : List.of("T09:30", "T09:40", "T09:50", "T10:00")) {
        clock(date + time).measured(number, vitals(number, 142, 84));
      }
      publish(new DoseEnded(number, 40));
      await().atMost(SOON).untilAsserted(() -> assertThat(session(number).path("status").asString()).isEqualTo("OBSERVING"));
      assertThat(session(number).path("observedUntil").asString()).isEqualTo(now.plusSeconds(3_600).toString());
      assertThat(session(number).path("vitalsDueAt").asString()).isEqualTo(now.plusSeconds(900).toString());
      for (String time : List.of("T10:15", "T10:30", "T10:45", "T11:00")) {
        clock(date + time).measured(number, vitals(number, 131, 80));
      }
      assertThat(call("nurse", Role.NURSE, "/sessions/" + number + "/release", Map.of()).status()).isEqualTo(403);
      refused(call("early", Role.NURSE, "/sessions/" + number + "/discharge", WELL), 409, "NOT_RELEASED");
      assertThat(post(Role.PRESCRIBER, "/sessions/" + number + "/release", Map.of()).status()).isEqualTo(200);
      Reply left = post(Role.NURSE, "/sessions/" + number + "/discharge", WELL);
      assertThat(left.status()).as(left.body().toString()).isEqualTo(200);
      await().atMost(SOON).until(() -> history.course(id).stream().filter(event -> event.type().equals("scheduling.session-completed.v1")).count() == number);
    }

    /** Questionnaires come on another topic than vitals: a start is tried again until they are in. */
    Reply starts(int number) {
      return await()
          .atMost(SOON)
          .until(
              () -> call("start" + UUID.randomUUID(), Role.NURSE, "/sessions/" + number + "/start", null),
              reply -> !reply.body().path("reason").asString("").equals("RISK_UNKNOWN"));
    }

    @Override
    public void close() {
      clinic.close();
    }
  }
}
