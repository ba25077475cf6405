package org.treatmentcourse.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.treatmentcourse.contracts.ClinicEvent;
import org.treatmentcourse.contracts.Consent;
import org.treatmentcourse.contracts.FollowupEvent.CourseClosed;
import org.treatmentcourse.contracts.Indication;
import org.treatmentcourse.contracts.IntakeEvent.ConsultationRequested;
import org.treatmentcourse.contracts.IntakeEvent.IntakeDeclined;
import org.treatmentcourse.contracts.IntakeEvent.ReminderDue;
import org.treatmentcourse.contracts.ProviderModel;
import org.treatmentcourse.contracts.UsState;
import org.treatmentcourse.intake.course.Closed;
import org.treatmentcourse.intake.course.Collecting;
import org.treatmentcourse.intake.course.Ending;

class OpeningAndEndingTest {

  @Test
  void opens_a_course_with_age_and_sex_and_no_person() {
    new Story()
        .when(Story.REQUEST, 0)
        .thenSaid()
        .containsExactly(
            new ConsultationRequested("bethesda", Indication.TRD, ClinicEvent.Urgency.ROUTINE, 42, Story.REQUEST.person().sex()));
  }

  @Test
  void counts_the_age_by_the_calendar_of_the_site() {
    // 03:30 in UTC is still the evening before the birthday in Maryland.
    Instant at = Instant.parse("2026-03-02T03:30:00Z");

    new Story().whenAt(Story.request(LocalDate.of(2008, 3, 2)), at, "e").thenSaid().extracting("ageYears").containsExactly(17);
    new Story().whenAt(Story.request(LocalDate.of(2008, 3, 1)), at, "e").thenSaid().extracting("ageYears").containsExactly(18);
  }

  @Test
  void refuses_a_birth_date_that_gives_no_possible_age() {
    new Story().when(Story.request(LocalDate.of(2026, 3, 3)), 0).thenRefused("IMPLAUSIBLE_BIRTH_DATE");
    new Story().when(Story.request(LocalDate.of(1890, 1, 1)), 0).thenRefused("IMPLAUSIBLE_BIRTH_DATE");
  }

  @Test
  void refuses_a_site_the_clinic_does_not_have() {
    ClinicEvent.ConsultationRequested elsewhere =
        new ClinicEvent.ConsultationRequested("atlantis", Story.REQUEST.person(), Indication.TRD, ClinicEvent.Urgency.ROUTINE, null);

    new Story().when(elsewhere, 0).thenRefused("UNKNOWN_SITE");
  }

  @Test
  void takes_the_same_request_twice_for_one_course() {
    Story story = new Story().when(Story.REQUEST, 0);

    story.when(Story.REQUEST, 1).thenSaid().isEmpty();
  }

  @Test
  void refuses_another_request_under_the_same_reference() {
    new Story().when(Story.REQUEST, 0).when(Story.request(LocalDate.of(1990, 1, 1)), 1).thenRefused("COURSE_EXISTS");
  }

  @Test
  void gives_up_an_intake_into_which_nothing_new_comes() {
    Story story = new Story().when(Story.REQUEST, 0).when(Story.granted(Consent.TREATMENT), 48);
    Instant due = Story.START.plus(Duration.ofDays(2 + Story.POLICY.expireAfterDays()));

    story.until(due.minusSeconds(1)).thenSaid().hasOnlyElementsOfType(ReminderDue.class);
    story.until(due).thenSaid().containsExactly(new IntakeDeclined(Ending.EXPIRED));

    assertThat(story.state()).isInstanceOfSatisfying(Closed.class, closed -> assertThat(closed.closedAt()).isEqualTo(due));
  }

  @Test
  void keeps_no_clocks_but_those_of_consents_once_the_file_is_complete() {
    assertThat(Story.complete().state().timers()).isNotEmpty().allSatisfy(timer -> assertThat(timer.name()).startsWith("consent-expires/"));
  }

  @Test
  void asks_once_more_whenever_a_file_falls_silent() {
    Story story = new Story().when(Story.REQUEST, 0).when(Story.granted(Consent.TREATMENT), 24);
    Instant due = Story.START.plus(Duration.ofDays(1 + Story.POLICY.remindAfterDays()));

    story.until(due.minusSeconds(1)).thenSaid().isEmpty();
    story.until(due).thenSaid().singleElement().isInstanceOfSatisfying(ReminderDue.class,
        said -> assertThat(said.items()).startsWith("HISTORY").contains("CONSENT_NO_DRIVING", "ASSESSMENT_PHQ9").doesNotContain("CONSENT_TREATMENT"));
    assertThat(story.state()).isInstanceOfSatisfying(Collecting.class, file -> assertThat(file.remindedAt()).isEqualTo(due));

    // What was done before the silence and comes late ends no silence.
    story.when(Story.granted(Consent.NO_DRIVING), 12).until(due.plus(Duration.ofDays(30))).thenSaid().isEmpty();

    story.when(Story.granted(Consent.FINANCIAL), 24 * 20).thenSaid().hasSize(1);
    story.until(Story.START.plus(Duration.ofDays(20 + Story.POLICY.remindAfterDays()))).thenSaid().singleElement().isInstanceOf(ReminderDue.class);
  }

