package org.treatmentcourse.followup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.treatmentcourse.followup.Story.cssrs;
import static org.treatmentcourse.followup.Story.day;
import static org.treatmentcourse.followup.Story.phq9;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.treatmentcourse.contracts.ClinicEvent.QuestionnaireAnswered;
import org.treatmentcourse.contracts.ClinicEvent.Urgency;
import org.treatmentcourse.contracts.FollowupEvent.AssessmentScored;
import org.treatmentcourse.contracts.FollowupEvent.Response;
import org.treatmentcourse.contracts.FollowupEvent.ResponseClassified;
import org.treatmentcourse.contracts.FollowupEvent.SuicideRiskEscalated;
import org.treatmentcourse.contracts.FollowupEvent.SuicideRiskResolved;
import org.treatmentcourse.contracts.FollowupEvent.TaskClosed;
import org.treatmentcourse.contracts.FollowupEvent.TaskOpened;
import org.treatmentcourse.contracts.Indication;
import org.treatmentcourse.contracts.IntakeEvent.ConsultationRequested;
import org.treatmentcourse.contracts.Json;
import org.treatmentcourse.contracts.Sex;
import org.treatmentcourse.contracts.decide.Occurrence;
import org.treatmentcourse.followup.course.Assessment;
import org.treatmentcourse.followup.course.Duties;
import org.treatmentcourse.followup.course.Followup;
import org.treatmentcourse.followup.course.Questionnaires;
import org.treatmentcourse.followup.course.Watch;
import tools.jackson.databind.node.ObjectNode;

/** Corrections, second scorings and repeats: what was scored stays, the newest version decides (DOMAIN 3.2). */
class AmendmentTest {
  private static QuestionnaireAnswered amending(String id, QuestionnaireAnswered corrected) {
    return new QuestionnaireAnswered(corrected.instrument(), corrected.answers(), id);
  }

  private static List<Assessment> kept(Story story) {
    return story.state().chart().measures().assessments();
  }

  @Test
  void keeps_both_versions_and_decides_with_the_newer_one_at_the_time_of_the_older_one() {
    Story story = new Story().opened().at(day(1)).hear(phq9(12, 0), day(1), "form-1").at(day(2)).hear(phq9(9, 0)).then();
    story.at(day(3)).hear(amending("form-1", phq9(17, 0)), day(3), "form-1-corrected");

    assertThat(kept(story)).hasSize(3);
    Assessment older = kept(story).getFirst();
    Assessment newer = kept(story).get(1);
    assertThat(older.total()).isEqualTo(12);
    assertThat(older.amendedBy()).isEqualTo(newer.id()).isEqualTo(older.id() + "-r02");
    assertThat(newer).extracting(Assessment::total, Assessment::at, Assessment::amends, Assessment::amendedBy).containsExactly(17, day(1), older.id(), null);
    assertThat(story.told(AssessmentScored.class))
        .singleElement()
        .satisfies(
            told -> {
              assertThat(told.amends()).isEqualTo(older.id());
              assertThat(told.answeredAt()).isEqualTo(day(1));
              assertThat(told.total()).isEqualTo(17);
            });
  }

  @Test
  void corrects_a_correction_under_the_name_of_either() {
    for (String named : List.of("form-1", "form-2")) {
      Story story = new Story().opened().hear(phq9(12, 0), day(0), "form-1").hear(amending("form-1", phq9(13, 0)), day(0), "form-2");
      story.hear(amending(named, phq9(14, 0)), day(0), "form-3");

      assertThat(kept(story)).extracting(Assessment::total).containsExactly(12, 13, 14);
      assertThat(kept(story)).extracting(a -> a.amendedBy() == null).containsExactly(false, false, true);
    }
  }

  @Test
  void takes_the_id_of_the_assessment_where_staff_correct_it() {
    Story story = new Story().opened().hear(phq9(12, 0));
    String id = kept(story).getFirst().id();

    story.command((state, when) -> Questionnaires.answered(state, amending(id, phq9(13, 0)), when, Story.POLICY));

    assertThat(story.refusal()).isNull();
    assertThat(kept(story)).extracting(Assessment::total).containsExactly(12, 13);
  }

  @Test
  void refuses_to_amend_what_was_never_scored_and_what_was_another_instrument() {
    Story story = new Story().opened().hear(phq9(12, 0), day(0), "form-1");
    for (QuestionnaireAnswered wrong : List.of(amending("form-9", phq9(12, 0)), amending("form-1", cssrs()))) {
      story.then().hear(wrong);
      assertThat(Objects.requireNonNull(story.refusal()).code()).isEqualTo("NOTHING_TO_AMEND");
      assertThat(story.refusal().field()).isEqualTo("amends");
      assertThat(story.told()).isEmpty();
    }
    assertThat(kept(story)).hasSize(1);
  }

