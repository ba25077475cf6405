package org.treatmentcourse.scheduling.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.treatmentcourse.scheduling.CourseUnderTest.FIRST_DAY;
import static org.treatmentcourse.scheduling.CourseUnderTest.POLICY;
import static org.treatmentcourse.scheduling.CourseUnderTest.approved;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.treatmentcourse.contracts.ClinicEvent;
import org.treatmentcourse.contracts.ClinicEvent.PatientArrived;
import org.treatmentcourse.contracts.Consent;
import org.treatmentcourse.contracts.EvaluationEvent.PlanApproved;
import org.treatmentcourse.contracts.FollowupEvent.AssessmentScored;
import org.treatmentcourse.contracts.FollowupEvent.RiskTier;
import org.treatmentcourse.contracts.IntakeEvent.ConsentGranted;
import org.treatmentcourse.contracts.Phase;
import org.treatmentcourse.contracts.Plan;
import org.treatmentcourse.contracts.UsState;
import org.treatmentcourse.scheduling.CourseUnderTest;

/** Sessions at home under guidance, and with psychotherapy: what each asks before the dose and before the end. */
class KindsOfSessionsTest {

  private static CourseUnderTest planned(String protocol, String route, int doseMg, int durationMin, Consent consent) {
    CourseUnderTest course = approved().hears(new ConsentGranted(consent, "1"));
    course.hears(new PlanApproved(new Plan(2, protocol, Phase.INDUCTION, route, "ketamine", 0.5, doseMg, durationMin, 1, 4, 36, 14, 2, 0), "p1"));
    return course.books(1, List.of(FIRST_DAY)).clock("2026-03-02T09:00").asked().measures(1, 120, 80);
  }

  private static CourseUnderTest atHome() {
    return planned("SL_HOME", "HOME", 100, 60, Consent.TELEHEALTH);
  }

  private static CourseUnderTest withTherapist() {
    return planned("KAP_IM", "IM", 40, 30, Consent.THERAPY_BOUNDARIES);
  }

  private static PatientArrived home(@Nullable Boolean monitor, @Nullable Boolean video, @Nullable UsState state) {
    return new PatientArrived(1, null, true, true, true, null, true, null, null, monitor, video, state);
  }

  private static PatientArrived kap(@Nullable Boolean prepared, @Nullable Boolean therapist) {
    return new PatientArrived(1, true, true, true, true, null, true, prepared, therapist, null, null, null);
  }

  @ParameterizedTest
  @CsvSource({
    "PEER_MONITOR_UNKNOWN,,true,MD", "PEER_MONITOR_ABSENT,false,true,MD", "VIDEO_UNKNOWN,true,,MD", "VIDEO_NOT_CONNECTED,true,false,MD", "PLACE_UNKNOWN,true,true,",
    "NOT_LICENSED_THERE,true,true,VA"
  })
  void at_home_somebody_is_with_the_patient_who_is_seen_by_video_where_the_prescriber_is_licensed(String code, Boolean monitor, Boolean video, UsState state) {
    CourseUnderTest course = atHome().hears(home(monitor, video, state));
    assertThat(course.starts(1).refusal()).isEqualTo(code);
    course.clock("2026-03-02T09:02").hears(home(true, true, UsState.MD));
    assertThat(course.starts(1).refusal()).isNull();
    assertThat(course.session(1)).isInstanceOf(Dosing.class);
  }

  @Test
  void the_newest_place_counts_in_whatever_order_it_is_told() {
    CourseUnderTest course = atHome().hears(home(true, true, UsState.MD));
    course.clock("2026-03-02T09:02").hears(home(null, null, UsState.PA)).hears(home(null, null, UsState.MD), CourseUnderTest.at("2026-03-02T08:30"));
    assertThat(course.starts(1).refusal()).isEqualTo("NOT_LICENSED_THERE");
  }

  @Test
  void at_home_a_moderate_risk_is_too_much_and_no_telehealth_consent_stops_it() {
    CourseUnderTest course = atHome().hears(home(true, true, UsState.MD)).hears(new AssessmentScored("a3", "CSSRS_SCREEN", null, null, RiskTier.MODERATE, null));
    assertThat(course.starts(1).refusal()).isEqualTo("RISK_OPEN");
    CourseUnderTest clinic = CourseUnderTest.readyToStart().hears(new AssessmentScored("a3", "CSSRS_SCREEN", null, null, RiskTier.MODERATE, null));
    assertThat(clinic.starts(1).refusal()).as("in the clinic it is not").isNull();
    CourseUnderTest without = planned("SL_HOME", "HOME", 100, 60, Consent.MESSAGING).hears(home(true, true, UsState.MD));
    assertThat(without.starts(1).refusal()).isEqualTo("CONSENT_TELEHEALTH");
  }

  @Test
  void the_guide_stands_by_for_an_hour_and_somebody_stays() {
    CourseUnderTest course = atHome().hears(home(true, true, UsState.MD)).starts(1);
    for (String time : List.of("09:15", "09:30", "09:45")) {
      course.clock("2026-03-02T" + time).measures(1, 126, 80);
    }
    course.clock("2026-03-02T10:00").hears(new ClinicEvent.DoseEnded(1, 100));
    for (String time : List.of("10:15", "10:30", "10:45", "11:00")) {
      course.clock("2026-03-02T" + time).measures(1, 122, 80);
    }
    course.releases(1);
    Statement well = new Statement(null, null, true, 0, 1, null, null, true, true, true, null);
    assertThat(course.discharges(1, well).refusal()).isEqualTo("PEER_MONITOR_UNKNOWN");
    Statement stays = new Statement(null, null, true, 0, 1, null, null, true, true, true, true);
    assertThat(course.discharges(1, stays).refusal()).isNull();
    assertThat(course.session(1)).isInstanceOf(Completed.class);
  }

  @ParameterizedTest
  @CsvSource({"PREPARATION_UNKNOWN,,true", "NOT_PREPARED,false,true", "THERAPIST_UNKNOWN,true,", "THERAPIST_ABSENT,true,false"})
  void psychotherapy_with_ketamine_was_prepared_for_and_has_its_therapist(String code, Boolean prepared, Boolean therapist) {
    CourseUnderTest course = withTherapist().hears(kap(prepared, therapist));
    assertThat(course.starts(1).refusal()).isEqualTo(code);
    course.clock("2026-03-02T09:02").hears(kap(true, true));
    assertThat(course.starts(1).refusal()).isNull();
  }

  @Test
  void a_protocol_with_a_kind_of_its_own_is_not_a_session_of_its_route() {
    assertThat(POLICY.kind(new Plan(1, "KAP_IM", Phase.INDUCTION, "IM", "ketamine", 0.5, 40, 30, 1, 4, 36, 14, 2, 0))).isEqualTo("KAP_IM");
    assertThat(POLICY.kind(new Plan(1, "IM_MDD", Phase.INDUCTION, "IM", "ketamine", 0.5, 40, 5, 1, 4, 36, 14, 2, 0))).isEqualTo("IM");
    assertThat(withTherapist().session(1).order().route()).isEqualTo("KAP_IM");
  }
}
