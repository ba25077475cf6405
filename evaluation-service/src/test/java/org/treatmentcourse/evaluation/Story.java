package org.treatmentcourse.evaluation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ListAssert;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.ClinicEvent.AllergiesReviewed;
import org.treatmentcourse.contracts.ClinicEvent.ClinicalStatus;
import org.treatmentcourse.contracts.ClinicEvent.DiagnosisRecorded;
import org.treatmentcourse.contracts.ClinicEvent.ExaminationRecorded;
import org.treatmentcourse.contracts.ClinicEvent.FindingsRecorded;
import org.treatmentcourse.contracts.ClinicEvent.Lab;
import org.treatmentcourse.contracts.ClinicEvent.LabResult;
import org.treatmentcourse.contracts.ClinicEvent.LabResulted;
import org.treatmentcourse.contracts.ClinicEvent.Medication;
import org.treatmentcourse.contracts.ClinicEvent.MedicationsReconciled;
import org.treatmentcourse.contracts.ClinicEvent.Urgency;
import org.treatmentcourse.contracts.Consent;
import org.treatmentcourse.contracts.EvaluationEvent.Finding;
import org.treatmentcourse.contracts.EvaluationEvent.Outcome;
import org.treatmentcourse.contracts.Event;
import org.treatmentcourse.contracts.FollowupEvent.Action;
import org.treatmentcourse.contracts.FollowupEvent.AssessmentScored;
import org.treatmentcourse.contracts.FollowupEvent.Option;
import org.treatmentcourse.contracts.FollowupEvent.RecommendationAccepted;
import org.treatmentcourse.contracts.FollowupEvent.RiskTier;
import org.treatmentcourse.contracts.Indication;
import org.treatmentcourse.contracts.IntakeEvent;
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
import org.treatmentcourse.contracts.policy.EvaluationPolicy.Right;
import org.treatmentcourse.contracts.policy.EvaluationPolicy;
import org.treatmentcourse.contracts.policy.PolicyBook;
import org.treatmentcourse.evaluation.course.Amending;
import org.treatmentcourse.evaluation.course.Deciding;
import org.treatmentcourse.evaluation.course.DoseOrder;
import org.treatmentcourse.evaluation.course.Dossier;
import org.treatmentcourse.evaluation.course.Evaluation;
import org.treatmentcourse.evaluation.course.Open;
import org.treatmentcourse.evaluation.course.Planned;
import org.treatmentcourse.evaluation.course.Planning;
import org.treatmentcourse.evaluation.course.Signing;
import org.treatmentcourse.messaging.Behaviour;

/** One course, told as given, when, then. Every state passes through JSON, as it does when it is stored. */
final class Story {
  static final Instant START = Instant.parse("2026-03-02T14:00:00Z");
  static final PolicyBook<EvaluationPolicy> BOOK = new PolicyBook<>("evaluation", EvaluationPolicy.class);

  private final EvaluationPolicy policy;
  private final Behaviour<Evaluation> behaviour;
  private final CourseRef course = new CourseRef("c1", "5f0c9c3e-7f0a-5b0e-9d2f-000000000001");
  private final List<ServiceEvent> all = new ArrayList<>();
  private Evaluation state;
  private List<ServiceEvent> said = List.of();
  private @Nullable Refusal refusal;
  private int counter;

  Story() {
    this(BOOK.defaults());
  }

  private Story(EvaluationPolicy policy) {
    this.policy = policy;
    this.behaviour = EvaluationBehaviour.of((clinic, site) -> policy);
    this.state = behaviour.initial(course);
  }

  static Story withPolicy(Map<String, Object> overrides) {
    return new Story(BOOK.overridden(overrides));
  }

  static IntakeEvent.ConsultationRequested referral(int age, Sex sex) {
    return new IntakeEvent.ConsultationRequested("bethesda", Indication.TRD, Urgency.ROUTINE, age, sex);
  }

