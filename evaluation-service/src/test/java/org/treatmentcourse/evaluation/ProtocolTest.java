package org.treatmentcourse.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.treatmentcourse.contracts.ClinicEvent.AllergiesReviewed;
import org.treatmentcourse.contracts.ClinicEvent.Analyte;
import org.treatmentcourse.contracts.ClinicEvent.ClinicalStatus;
import org.treatmentcourse.contracts.ClinicEvent.ExaminationRecorded;
import org.treatmentcourse.contracts.ClinicEvent.Lab;
import org.treatmentcourse.contracts.ClinicEvent.LabMeasured;
import org.treatmentcourse.contracts.ClinicEvent.LabResult;
import org.treatmentcourse.contracts.ClinicEvent.Urgency;
import org.treatmentcourse.contracts.Consent;
import org.treatmentcourse.contracts.EvaluationEvent.Outcome;
import org.treatmentcourse.contracts.EvaluationEvent.PlanAdjusted;
import org.treatmentcourse.contracts.EvaluationEvent.PlanApproved;
import org.treatmentcourse.contracts.EvaluationEvent.PlanProposalWithdrawn;
import org.treatmentcourse.contracts.EvaluationEvent.PlanProposed;
import org.treatmentcourse.contracts.EvaluationEvent.PlanResumed;
import org.treatmentcourse.contracts.EvaluationEvent.PlanSuspended;
import org.treatmentcourse.contracts.EvaluationEvent.RecommendationNotFollowed;
import org.treatmentcourse.contracts.FollowupEvent.CourseClosed;
import org.treatmentcourse.contracts.FollowupEvent.RiskTier;
import org.treatmentcourse.contracts.Indication;
import org.treatmentcourse.contracts.IntakeEvent;
import org.treatmentcourse.contracts.Phase;
import org.treatmentcourse.contracts.Plan;
import org.treatmentcourse.contracts.Plan.WeightBasis;
import org.treatmentcourse.contracts.ProviderModel;
import org.treatmentcourse.contracts.SchedulingEvent.SessionCompleted;
import org.treatmentcourse.contracts.Sex;
import org.treatmentcourse.contracts.Trial;
import org.treatmentcourse.contracts.UsState;
import org.treatmentcourse.contracts.decide.CourseRef;
import org.treatmentcourse.contracts.decide.Decision;
import org.treatmentcourse.contracts.decide.Occurrence;
import org.treatmentcourse.contracts.decide.Refusal;
import org.treatmentcourse.contracts.decide.Timer;
import org.treatmentcourse.contracts.policy.EvaluationPolicy;
import org.treatmentcourse.evaluation.course.DoseOrder;
import org.treatmentcourse.evaluation.course.Evaluation;
import org.treatmentcourse.evaluation.course.Planned;
import org.treatmentcourse.evaluation.course.Planning;
import org.treatmentcourse.evaluation.course.Signing;
import org.treatmentcourse.evaluation.course.Suspending;
import org.treatmentcourse.evaluation.course.Unsigned;
import org.treatmentcourse.evaluation.course.WorkUp;

/** DOMAIN 5.1 to 5.3: what can be ordered by which protocol. */
class ProtocolTest {
  /** Midnight in New York after the last day of the window. */
  private static final Instant WINDOW_ENDS = Instant.parse("2027-01-01T05:00:00Z");
  private static final Trial FAILED = new Trial("36437", 8, true, 20);

  @Test
  void infuses_by_the_hour_for_pain_and_asks_for_a_baseline_first() {
    Story story = pain(70.0);

    story.approve("IV_PAIN_OUTPT", DoseOrder.USUAL, null, 6).thenRefused("EVIDENCE_MISSING");
    assertThat(story.refusal().message()).contains("lab.ALT", "lab.AST", "score.BPI_SF", "score.NRS_PAIN");
    baseline(story).approve("IV_PAIN_OUTPT", DoseOrder.USUAL, null, 7);

    Plan plan = story.plannedState().plan();
    assertThat(plan.doseMg()).isEqualTo(140);
    assertThat(plan.durationMin()).isEqualTo(240);
    assertThat(plan.sessions()).isEqualTo(5);
    assertThat(plan.doseMgPerKgPerHour()).isEqualTo(0.5);
    assertThat(plan.doseMgPerKg()).isNull();
    assertThat(plan.dosingWeightKg()).isEqualTo(70.0);
    assertThat(plan.onLabel()).isFalse();
  }

