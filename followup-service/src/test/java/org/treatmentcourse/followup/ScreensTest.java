package org.treatmentcourse.followup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.treatmentcourse.followup.Story.cssrs;
import static org.treatmentcourse.followup.Story.day;
import static org.treatmentcourse.followup.Story.phq9;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.treatmentcourse.contracts.Catalogue;
import org.treatmentcourse.contracts.Channel;
import org.treatmentcourse.contracts.ClinicEvent.QuestionnaireAnswered;
import org.treatmentcourse.contracts.FollowupEvent.AssessmentScored;
import org.treatmentcourse.contracts.FollowupEvent.SuicideRiskEscalated;
import org.treatmentcourse.contracts.FollowupEvent.SuicideRiskResolved;
import org.treatmentcourse.contracts.FollowupEvent.TaskOpened;
import org.treatmentcourse.followup.course.Duties;
import org.treatmentcourse.followup.course.Followup;
import org.treatmentcourse.followup.course.Watch;

/** S-04 and the mood screen of S-23, from the form to what other services hear. */
class ScreensTest {
  private static QuestionnaireAnswered mdq(int symptoms, int clustering, int impairment) {
    Map<String, Integer> answers = new HashMap<>(Map.of("clustering", clustering, "impairment", impairment));
    for (int item = 1; item <= 13; item++) {
      answers.put("q" + item, item <= symptoms ? 1 : 0);
    }
    return new QuestionnaireAnswered("MDQ", answers);
  }

  @Test
  void s04_blocks_the_second_session_after_item_9_of_three_until_a_person_disposes_of_it() {
    Story story = new Story().readyForInduction(21).sessions(1, 1, 18).at(day(10)).then();

    story.hear(phq9(18, 3));
    assertThat(Catalogue.of(story.told().getFirst()).channel()).isEqualTo(Channel.SAFETY);
    assertThat(story.told(SuicideRiskEscalated.class)).singleElement().satisfies(e -> assertThat(e.trigger()).isEqualTo("PHQ9_ITEM9"));
    assertThat(story.told(TaskOpened.class))
        .singleElement()
        .satisfies(
            task -> {
              assertThat(task.kind()).isEqualTo("SUICIDE_RISK");
              assertThat(task.dueAt()).isEqualTo(day(10).plus(Duration.ofMinutes(15)));
            });
    assertThat(story.state().chart().watch().screens()).hasSize(1);

    story.then().at(day(10).plus(Duration.ofMinutes(10))).hear(cssrs("q1", "q2", "q4"));
    assertThat(story.told(SuicideRiskEscalated.class)).singleElement().satisfies(e -> assertThat(e.trigger()).isEqualTo("CSSRS_HIGH"));
    assertThat(story.state().chart().watch().screens()).isEmpty();

    for (Watch.Escalation open : story.state().chart().watch().escalations()) {
      assertThat(story.state()).isInstanceOf(Followup.Following.class);
      story.command((state, when) -> Duties.resolve(state, open.occurrence(), "SAFETY_PLAN_MADE", when, Story.POLICY));
    }
    assertThat(story.told(SuicideRiskResolved.class)).hasSize(2);
    assertThat(story.state().chart().watch().escalations()).isEmpty();
    assertThat(story.state().chart().series().done()).as("completed sessions").hasSize(1);
  }

  @Test
  void s04_tells_somebody_if_the_screen_does_not_follow() {
    Story story = new Story().opened().hear(phq9(18, 3)).then().at(day(0).plus(Duration.ofHours(4)));
    assertThat(story.told(TaskOpened.class)).extracting(TaskOpened::kind).containsExactly("RISK_SCREEN");
  }

  @Test
  void s23_tells_that_the_mood_screen_is_positive() {
    Story story = new Story().opened().hear(mdq(7, 1, 2));
    assertThat(story.told(AssessmentScored.class))
        .singleElement()
        .satisfies(
            told -> {
              assertThat(told.instrument()).isEqualTo("MDQ");
              assertThat(told.total()).isEqualTo(7);
              assertThat(told.positive()).isTrue();
            });
  }

  @Test
  void s23_tells_that_it_is_negative_without_clustering_or_impairment() {
    for (QuestionnaireAnswered negative : new QuestionnaireAnswered[] {mdq(6, 1, 3), mdq(13, 0, 3), mdq(13, 1, 1)}) {
      assertThat(new Story().opened().hear(negative).told(AssessmentScored.class)).singleElement().satisfies(told -> assertThat(told.positive()).isFalse());
    }
  }

  @Test
  void s23_refuses_a_mood_screen_of_which_the_deciding_answer_is_missing() {
    Map<String, Integer> answers = new HashMap<>(mdq(9, 1, 2).answers());
    answers.remove("impairment");
    Story story = new Story().opened().hear(new QuestionnaireAnswered("MDQ", answers));
    assertThat(Objects.requireNonNull(story.refusal()).field()).isEqualTo("answers/impairment");
    assertThat(story.told()).isEmpty();
  }

  @Test
  void tells_subscores_and_mania_of_what_is_asked_at_each_session() {
    Story story = new Story().opened().hear(new QuestionnaireAnswered("ASRM", Map.of("q1", 4, "q2", 2, "q3", 0, "q4", 0, "q5", 0)));
    assertThat(story.told(AssessmentScored.class)).singleElement().satisfies(told -> assertThat(told.positive()).isTrue());
    assertThat(new Story().opened().hear(phq9(5, 0)).told(AssessmentScored.class))
        .singleElement()
        .satisfies(told -> assertThat(told).extracting(AssessmentScored::positive, AssessmentScored::subscores, AssessmentScored::prorated).containsOnlyNulls());
  }

  @Test
  void takes_a_level_below_zero_and_a_total_without_items() {
    Story story = new Story().opened().hear(new QuestionnaireAnswered("RASS", Map.of("level", -5))).hear(new QuestionnaireAnswered("MOCA", Map.of("total", 27)));
    assertThat(story.told(AssessmentScored.class)).extracting(AssessmentScored::band).containsExactly("DEEP", "USUAL");
    story.hear(new QuestionnaireAnswered("MOCA", Map.of("total", 31)));
    assertThat(Objects.requireNonNull(story.refusal()).field()).isEqualTo("answers/total");
  }

  @Test
  void refuses_answers_a_week_older_than_what_they_ask_for() {
    Story story = new Story().opened().at(day(40)).hear(phq9(5, 0), day(40 - 21), "in-time").hear(phq9(5, 0), day(40 - 21.01), "late");
    assertThat(story.told(AssessmentScored.class)).hasSize(1);
    assertThat(Objects.requireNonNull(story.refusal()).code()).isEqualTo("TOO_OLD");
    assertThat(story.refusal().field()).isEqualTo("time");
  }
}