  static IntakeEvent.IntakeCompleted completed(int age, Sex sex, @Nullable Boolean canBecomePregnant) {
    return completed(Indication.TRD, age, sex, canBecomePregnant);
  }

  static IntakeEvent.IntakeCompleted completed(Indication indication, int age, Sex sex, @Nullable Boolean canBecomePregnant) {
    Trial failed = new Trial("36437", 8, true, 20);
    return new IntakeEvent.IntakeCompleted(
        "bethesda", indication, age, sex, canBecomePregnant, List.of(failed, failed, failed), Set.of(Consent.TREATMENT));
  }

  /** A session of maintenance after so many days is accepted. */
  public static RecommendationAccepted maintain(String recommendation, int days, int afterSession) {
    return accepted(recommendation, Action.MAINTAIN, days, afterSession);
  }

  public static RecommendationAccepted accepted(String recommendation, Action action, @Nullable Integer days, int afterSession) {
    return new RecommendationAccepted(recommendation, new Option(action, days, null, false), false, null, afterSession);
  }

  static ExaminationRecorded exam(int systolic, int diastolic) {
    return new ExaminationRecorded(systolic, diastolic, 80.0, 170, 98, 72);
  }

  static AssessmentScored scored(String instrument, int total) {
    return new AssessmentScored(instrument + "-" + total, instrument, total, null, null, null);
  }

  /** A screening instrument that says no, or yes. */
  static AssessmentScored screened(String instrument, int total, boolean positive) {
    return new AssessmentScored(instrument + "-" + total, instrument, total, null, null, null, null, null, positive, null, null, null);
  }

  static final List<AssessmentScored> SCREENS =
      List.of(screened("MDQ", 2, false), screened("PSQ", 0, false), screened("AUDIT_C", 1, false), screened("DAST10", 0, false));

  static AssessmentScored tier(RiskTier tier) {
    return new AssessmentScored("cssrs-" + tier, "CSSRS_SCREEN", null, null, tier, null);
  }