  @Test
  void gives_no_less_in_all_than_is_known_to_help() {
    baseline(pain(70.0)).approve("IV_PAIN_OUTPT", rate(0.5, 130), null, 7).thenRefused("TOTAL_TOO_LOW");
    baseline(pain(70.0)).approve("IV_PAIN_OUTPT", rate(0.5, 138), null, 7).thenSaid().singleElement().isInstanceOf(PlanApproved.class);
    baseline(pain(70.0)).approve("IV_PAIN_OUTPT", rate(0.5, 120), null, 7).thenRefused("DURATION_OUT_OF_RANGE");
    baseline(pain(70.0)).approve("IV_PAIN_OUTPT", rate(2.01, null), null, 7).thenRefused("DOSE_ABOVE_HARD_MAX");
  }

  @Test
  void has_as_many_sessions_as_the_protocol_allows() {
    baseline(pain(70.0)).approve("IV_PAIN_OUTPT", DoseOrder.USUAL, 11, 7).thenRefused("SESSIONS_OUT_OF_RANGE");
    assertThat(baseline(pain(70.0)).approve("IV_PAIN_OUTPT", DoseOrder.USUAL, 10, 7).plannedState().plan().lastSession()).isEqualTo(10);
    decided().approve("IV_MDD_STD", DoseOrder.USUAL, 5, 6).thenRefused("SESSIONS_OUT_OF_RANGE");
  }

  @Test
  void takes_a_dose_in_the_unit_of_the_protocol_only() {
    decided().approve("IV_MDD_STD", new DoseOrder(null, null, 40.0, null, null), null, 6).thenRefused("WRONG_DOSE_UNIT");
    decided().approve("IV_MDD_STD", rate(0.5, null), null, 6).thenRefused("WRONG_DOSE_UNIT");
    esketamine().approve("ESK_TRD", new DoseOrder(0.5, null, null, null, null), null, 6).thenRefused("WRONG_DOSE_UNIT");
    esketamine().approve("ESK_TRD", new DoseOrder(null, null, 56.0, null, WeightBasis.ACTUAL), null, 6).thenRefused("WRONG_DOSE_UNIT");
  }

  @Test
  void starts_esketamine_with_two_devices_and_raises_it_later() {
    esketamine().approve("ESK_TRD", mg(84), null, 6).thenRefused("FIRST_DOSE_TOO_HIGH");
    esketamine().approve("ESK_TRD", mg(60), null, 6).thenRefused("DOSE_NOT_IN_DEVICES");
    Story story = esketamine().approve("ESK_TRD", DoseOrder.USUAL, null, 6);
    Plan first = story.plannedState().plan();
    assertThat(first).extracting(Plan::doseMg, Plan::devices, Plan::durationMin, Plan::sessions, Plan::maxPerWeek, Plan::onLabel).containsExactly(56, 2, 7, 8, 2, true);
    assertThat(first.dosingWeightKg()).isNull();
    story.changeDose(mg(84), 7).thenRefused("FIRST_DOSE_TOO_HIGH");

    story.when(new SessionCompleted(1, Phase.INDUCTION, 1, 8, 56, 120, 80), 24).changeDose(mg(84), 25);

    Plan raised = story.plannedState().plan();
    story.thenSaid().containsExactly(new PlanAdjusted(raised, "DOSE_CHANGED", story.policy().version()));
    assertThat(raised).extracting(Plan::version, Plan::firstSession, Plan::lastSession, Plan::doseMg, Plan::devices, Plan::durationMin).containsExactly(2, 2, 8, 84, 3, 12);
    story.changeDose(mg(84), 26).thenSaid().isEmpty();
  }

