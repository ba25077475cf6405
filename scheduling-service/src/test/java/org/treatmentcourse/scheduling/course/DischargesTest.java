package org.treatmentcourse.scheduling.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.treatmentcourse.scheduling.CourseUnderTest.POLICY;
import static org.treatmentcourse.scheduling.CourseUnderTest.WELL;
import static org.treatmentcourse.scheduling.CourseUnderTest.at;
import static org.treatmentcourse.scheduling.CourseUnderTest.booked;
import static org.treatmentcourse.scheduling.CourseUnderTest.dosing;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.treatmentcourse.contracts.ClinicEvent.DoseEnded;
import org.treatmentcourse.contracts.ClinicEvent.VitalsRecorded;
import org.treatmentcourse.contracts.EvaluationEvent.EligibilityDecided;
import org.treatmentcourse.contracts.EvaluationEvent.Finding;
import org.treatmentcourse.contracts.EvaluationEvent.Outcome;
import org.treatmentcourse.contracts.EvaluationEvent.Severity;
import org.treatmentcourse.contracts.FollowupEvent.AssessmentScored;
import org.treatmentcourse.contracts.FollowupEvent.RiskTier;
import org.treatmentcourse.contracts.FollowupEvent.SuicideRiskEscalated;
import org.treatmentcourse.contracts.FollowupEvent.SuicideRiskResolved;
import org.treatmentcourse.contracts.Phase;
import org.treatmentcourse.contracts.SchedulingEvent.BpSeverity;
import org.treatmentcourse.contracts.SchedulingEvent.LeftAgainstAdvice;
import org.treatmentcourse.contracts.SchedulingEvent.SeriesHeld;
import org.treatmentcourse.contracts.SchedulingEvent.SessionCompleted;
import org.treatmentcourse.contracts.SchedulingEvent.TransferredAcute;
import org.treatmentcourse.contracts.decide.Command;
import org.treatmentcourse.contracts.policy.SchedulingPolicy.RouteTimes;
import org.treatmentcourse.scheduling.CourseUnderTest;

class DischargesTest {
  private static final SessionCompleted COMPLETED = new SessionCompleted(1, Phase.INDUCTION, 1, 6, 40, 128, 78, BpSeverity.EXPECTED);

  /** The dose ended at 10:00; at 11:00 everything was measured and is as before. */
  private static CourseUnderTest observed() {
    CourseUnderTest course = dosing().clock("2026-03-02T10:00").hears(new DoseEnded(1, 40)).clock("2026-03-02T11:00").measures(1, 128, 78);
    course.said();
    return course;
  }

  private static List<String> open(CourseUnderTest course, Statement said) {
    return open(course, said, "IV");
  }

  private static List<String> open(CourseUnderTest course, Statement said, String route) {
    Observing session = (Observing) course.session(1);
    RouteTimes times = Objects.requireNonNull(POLICY.routes().get(route));
    return new ToLeave(course.running(), session, times, said, POLICY, course.now()).open();
  }

  @Test
  void who_is_well_and_let_go_leaves_and_the_record_says_with_whom() {
    CourseUnderTest course = observed().releases(1).discharges(1, WELL);
    assertThat(course.said()).containsExactly(COMPLETED);
    assertThat(((Completed) course.session(1)).how()).isEqualTo(new Departure.Discharged("nurse-1", "contact-1"));
    assertThat(course.discharges(1, WELL).refusal()).isEqualTo("ALREADY_DISCHARGED");
  }

  @Test
  void the_least_observation_is_not_shortened_by_a_fraction_of_a_second() {
    CourseUnderTest course = dosing().clock("2026-03-02T10:00").hears(new DoseEnded(1, 40)).clock("2026-03-02T10:59:59.999");
    assertThat(open(course, WELL)).contains("EARLY_DISCHARGE");
    assertThat(open(course.clock("2026-03-02T11:00:00"), WELL)).doesNotContain("EARLY_DISCHARGE");
  }

  @Test
  void what_nobody_said_is_not_assumed_and_every_reason_is_told() {
    CourseUnderTest course = dosing().clock("2026-03-02T10:00").hears(new DoseEnded(1, 40));
    assertThat(open(course, Statement.NOTHING))
        .containsExactly(
            "EARLY_DISCHARGE", "BP_UNKNOWN", "SPO2_UNKNOWN", "MOAAS_UNKNOWN", "ORIENTATION_UNKNOWN", "DISSOCIATION_UNKNOWN", "PADSS_UNKNOWN", "NAUSEA_UNKNOWN",
            "GAIT_UNKNOWN", "ESCORT_UNKNOWN", "INSTRUCTIONS_UNKNOWN", "NOT_RELEASED");
  }