  @Test
  void leaves_no_clock_when_it_reminds_and_gives_up_at_the_same_look() {
    Story story = new Story().when(Story.REQUEST, 0);

    story.until(Story.START.plus(Duration.ofDays(400))).thenSaid().hasSize(2).last().isEqualTo(new IntakeDeclined(Ending.EXPIRED));
    assertThat(story.state().timers()).isEmpty();
  }

  @Test
  void passes_model_state_and_service_on_and_keeps_the_rest() {
    ClinicEvent.Person person = Story.REQUEST.person();
    ClinicEvent.Person told =
        new ClinicEvent.Person(
            person.givenName(),
            person.familyName(),
            person.birthDate(),
            person.sex(),
            person.email(),
            person.phone(),
            new ClinicEvent.Guardian("Grace", "Example", ClinicEvent.GuardianRole.HEALTH_CARE_AGENT, null, "+1 202 555 0143"),
            "es",
            List.of(ClinicEvent.ContactWay.SMS));
    Story story = new Story().when(request(told, ProviderModel.HOME_TELEHEALTH, List.of("bethesda")), 0);

    story.thenSaid().containsExactly(
        new ConsultationRequested(
            "bethesda", Indication.TRD, ClinicEvent.Urgency.ROUTINE, 42, person.sex(), ProviderModel.HOME_TELEHEALTH, UsState.MD, true));
    assertThat(story.state()).isInstanceOfSatisfying(Collecting.class, file -> assertThat(file.file().request().person()).isEqualTo(told));
  }

  @Test
  void refuses_an_alternative_site_the_clinic_does_not_have() {
    new Story().when(request(Story.REQUEST.person(), null, List.of("bethesda", "atlantis")), 0).thenRefused("UNKNOWN_SITE", "/alternativeSites/1");
  }

  private static ClinicEvent.ConsultationRequested request(ClinicEvent.Person person, @Nullable ProviderModel model, List<String> alternatives) {
    return new ClinicEvent.ConsultationRequested(
        "bethesda", person, Indication.TRD, ClinicEvent.Urgency.ROUTINE, "PSYCHIATRIST", model, alternatives, true, UsState.MD);
  }

  @Test
  void declines_an_intake_but_not_a_completed_one() {
    new Story().when(Story.REQUEST, 0).run((state, when) -> Ending.decline(state, "PATIENT_WITHDREW", when), 1).thenSaid()
        .containsExactly(new IntakeDeclined("PATIENT_WITHDREW"));
    Story.complete().run((state, when) -> Ending.decline(state, "PATIENT_WITHDREW", when), 2).thenRefused("INTAKE_COMPLETED");
    new Story().run((state, when) -> Ending.decline(state, "PATIENT_WITHDREW", when), 1).thenRefused("COURSE_NOT_OPEN");
  }

  @Test
  void closes_the_file_when_follow_up_closes_the_course() {
    Story story = Story.complete().when(new CourseClosed("COMPLETED"), 5);

    story.thenSaid().isEmpty();
    assertThat(story.state()).isInstanceOfSatisfying(Closed.class, closed -> assertThat(closed.reason()).isEqualTo("COMPLETED"));
    story.when(new CourseClosed("COMPLETED"), 6).thenSaid().isEmpty();
    story.when(Story.HISTORY, 7).thenRefused("COURSE_CLOSED");
    story.when(Story.granted(Consent.RESEARCH), 7).thenRefused("COURSE_CLOSED");
    story.when(Story.scored("PHQ9"), 8).thenSaid().isEmpty();
  }

  @Test
  void closes_an_intake_that_was_still_collecting() {
    Story story = new Story().when(Story.REQUEST, 0).when(new CourseClosed("LOST_TO_FOLLOW_UP"), 5);

    assertThat(story.state()).isInstanceOf(Closed.class).isNotInstanceOf(Collecting.class);
    assertThat(story.state().timers()).isEmpty();
  }

  @Test
  void takes_the_close_of_a_course_that_was_never_asked_for_for_a_bug() {
    assertThatThrownBy(() -> new Story().when(new CourseClosed("COMPLETED"), 0)).isInstanceOf(IllegalStateException.class);
  }
}