  @Test
  void goes_weekly_for_four_weeks_and_then_at_the_longest_interval_that_helps() {
    Story story = esketamine().approve("ESK_TRD", DoseOrder.USUAL, null, 6);
    assertThat(story.plannedState().plan().nextIntervalsDays()).containsExactly(7);
    story.when(Story.maintain("early", 14, 8), 700).thenSaid().containsExactly(new RecommendationNotFollowed("early", "INTERVAL_NOT_POSSIBLE"));

    Plan weekly = story.when(Story.maintain("after-8", 7, 8), 700).plannedState().plan();
    assertThat(weekly).extracting(Plan::phase, Plan::firstSession, Plan::lastSession, Plan::intervalDays, Plan::maxGapDays).containsExactly(Phase.MAINTENANCE, 9, 12, 7, 10);
    assertThat(weekly.nextIntervalsDays()).containsExactly(7, 14);
    Plan ninth = story.when(Story.maintain("after-12", 14, 12), 1400).plannedState().plan();
    assertThat(ninth).extracting(Plan::firstSession, Plan::lastSession, Plan::intervalDays).containsExactly(13, 13, 14);
    assertThat(story.when(Story.maintain("after-13", 7, 13), 1800).plannedState().plan().firstSession()).isEqualTo(14);
  }

  @Test
  void counts_the_maintenance_from_its_first_session_whatever_was_amended_since() {
    Story story = esketamine().approve("ESK_TRD", DoseOrder.USUAL, null, 6).when(Story.maintain("after-8", 7, 8), 700);
    for (int session = 1; session <= 10; session++) {
      story.when(new SessionCompleted(session, Phase.INDUCTION, 1, 8, 56, 120, 80), 800 + session);
    }

    assertThat(story.changeDose(mg(84), 900).plannedState().plan()).extracting(Plan::firstSession, Plan::lastSession).containsExactly(11, 12);
    assertThat(story.when(Story.maintain("after-12", 14, 12), 1400).plannedState().plan().firstSession()).isEqualTo(13);
  }

  @Test
  void has_no_maintenance_where_none_was_studied_and_needs_an_oral_antidepressant_there() {
    Story without = workUp(Indication.SUICIDAL_IDEATION, "CLINIC_ESK", 80.0, "28439").decide(Outcome.ELIGIBLE, 5);
    without.approve("ESK_MDSI", DoseOrder.USUAL, null, 6).thenRefused("PROTOCOL_REQUIREMENT");

    Story story = workUp(Indication.SUICIDAL_IDEATION, "CLINIC_ESK", 80.0, "36437").decide(Outcome.ELIGIBLE, 5).approve("ESK_MDSI", DoseOrder.USUAL, null, 6);

    assertThat(story.plannedState().plan()).extracting(Plan::doseMg, Plan::devices, Plan::nextIntervalsDays).containsExactly(84, 3, List.of());
    story.when(Story.maintain("after-8", 7, 8), 700).thenSaid().containsExactly(new RecommendationNotFollowed("after-8", "INTERVAL_NOT_POSSIBLE"));
  }

  @Test
  void asks_for_the_dose_where_the_protocol_has_no_usual_one() {
    Story home = home();

    home.approve("SL_HOME", DoseOrder.USUAL, null, 6).thenRefused("DOSE_NEEDED");
    home.approve("SL_HOME", mg(20), null, 6).thenRefused("DOSE_BELOW_MIN");
    assertThat(home.approve("SL_HOME", mg(100), null, 6).plannedState().plan().doseMg()).isEqualTo(100);
  }

  @Test
  void stops_a_plan_at_home_when_the_law_asks_for_a_visit_until_one_is_recorded() {
    Story story = home().approve("SL_HOME", mg(100), null, 6);
    assertThat(story.state().timers()).extracting(Timer::due).containsExactly(WINDOW_ENDS);

    story.until(WINDOW_ENDS).thenSaid().containsExactly(new PlanSuspended("IN_PERSON_VISIT_NEEDED", 1));
    assertThat(story.state().timers()).isEmpty();
    resumeIn2027(story, 1).thenRefused("CAUSE_REMAINS");
    story.whenAt(Story.found("inPersonVisit", "true"), WINDOW_ENDS.plusSeconds(7200), "visit").thenSaid().isEmpty();
    resumeIn2027(story, 3).thenSaid().containsExactly(new PlanResumed(1, List.of("IN_PERSON_VISIT_NEEDED")));
    assertThat(story.state().timers()).isEmpty();
  }