  @ParameterizedTest
  @CsvSource({
    "true,contact-1,true,0,1,10,,true,true,true,",
    "true,contact-1,true,2,6,9,,true,true,true,",
    "true,contact-1,true,2,6,,7,true,true,true,",
    "false,contact-1,true,0,1,10,,true,true,true,ESCORT_ABSENT",
    "true,,true,0,1,10,,true,true,true,ESCORT_NOT_NAMED",
    "true,contact-1,false,0,1,10,,true,true,true,NOT_ORIENTED",
    "true,contact-1,true,2,7,10,,true,true,true,DISSOCIATED",
    "true,contact-1,true,,3,10,,true,true,true,DISSOCIATION_UNKNOWN",
    "true,contact-1,true,0,1,8,,true,true,true,PADSS_LOW",
    "true,contact-1,true,0,1,8,8,true,true,true,PADSS_LOW",
    "true,contact-1,true,0,1,,6,true,true,true,PADSS_LOW",
    "true,contact-1,true,0,1,10,,false,true,true,NAUSEA_NOT_CONTROLLED",
    "true,contact-1,true,0,1,10,,true,false,true,GAIT_UNSTEADY",
    "true,contact-1,true,0,1,10,,true,true,false,INSTRUCTIONS_MISSING",
  })
  void each_statement_alone_keeps_the_patient_here(
      boolean here, String escort, boolean oriented, Integer before, Integer cadss6, Integer padss, Integer modified, boolean nausea, boolean gait,
      boolean instructions, String code) {
    Statement said = new Statement(here, escort, oriented, before, cadss6, padss, modified, nausea, gait, instructions, null);
    assertThat(open(observed().releases(1), said)).isEqualTo(code == null ? List.of() : List.of(code));
  }

  @Test
  void a_prescriber_states_whether_a_dissociation_has_passed_whatever_the_scale_says() {
    Statement unscored = new Statement(true, "contact-1", true, null, null, 10, null, true, true, true, null);
    assertThat(open(released(observed(), null, true, null), unscored)).isEmpty();
    assertThat(open(released(observed(), null, false, null), WELL)).containsExactly("DISSOCIATED");
  }

  @ParameterizedTest
  @CsvSource({
    "true,true,true,", "false,true,true,SEDATION_UNRESOLVED", ",true,true,SEDATION_UNRESOLVED", "true,,true,DISSOCIATION_UNRESOLVED",
    "true,true,false,RESPIRATION_UNRESOLVED", "true,true,,RESPIRATION_UNRESOLVED"
  })
  void after_esketamine_a_prescriber_says_that_all_three_have_passed(Boolean sedation, Boolean dissociation, Boolean respiration, String code) {
    CourseUnderTest course = observed().clock("2026-03-02T12:00");
    assertThat(open(released(course, sedation, dissociation, respiration), WELL, "ESK")).isEqualTo(code == null ? List.of() : List.of(code));
  }

  @ParameterizedTest
  @CsvSource({"IV,60", "IM,90", "PO_SL,90", "ESK,120"})
  void the_least_observation_is_that_of_the_route(String route, int minutes) {
    CourseUnderTest course = dosing().clock("2026-03-02T10:00").hears(new DoseEnded(1, 40)).clock("2026-03-02T10:50").measures(1, 128, 78);
    released(course, true, true, true);
    Instant end = at("2026-03-02T10:00").plusSeconds(60L * minutes);
    assertThat(open(moved(course, end.minusSeconds(1)), WELL, route)).containsExactly("EARLY_DISCHARGE");
    assertThat(open(moved(course, end), WELL, route)).isEmpty();
  }

  private static CourseUnderTest moved(CourseUnderTest course, Instant time) {
    return course.clock(time.atZone(CourseUnderTest.ZONE).toLocalDateTime().toString());
  }

  @Test
  void a_child_pugh_class_of_b_is_observed_an_hour_longer() {
    CourseUnderTest course = observed().releases(1);
    List<Finding> found = List.of(new Finding("EL-21", Severity.CAUTION, null));
    course.hears(new EligibilityDecided("d2", Outcome.ELIGIBLE, found, "p1", at("2026-06-01T00:00")));
    assertThat(open(course.clock("2026-03-02T11:59"), WELL)).containsExactly("EARLY_DISCHARGE");
    assertThat(open(course.clock("2026-03-02T12:00"), WELL)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"98,94,", "98,93,SPO2_LOW", "93,93,", "93,92,SPO2_LOW"})
  void oxygen_is_at_its_limit_or_what_it_was_before(int before, int after, String code) {
    CourseUnderTest course = dosing().hears(new VitalsRecorded(1, 128, 78, 72, 14, before, 5, null), at("2026-03-02T09:19"));
    course.clock("2026-03-02T10:00").hears(new DoseEnded(1, 40)).clock("2026-03-02T11:00");
    course.hears(new VitalsRecorded(1, 128, 78, 72, 14, after, 5, null)).releases(1);
    assertThat(open(course, WELL)).isEqualTo(code == null ? List.of() : List.of(code));
  }