  static FindingsRecorded found(String... keysAndValues) {
    Map<String, String> findings = new TreeMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      findings.put(keysAndValues[i], keysAndValues[i + 1]);
    }
    return new FindingsRecorded(findings);
  }

  static MedicationsReconciled takes(String... codes) {
    return new MedicationsReconciled(Stream.of(codes).map(code -> new Medication(code, 1.0, null)).toList());
  }

  /** What is asked and found in somebody nothing speaks against. */
  static FindingsRecorded wellFindings() {
    return found(
        "capacity", "true", "lactating", "false", "ketamineUseDisorder", "false", "ectOrTmsSeries", "false", "otherKetamineCourse", "false", "cannabisUse", "false");
  }

  static LabResulted lab(Lab test, LabResult result) {
    return new LabResulted(test, result);
  }

  static DiagnosisRecorded diagnosis(String code, ClinicalStatus status) {
    return new DiagnosisRecorded(code, status, null);
  }

  /** S-01: 42 years, woman, F33.2, 128/78, 80 kg, HCG and UDS negative; nothing has been decided. */
  static Story clear() {
    return new Story().clearWorkUp();
  }

  Story clearWorkUp() {
    return when(referral(42, Sex.FEMALE), 0)
        .when(new IntakeEvent.ConsentGranted(Consent.TREATMENT, "2026-01"), 0)
        .when(completed(42, Sex.FEMALE, true), 1)
        .when(exam(128, 78), 2)
        .when(lab(Lab.HCG, LabResult.NEGATIVE), 3)
        .when(lab(Lab.UDS, LabResult.NEGATIVE), 3)
        .when(diagnosis("F33.2", ClinicalStatus.ACTIVE), 4)
        .when(new IntakeEvent.ConsentGranted(Consent.PREGNANCY_RISK, "1"), 4)
        .when(takes("36437"), 4)
        .when(new AllergiesReviewed(List.of()), 4)
        .when(wellFindings(), 4)
        .when(scored("PHQ9", 21), 4)
        .screened(4)
        .when(tier(RiskTier.LOW), 4);
  }

  /** The screening questionnaires, with nothing found. */
  Story screened(int hour) {
    Story story = this;
    for (AssessmentScored screen : SCREENS) {
      story = story.when(screen, hour);
    }
    return story;
  }

  /** The same with a decision and an approved plan. */
  static Story planned() {
    return clear().decide(Outcome.ELIGIBLE, 5).approve("IV_MDD_STD", null, 6);
  }

  Story decide(Outcome outcome, int hour, String... resolves) {
    return decide(outcome, hour, List.of(Right.CLINICIAN), resolves);
  }

  Story decide(Outcome outcome, int hour, List<Right> rights, String... resolves) {
    Deciding.Order order = new Deciding.Order(outcome, "looked into it", List.of(resolves), "dr-1", rights);
    return run((state, when) -> Deciding.decide(state, order, when, policy), hour);
  }

  Story approve(String protocol, @Nullable Double mgPerKg, int hour) {
    return approve(protocol, new DoseOrder(mgPerKg, null, null, null, null), null, hour);
  }

  Story approve(String protocol, DoseOrder dose, @Nullable Integer sessions, int hour) {
    return run((state, when) -> Planning.approve(state, new Planning.Order(protocol, dose, sessions, "dr-1"), when, policy), hour);
  }

  Story changeDose(DoseOrder dose, int hour) {
    return run((state, when) -> Amending.changeDose(state, new Amending.Order(dose, "dr-1"), when.now(), policy), hour);
  }

  Story sign(int version, String by, int hour) {
    return run((state, when) -> Signing.sign(state, new Signing.Order(version, by), when, policy), hour);
  }

  /** @param hour business time after the start */
  Story when(Event event, int hour) {
    return whenAt(event, START.plusSeconds(3600L * hour), "e" + ++counter);
  }

  /** Happened at one hour, handled at a later one. */
  Story whenLate(Event event, int hour, int handledHour) {
    return take(behaviour.react(state, event, new Occurrence(course, "e" + ++counter, START.plusSeconds(3600L * hour), START.plusSeconds(3600L * handledHour))));
  }

  Story whenAt(Event event, Instant at, String id) {
    return take(behaviour.react(state, event, new Occurrence(course, id, at, at)));
  }

  Story run(Command<Evaluation> command, int hour) {
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

  private Story take(Decision<Evaluation> decision) {
    state = Json.MAPPER.readValue(Json.MAPPER.writeValueAsString(decision.state()), Evaluation.class);
    Assertions.assertThat(state).as("survives being stored").isEqualTo(decision.state());
    said = decision.events();
    all.addAll(said);
    refusal = decision.refusal();
    return this;
  }

  Evaluation state() {
    return state;
  }

  EvaluationPolicy policy() {
    return policy;
  }

  Planned plannedState() {
    return (Planned) state;
  }

  Open openState() {
    return (Open) state;
  }

  Refusal refusal() {
    return Objects.requireNonNull(refusal, "nothing was refused");
  }

  Dossier dossier() {
    return state instanceof Open open ? open.dossier() : plannedState().dossier();
  }

  ListAssert<ServiceEvent> thenSaid() {
    Assertions.assertThat(refusal).isNull();
    return Assertions.assertThat(said);
  }

  Story thenRefused(String code) {
    Assertions.assertThat(refusal).isNotNull().extracting(Refusal::code).isEqualTo(code);
    return this;
  }

  Story thenRecommends(Outcome outcome) {
    Assertions.assertThat(dossier().assessment().recommendation()).isEqualTo(outcome);
    return this;
  }

  ListAssert<String> thenFindings() {
    return Assertions.assertThat(dossier().assessment().findings().stream().map(Story::text).toList());
  }

  private static String text(Finding finding) {
    return finding.rule() + " " + finding.severity() + (finding.input() == null ? "" : " " + finding.input());
  }

  List<ServiceEvent> all() {
    return List.copyOf(all);
  }
}