  @Test
  void lets_a_plan_at_home_go_on_after_a_visit_or_where_the_window_was_extended() {
    Story seen = home().approve("SL_HOME", mg(100), null, 6).when(Story.found("inPersonVisit", "true"), 100);
    assertThat(seen.state().timers()).isEmpty();
    assertThat(home().when(Story.found("inPersonVisit", "true"), 5).approve("SL_HOME", mg(100), null, 6).state().timers()).isEmpty();

    Planned extended = home().approve("SL_HOME", mg(100), null, 6).plannedState();
    EvaluationPolicy longer = Story.BOOK.overridden(Map.of("telehealth", Map.of("windows", List.of(Map.of("from", "2023-05-12", "to", "2027-06-30")))));
    Occurrence when = new Occurrence(new CourseRef("c1", "5f0c9c3e-7f0a-5b0e-9d2f-000000000001"), "t", WINDOW_ENDS, WINDOW_ENDS);
    Decision<Evaluation> decision = Suspending.telehealthEnds(extended, when, longer);
    assertThat(decision.events()).isEmpty();
    assertThat(decision.state().timers()).extracting(Timer::due).containsExactly(Instant.parse("2027-07-01T04:00:00Z"));
  }

  private static Story resumeIn2027(Story story, int hoursLater) {
    int hour = (int) Duration.between(Story.START, WINDOW_ENDS).toHours() + hoursLater;
    return story.run((state, when) -> Suspending.resume(state, when, story.policy()), hour);
  }

  @Test
  void orders_nothing_by_a_protocol_that_is_off() {
    decided().approve("IN_RAC", DoseOrder.USUAL, null, 6).thenRefused("PROTOCOL_DISABLED");
    Story.withPolicy(Map.of("protocols", Map.of("IN_RAC", Map.of("enabled", true)))).clearWorkUp().decide(Outcome.ELIGIBLE, 5)
        .approve("IN_RAC", DoseOrder.USUAL, null, 6).thenSaid().singleElement().isInstanceOf(PlanApproved.class);
  }

  @Test
  void doses_by_another_weight_only_where_the_body_mass_index_is_high() {
    decided().approve("IV_MDD_STD", by(WeightBasis.IDEAL), null, 6).thenRefused("WEIGHT_BASIS_NOT_ALLOWED");
    Story heavy = heavy(Sex.FEMALE);
    // 45.5 + 0.9055 × 17.6 = 61.4 kg; 61.4 + 0.4 × 58.6 = 84.9 kg
    assertThat(heavy.approve("IV_MDD_STD", by(WeightBasis.IDEAL), null, 6).plannedState().plan()).extracting(Plan::dosingWeightKg, Plan::doseMg).containsExactly(61.4, 31);
    assertThat(heavy(Sex.FEMALE).approve("IV_MDD_STD", by(WeightBasis.ADJUSTED), null, 6).plannedState().plan())
        .extracting(Plan::dosingWeightKg, Plan::doseMg, Plan::weightBasis).containsExactly(84.9, 42, WeightBasis.ADJUSTED);
    assertThat(heavy(Sex.FEMALE).approve("IV_MDD_STD", DoseOrder.USUAL, null, 6).plannedState().plan().doseMg()).isEqualTo(60);
  }

  @Test
  void lets_a_second_prescriber_sign_what_is_above_the_soft_maximum() {
    Story story = decided().approve("IV_MDD_STD", 0.8, 6);
    Plan plan = unsigned(story).plan();
    story.thenSaid().containsExactly(new PlanProposed(plan, "DOSE_ABOVE_SOFT_MAX", story.policy().version()));
    assertThat(plan.doseMg()).isEqualTo(64);

    story.sign(1, "dr-1", 7).thenRefused("SECOND_PRESCRIBER_NEEDED");
    story.sign(2, "dr-2", 7).thenRefused("PLAN_HAS_CHANGED");
    story.sign(1, "dr-2", 8).thenSaid().containsExactly(new PlanApproved(plan, story.policy().version()));
    assertThat(story.plannedState()).extracting(Planned::approvedBy, Planned::signedBy).containsExactly("dr-1", "dr-2");
    story.sign(1, "dr-2", 9).thenRefused("NOTHING_TO_SIGN");
  }

  @Test
  void signs_nothing_the_decision_no_longer_carries() {
    Story story = decided().approve("IV_MDD_STD", 0.8, 6).when(Story.lab(Lab.HCG, LabResult.POSITIVE), 7);

    story.sign(1, "dr-2", 8).thenRefused("DECISION_VOID");
    assertThat(unsigned(story).plan().doseMg()).as("still waits").isEqualTo(64);
  }