  @Test
  void nobody_goes_home_while_their_risk_is_high() {
    CourseUnderTest course = observed().releases(1).hears(new AssessmentScored("a3", "CSSRS_SCREEN", null, null, RiskTier.HIGH, null));
    assertThat(open(course, WELL)).containsExactly("RISK_OPEN");
    course.hears(new SuicideRiskEscalated("o1", RiskTier.HIGH, "CSSRS_HIGH")).clock("2026-03-02T11:05");
    assertThat(open(course, WELL)).containsExactly("RISK_OPEN");
    course.hears(new SuicideRiskResolved("o1", "SAFETY_PLAN"));
    assertThat(open(course, WELL)).isEmpty();
  }

  @Test
  void a_critical_reading_takes_a_release_back() {
    CourseUnderTest course = observed().releases(1).hears(new VitalsRecorded(1, 128, 78, 72, 14, 86, 5, null));
    course.clock("2026-03-02T11:59").measures(1, 128, 78).discharges(1, WELL);
    assertThat(course.refusal()).isEqualTo("EARLY_DISCHARGE");
    assertThat(open(course, WELL)).containsExactly("EARLY_DISCHARGE", "NOT_RELEASED");
  }

  @ParameterizedTest
  @CsvSource({"50,40,10,", "40,40,0,", "50,40,5,DRUG_NOT_ACCOUNTED", "50,30,20,DRUG_GIVEN_DIFFERS", "0,0,0,DRUG_GIVEN_DIFFERS"})
  void where_the_ledger_has_to_agree_nobody_leaves_before_it_does(int issued, int administered, int wasted, @Nullable String code) {
    DrugAccount drug = new DrugAccount(issued, administered, wasted);
    CourseUnderTest course = observed().releases(1);
    course.runs((series, when) -> Discharges.discharge((Running) series, 1, "nurse-1", WELL, drug, POLICY, when));
    assertThat(course.refusal()).isEqualTo(code);
  }

  @Test
  void who_breaks_the_observation_off_is_told_of_with_what_was_open() {
    CourseUnderTest course = dosing().clock("2026-03-02T10:00").hears(new DoseEnded(1, 40)).clock("2026-03-02T10:35").measures(1, 128, 78);
    course.said();
    course.runs((series, when) -> Discharges.leaveAgainstAdvice((Running) series, 1, "nurse-1", true, POLICY, when));
    List<String> open =
        List.of(
            "EARLY_DISCHARGE", "ORIENTATION_UNKNOWN", "DISSOCIATION_UNKNOWN", "PADSS_UNKNOWN", "NAUSEA_UNKNOWN", "GAIT_UNKNOWN", "ESCORT_UNKNOWN",
            "INSTRUCTIONS_UNKNOWN", "NOT_RELEASED");
    assertThat(course.said()).containsExactly(new LeftAgainstAdvice(1, 25, open, true), COMPLETED);
    assertThat(((Completed) course.session(1)).how()).isEqualTo(new Departure.AgainstAdvice("nurse-1", true));
  }

  @Test
  void who_is_taken_to_acute_care_is_told_of_the_dose_counts_and_the_series_waits() {
    CourseUnderTest course = observed();
    course.runs((series, when) -> Discharges.transfer((Running) series, 1, "nurse-1", TransferReason.CHEST_PAIN, POLICY, when));
    assertThat(course.said()).containsExactly(new SeriesHeld(1, 1, "TRANSFERRED_ACUTE"), new TransferredAcute(1, "CHEST_PAIN"), COMPLETED);
    assertThat(((Completed) course.session(1)).how()).isEqualTo(new Departure.Transferred("nurse-1", TransferReason.CHEST_PAIN));
  }

  @Test
  void only_who_had_a_dose_that_has_ended_can_leave() {
    List<Command<Series>> ways =
        List.of(
            (series, when) -> Discharges.release((Running) series, 1, new Release(when.now(), "prescriber-1", null, null, null)),
            (series, when) -> Discharges.discharge((Running) series, 1, "nurse-1", WELL, null, POLICY, when),
            (series, when) -> Discharges.leaveAgainstAdvice((Running) series, 1, "nurse-1", true, POLICY, when),
            (series, when) -> Discharges.transfer((Running) series, 1, "nurse-1", TransferReason.OTHER, POLICY, when));
    for (Command<Series> way : ways) {
      assertThat(booked().runs(way).refusal()).isEqualTo("DOSE_NOT_STARTED");
      assertThat(dosing().runs(way).refusal()).isEqualTo("DOSE_NOT_ENDED");
    }
  }

  private static CourseUnderTest released(
      CourseUnderTest course, @Nullable Boolean sedation, @Nullable Boolean dissociation, @Nullable Boolean respiration) {
    Release release = new Release(course.now(), "prescriber-1", sedation, dissociation, respiration);
    return course.runs((series, when) -> Discharges.release((Running) series, 1, release));
  }
}