  @Test
  void judges_a_correction_that_amends_nothing_all_the_same() {
    Story story = new Story().opened().hear(amending("form-9", cssrs("q2", "q5")));
    assertThat(story.told(SuicideRiskEscalated.class)).hasSize(1);
    assertThat(Objects.requireNonNull(story.refusal()).code()).isEqualTo("NOTHING_TO_AMEND");
  }

  @Test
  void keeps_the_older_version_in_force_when_a_correction_can_not_be_scored() {
    Story story = new Story().opened().hear(phq9(12, 1), day(0), "form-1").hear(new QuestionnaireAnswered("PHQ9", Map.of("q1", 4), "form-1"));
    assertThat(kept(story)).singleElement().satisfies(a -> assertThat(a.amendedBy()).isNull());
    assertThat(story.state().chart().watch().screens()).hasSize(1);
  }

  @Test
  void escalates_when_corrected_answers_carry_a_risk_the_first_ones_did_not() {
    Story screen = new Story().opened().hear(cssrs("q1"), day(0), "form-1").then().hear(amending("form-1", cssrs("q1", "q2", "q4")));
    assertThat(screen.told(SuicideRiskEscalated.class)).singleElement().satisfies(e -> assertThat(e.trigger()).isEqualTo("CSSRS_HIGH"));

    Story item9 = new Story().opened().hear(phq9(12, 0), day(0), "form-1").then().at(day(1)).hear(amending("form-1", phq9(12, 3)));
    assertThat(item9.told(SuicideRiskEscalated.class)).singleElement().satisfies(e -> assertThat(e.trigger()).isEqualTo("PHQ9_ITEM9"));
    assertThat(item9.told(TaskOpened.class)).singleElement().satisfies(t -> assertThat(t.dueAt()).isEqualTo(day(1).plus(Duration.ofMinutes(15))));
  }

  @Test
  void does_not_escalate_a_second_time_what_the_first_answers_have_escalated() {
    Story story = new Story().opened().hear(phq9(12, 3), day(0), "form-1").then().hear(amending("form-1", phq9(15, 3)));
    assertThat(story.told(SuicideRiskEscalated.class)).isEmpty();
    assertThat(story.state().chart().watch().escalations()).hasSize(1);
    assertThat(story.state().chart().watch().screens()).hasSize(1);
  }

  @Test
  void never_closes_an_open_escalation_or_task_when_corrected_answers_carry_no_risk() {
    Story story = new Story().opened().hear(phq9(12, 3), day(0), "phq-1").hear(cssrs("q2", "q5"), day(0), "screen-1").hear(cssrs("q1", "q2", "q3"));
    Watch before = story.state().chart().watch();
    story.then().hear(amending("phq-1", phq9(9, 0))).hear(amending("screen-1", cssrs()));

    assertThat(before.escalations()).hasSize(2);
    assertThat(story.state().chart().watch().escalations()).isEqualTo(before.escalations());
    assertThat(story.state().chart().watch().tasks()).isEqualTo(before.tasks());
    assertThat(story.told()).hasSize(2).allMatch(AssessmentScored.class::isInstance);
    assertThat(story.told(SuicideRiskResolved.class)).isEmpty();
    assertThat(story.told(TaskClosed.class)).isEmpty();
  }

  @Test
  void does_not_raise_again_what_a_person_has_disposed_of() {
    Story story = new Story().opened().hear(cssrs("q2", "q5"), day(0), "screen-1");
    String occurrence = story.state().chart().watch().escalations().getFirst().occurrence();
    story.command((state, when) -> Duties.resolve(state, occurrence, "SAFE_TO_CONTINUE", when, Story.POLICY)).then();

    story.hear(amending("screen-1", cssrs("q2", "q4", "q5")));

    assertThat(story.told(SuicideRiskEscalated.class)).isEmpty();
  }

  @Test
  void awaits_no_screen_any_more_when_the_corrected_item_9_asks_for_none() {
    Story story = new Story().opened().hear(phq9(12, 1), day(0), "form-1").hear(amending("form-1", phq9(11, 0))).then().at(day(2));
    assertThat(story.told(TaskOpened.class)).isEmpty();
  }

  @Test
  void is_content_with_the_screen_of_the_visit_that_a_late_correction_is_about() {
    Story story = new Story().opened().hear(phq9(12, 0), day(0), "form-1").hear(cssrs()).at(day(3)).hear(amending("form-1", phq9(13, 1))).then();
    assertThat(story.at(day(5)).told(TaskOpened.class)).isEmpty();
  }

  @Test
  void classifies_the_response_anew_after_a_correction() {
    Story story = new Story().readyForInduction(20).sessions(1, 3, 18).at(day(16)).hear(phq9(15, 0), day(16), "form-1").then();
    story.hear(amending("form-1", phq9(10, 0)));
    assertThat(story.told(ResponseClassified.class)).containsExactly(new ResponseClassified("PHQ9", Response.RESPONSE, 20, 10, 50, 3));
  }