  @Test
  void keeps_waiting_for_a_signature_whatever_is_ordered_or_found_meanwhile() {
    Story story = decided().approve("IV_MDD_STD", 0.8, 6);
    Unsigned waits = unsigned(story);

    assertThat(unsigned(story.run((state, when) -> WorkUp.order(state, "ecg", when, story.policy()), 7))).isEqualTo(waits);
    assertThat(unsigned(story.when(Story.exam(126, 77), 8))).isEqualTo(waits);
  }

  @Test
  void replaces_or_declines_what_waits_for_a_signature() {
    Story story = decided().approve("IV_MDD_STD", 0.8, 6).approve("IV_MDD_STD", 0.9, 7);
    story.thenSaid().hasSize(2).first().isEqualTo(new PlanProposalWithdrawn(1, "REPLACED"));
    story.run((state, when) -> Signing.decline(state, 1), 8).thenSaid().containsExactly(new PlanProposalWithdrawn(1, "DECLINED"));
    story.run((state, when) -> Signing.decline(state, 1), 9).thenRefused("NOTHING_TO_SIGN");

    story.approve("IV_MDD_STD", 0.9, 10).approve("IV_MDD_STD", 0.5, 11).thenSaid().hasSize(2).first().isEqualTo(new PlanProposalWithdrawn(1, "REPLACED"));
    assertThat(story.plannedState().unsigned()).isNull();
  }

  @Test
  void signs_a_raised_dose_of_a_plan_in_force_unless_a_session_was_given_since() {
    Story story = Story.planned().changeDose(new DoseOrder(0.8, null, null, null, null), 10);
    story.thenSaid().singleElement().isInstanceOf(PlanProposed.class);
    assertThat(story.plannedState().plan().doseMg()).as("nothing has changed yet").isEqualTo(40);
    story.sign(2, "dr-2", 11).thenSaid().singleElement().isInstanceOf(PlanAdjusted.class);
    assertThat(story.plannedState().plan()).extracting(Plan::version, Plan::doseMg, Plan::firstSession).containsExactly(2, 64, 1);

    Story late = Story.planned().changeDose(new DoseOrder(0.8, null, null, null, null), 10).when(new SessionCompleted(1, Phase.INDUCTION, 1, 6, 40, 120, 80), 24);
    late.sign(2, "dr-2", 25).thenRefused("PLAN_HAS_CHANGED");
    late.when(new CourseClosed("COMPLETED"), 30).thenSaid().contains(new PlanProposalWithdrawn(2, "COURSE_ENDED"));
  }

  @Test
  void changes_no_dose_without_a_session_left_or_while_suspended() {
    Story.clear().changeDose(DoseOrder.USUAL, 5).thenRefused("NO_PLAN");
    Story.planned().when(Story.lab(Lab.HCG, LabResult.POSITIVE), 10).changeDose(new DoseOrder(0.6, null, null, null, null), 11).thenRefused("PLAN_SUSPENDED");
    Story story = Story.planned();
    for (int session = 1; session <= 6; session++) {
      story.when(new SessionCompleted(session, Phase.INDUCTION, 1, 6, 40, 120, 80), 24 * session);
    }
    story.changeDose(new DoseOrder(0.6, null, null, null, null), 200).thenRefused("NO_SESSION_LEFT");
  }

  @Test
  void offers_every_protocol_of_the_indication_with_its_plan_or_what_stands_in_the_way() {
    Story story = decided();

    List<Planning.Option> options = Planning.options(story.state(), Story.START.plusSeconds(6 * 3600), story.policy());

    assertThat(options).extracting(Planning.Option::protocol)
        .containsExactlyInAnyOrder("IV_ASKP_RANGE", "IV_MDD_3", "IV_MDD_SLOW", "IV_MDD_STD", "IM_MDD", "KAP_IM", "PO_SL_CLINIC", "SL_HOME", "ESK_TRD");
    assertThat(options.getFirst().terms().route().name()).isEqualTo("IV");
    assertThat(plan(options, "IV_MDD_STD").doseMg()).isEqualTo(40);
    assertThat(plan(options, "PO_SL_CLINIC").doseMg()).as("160 mg in tablets of 25 mg").isEqualTo(150);
    assertThat(whyNot(options, "SL_HOME")).isNotNull();
    Story undecided = Story.clear();
    assertThat(Planning.options(undecided.state(), Story.START, undecided.policy())).allMatch(option -> option.refusal() != null && option.plan() == null);
    assertThat(Planning.options(Story.planned().state(), Story.START, story.policy())).isEmpty();
  }

