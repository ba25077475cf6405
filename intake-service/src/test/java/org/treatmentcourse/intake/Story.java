package org.treatmentcourse.intake;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ListAssert;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.Clinic;
import org.treatmentcourse.contracts.ClinicEvent;
import org.treatmentcourse.contracts.Consent;
import org.treatmentcourse.contracts.Event;
import org.treatmentcourse.contracts.FollowupEvent.AssessmentScored;
import org.treatmentcourse.contracts.Indication;
import org.treatmentcourse.contracts.Json;
import org.treatmentcourse.contracts.ServiceEvent;
import org.treatmentcourse.contracts.Sex;
import org.treatmentcourse.contracts.Trial;
import org.treatmentcourse.contracts.decide.Command;
import org.treatmentcourse.contracts.decide.CourseRef;
import org.treatmentcourse.contracts.decide.Decision;
import org.treatmentcourse.contracts.decide.Occurrence;
import org.treatmentcourse.contracts.decide.Refusal;
import org.treatmentcourse.contracts.decide.Timer;
import org.treatmentcourse.contracts.policy.IntakePolicy;
import org.treatmentcourse.contracts.policy.PolicyBook;
import org.treatmentcourse.intake.course.Intake;
import org.treatmentcourse.messaging.Behaviour;

/** One course, told as given, when, then. Every state passes through JSON, as it does when it is stored. */
final class Story {
  static final Instant START = Instant.parse("2026-03-02T14:00:00Z");
  static final IntakePolicy POLICY = new PolicyBook<>("intake", IntakePolicy.class).defaults();
  static final Clinic CLINIC =
      new Clinic("c1", "America/New_York", List.of(new Clinic.Site("bethesda", null, 4, 2, "08:00-18:00 Mon-Fri")), Map.of());
  static final ClinicEvent.ConsultationRequested REQUEST = request(LocalDate.of(1984, 1, 15));
  static final ClinicEvent.HistoryReported HISTORY =
      new ClinicEvent.HistoryReported(true, List.of(new Trial("36437", 8, true, 20), new Trial("72625", 9, true, 10)));

  private final Behaviour<Intake> behaviour = IntakeBehaviour.of(id -> CLINIC, id -> POLICY);
  private final CourseRef course = new CourseRef("c1", "5f0c9c3e-7f0a-5b0e-9d2f-000000000001");
  private final List<ServiceEvent> all = new ArrayList<>();
  private Intake state = behaviour.initial(course);
  private List<ServiceEvent> said = List.of();
  private @Nullable Refusal refusal;
  private int counter;

  static ClinicEvent.ConsultationRequested request(LocalDate birthDate) {
    return new ClinicEvent.ConsultationRequested(
        "bethesda",
        new ClinicEvent.Person("Ada", "Example", birthDate, Sex.FEMALE, "ada@example.org", null),
        Indication.TRD,
        ClinicEvent.Urgency.ROUTINE,
        null);
  }

  static AssessmentScored scored(String instrument) {
    return new AssessmentScored("a-" + instrument, instrument, 21, null, null, null);
  }

  static ClinicEvent.ConsentGranted granted(Consent consent) {
    return new ClinicEvent.ConsentGranted(consent, "2026-01");
  }

  /** Every fact the default pack asks for, by a name, besides the request. */
  static Map<String, Event> needed() {
    Map<String, Event> facts = new LinkedHashMap<>();
    facts.put("history", HISTORY);
    POLICY.required().consents().forEach(consent -> facts.put(consent.name(), granted(consent)));
    POLICY.required().assessments().forEach(instrument -> facts.put(instrument, scored(instrument)));
    return facts;
  }

  static Story complete() {
    Story story = new Story().when(REQUEST, 0);
    needed().values().forEach(fact -> story.when(fact, 1));
    return story;
  }

  /** @param hour business time after the start */
  Story when(Event event, int hour) {
    return whenAt(event, START.plusSeconds(3600L * hour), "e" + ++counter);
  }

  Story whenAt(Event event, Instant at, String id) {
    return take(behaviour.react(state, event, new Occurrence(course, id, at, at)));
  }

  Story run(Command<Intake> command, int hour) {
    Instant now = START.plusSeconds(3600L * hour);
    return take(command.decide(state, new Occurrence(course, "c" + ++counter, now, now)));
  }

  /** Lets every clock that is due by then fire, the earliest first. */
  Story until(Instant now) {
    List<ServiceEvent> together = new ArrayList<>();
    for (Optional<Timer> next = next(now); next.isPresent(); next = next(now)) {
      Timer timer = next.get();
      take(behaviour.due(state, timer, new Occurrence(course, timer.name(), timer.due(), now)));
      together.addAll(said);
    }
    said = together;
    return this;
  }

  private Optional<Timer> next(Instant now) {
    return state.earliest(timer -> timer.ranOut(now));
  }

  private Story take(Decision<Intake> decision) {
    state = Json.MAPPER.readValue(Json.MAPPER.writeValueAsString(decision.state()), Intake.class);
    Assertions.assertThat(state).as("survives being stored").isEqualTo(decision.state());
    said = decision.events();
    all.addAll(said);
    refusal = decision.refusal();
    return this;
  }

  Intake state() {
    return state;
  }

  ListAssert<ServiceEvent> thenSaid() {
    Assertions.assertThat(refusal).isNull();
    return Assertions.assertThat(said);
  }

  void thenRefused(String code) {
    Assertions.assertThat(refusal).isNotNull().extracting(Refusal::code).isEqualTo(code);
    Assertions.assertThat(said).isEmpty();
  }

  void thenRefused(String code, String field) {
    thenRefused(code);
    Assertions.assertThat(refusal).extracting(Refusal::field).isEqualTo(field);
  }

  @Nullable Refusal refusal() {
    return refusal;
  }

  List<ServiceEvent> all() {
    return List.copyOf(all);
  }
}