  @Test
  void classifies_the_response_anew_after_a_correction_of_the_baseline() {
    Story story = new Story().readyForInduction(20).sessions(1, 3, 18).at(day(16)).hear(phq9(10, 0)).then();
    Assessment baseline = kept(story).stream().filter(a -> a.instrument().equals("PHQ9") && a.at().equals(day(7))).findFirst().orElseThrow();

    story.hear(amending(baseline.id(), phq9(18, 0)));

    assertThat(story.told(ResponseClassified.class)).containsExactly(new ResponseClassified("PHQ9", Response.PARTIAL, 18, 10, 44, 3));
  }

  @Test
  void reads_and_corrects_what_was_kept_before_there_were_corrections() {
    Followup now = new Story().opened().hear(phq9(12, 0), day(0), "form-1").state();
    ObjectNode document = (ObjectNode) Json.MAPPER.readTree(Json.bytes(now));
    ((ObjectNode) document.get("chart")).remove("sex");
    ObjectNode kept = (ObjectNode) document.at("/chart/measures/assessments/0");
    kept.remove(List.of("subscores", "positive", "sent", "amends", "amendedBy"));

    Followup old = Json.MAPPER.treeToValue(document, Followup.class);
    String id = old.chart().measures().assessments().getFirst().id();
    Occurrence when = new Occurrence(Story.COURSE, "form-2", day(1), day(1));
    Followup corrected = Questionnaires.answered(old, amending(id, phq9(13, 0)), when, Story.POLICY).state();

    assertThat(corrected.chart().measures().assessments()).extracting(Assessment::total).containsExactly(12, 13);
  }

  @Test
  void keeps_two_answers_of_one_half_day_and_decides_with_the_later_one() {
    Story story = new Story().readyForInduction(20).sessions(1, 3, 18).then();
    story.at(day(16)).hear(phq9(15, 0)).at(day(16.25)).hear(phq9(10, 0));

    List<AssessmentScored> told = story.told(AssessmentScored.class);
    assertThat(told.getFirst().repeats()).isNull();
    assertThat(told.getLast().repeats()).isEqualTo(told.getFirst().assessmentId());
    assertThat(kept(story)).extracting(Assessment::id).contains(told.getFirst().assessmentId(), told.getLast().assessmentId());
    assertThat(story.told(ResponseClassified.class)).last().satisfies(r -> assertThat(r.score()).isEqualTo(10));
  }

  @Test
  void flags_a_repeat_that_comes_before_the_one_it_repeats_and_lets_the_later_answer_decide() {
    Story story = new Story().readyForInduction(20).sessions(1, 3, 18).at(day(16.25)).hear(phq9(10, 0), day(16.25), "later").then();
    story.hear(phq9(15, 0), day(16), "earlier");
    assertThat(story.told(AssessmentScored.class)).singleElement().satisfies(t -> assertThat(t.repeats()).isNotNull());
    assertThat(story.told(ResponseClassified.class)).isEmpty();
  }

  @Test
  void sees_no_repeat_after_half_a_day() {
    Story story = new Story().opened().hear(phq9(15, 0)).at(day(0.51)).hear(phq9(14, 0));
    assertThat(story.told(AssessmentScored.class)).extracting(AssessmentScored::repeats).containsExactly(null, null);
  }

  /** AUDIT-C came by another topic than the patient's sex: 3 points are positive but for men. */
  @Test
  void scores_a_screen_again_when_the_sex_it_depends_on_is_told() {
    QuestionnaireAnswered drinking = new QuestionnaireAnswered("AUDIT_C", new HashMap<>(Map.of("q1", 3, "q2", 0, "q3", 0)));
    Story man = new Story().hear(drinking, day(0), "form-1");
    assertThat(man.told(AssessmentScored.class)).singleElement().satisfies(t -> assertThat(t.positive()).isTrue());

    man.then().at(day(1)).hear(new ConsultationRequested("bethesda", Indication.TRD, Urgency.ROUTINE, 42, Sex.MALE));
    assertThat(man.told(AssessmentScored.class))
        .singleElement()
        .satisfies(t -> assertThat(t).extracting(AssessmentScored::positive, AssessmentScored::total, AssessmentScored::answeredAt).containsExactly(false, 3, day(0)));
    assertThat(kept(man)).extracting(Assessment::positive).containsExactly(true, false);

    man.hear(amending("form-1", new QuestionnaireAnswered("AUDIT_C", Map.of("q1", 4, "q2", 0, "q3", 0))));
    assertThat(kept(man)).extracting(Assessment::positive).containsExactly(true, false, true);

    Story woman = new Story().hear(drinking).then().opened();
    assertThat(woman.told()).isEmpty();
  }
}