  private static Plan plan(List<Planning.Option> options, String protocol) {
    return options.stream().filter(option -> option.protocol().equals(protocol)).map(Planning.Option::plan).findFirst().orElseThrow();
  }

  private static @Nullable Refusal whyNot(List<Planning.Option> options, String protocol) {
    return options.stream().filter(option -> option.protocol().equals(protocol)).findFirst().orElseThrow().refusal();
  }

  private static Unsigned unsigned(Story story) {
    assertThat(story.openState().unsigned()).isNotNull();
    return Objects.requireNonNull(story.openState().unsigned());
  }

  private static DoseOrder mg(double mg) {
    return new DoseOrder(null, null, mg, null, null);
  }

  private static DoseOrder rate(double mgPerKgPerHour, @Nullable Integer minutes) {
    return new DoseOrder(null, mgPerKgPerHour, null, minutes, null);
  }

  private static DoseOrder by(WeightBasis basis) {
    return new DoseOrder(null, null, null, null, basis);
  }

  private static Story decided() {
    return Story.clear().decide(Outcome.ELIGIBLE, 5);
  }

  private static Story esketamine() {
    return workUp(Indication.TRD, "CLINIC_ESK", 80.0, "36437").decide(Outcome.ELIGIBLE, 5);
  }

  private static Story pain(double kg) {
    return workUp(Indication.CRPS, "CLINIC_IV", kg, "28439").decide(Outcome.ELIGIBLE_WITH_CONDITIONS, 5);
  }

  private static Story home() {
    return workUp(Indication.TRD, "HOME_TELEHEALTH", 80.0, "36437").when(Story.found("livesAlone", "false", "bpCuff", "true"), 4).decide(Outcome.ELIGIBLE, 5);
  }

  private static Story heavy(Sex sex) {
    Story story = Story.clear().when(new ExaminationRecorded(128, 78, 120.0, 170, 98, 72), 4);
    return story.decide(Outcome.ELIGIBLE_WITH_CONDITIONS, 5);
  }

  private static Story baseline(Story story) {
    return story
        .when(new LabMeasured(Analyte.ALT, 20, 40.0), 6)
        .when(new LabMeasured(Analyte.AST, 20, 40.0), 6)
        .when(Story.scored("NRS_PAIN", 7), 6)
        .when(Story.scored("BPI_SF", 6), 6);
  }

  private static Story workUp(Indication indication, String model, double kg, String drug) {
    return new Story()
        .when(new IntakeEvent.ConsultationRequested("bethesda", indication, Urgency.ROUTINE, 42, Sex.FEMALE, ProviderModel.valueOf(model), null, null), 0)
        .when(new IntakeEvent.ConsentGranted(Consent.TREATMENT, "2026-01"), 0)
        .when(new IntakeEvent.ConsentGranted(Consent.PREGNANCY_RISK, "1"), 0)
        .when(new IntakeEvent.IntakeCompleted(
            "bethesda", indication, 42, Sex.FEMALE, true, List.of(FAILED, FAILED, FAILED), Set.of(Consent.TREATMENT), null, UsState.MD, null, null, null, null, 0), 1)
        .when(new ExaminationRecorded(128, 78, kg, 170, 98, 72), 2)
        .when(Story.lab(Lab.HCG, LabResult.NEGATIVE), 3)
        .when(Story.lab(Lab.UDS, LabResult.NEGATIVE), 3)
        .when(Story.diagnosis("F33.2", ClinicalStatus.ACTIVE), 4)
        .when(Story.takes(drug), 4)
        .when(new AllergiesReviewed(List.of()), 4)
        .when(Story.wellFindings(), 4)
        .when(Story.scored("PHQ9", 21), 4)
        .screened(4)
        .when(Story.tier(RiskTier.LOW), 4);
  }
}
