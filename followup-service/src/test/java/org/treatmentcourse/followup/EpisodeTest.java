package org.treatmentcourse.followup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.treatmentcourse.followup.Story.POLICY;
import static org.treatmentcourse.followup.Story.day;
import static org.treatmentcourse.followup.Story.phq9;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.treatmentcourse.contracts.ClinicEvent.QuestionnaireAnswered;
import org.treatmentcourse.contracts.ClinicEvent.Urgency;
import org.treatmentcourse.contracts.FollowupEvent.RelapseConfirmed;
import org.treatmentcourse.contracts.FollowupEvent.RelapseSuspected;
import org.treatmentcourse.contracts.FollowupEvent.Response;
import org.treatmentcourse.contracts.FollowupEvent.ResponseSustained;
import org.treatmentcourse.contracts.FollowupEvent.TaskOpened;
import org.treatmentcourse.contracts.Indication;
import org.treatmentcourse.contracts.IntakeEvent.ConsultationRequested;
import org.treatmentcourse.contracts.SchedulingEvent.DoseStarted;
import org.treatmentcourse.contracts.Sex;
import org.treatmentcourse.followup.course.Episode;

/** Relapse, recurrence and what is sustained (DOMAIN 6.2), in stories and in seeded random series. */
class EpisodeTest {
  private record Reading(int total, double day) {}

  private static Story dosed(Indication indication, QuestionnaireAnswered... baselines) {
    Story story = new Story().hear(new ConsultationRequested("bethesda", indication, Urgency.ROUTINE, 42, Sex.FEMALE));
    story.at(day(1));
    for (QuestionnaireAnswered baseline : baselines) {
      story.hear(baseline);
    }
    return story.at(day(2)).hear(new DoseStarted(1, 40)).then();
  }

  private static Story depression(int baseline, Reading... readings) {
    Story story = dosed(Indication.TRD, phq9(baseline, 0));
    for (Reading reading : readings) {
      story.at(day(reading.day())).hear(phq9(reading.total(), 0));
    }
    return story;
  }

  private static Episode episode(Story story, Indication indication) {
    return Episode.of(story.state().chart(), indication, POLICY).orElseThrow();
  }

  private static QuestionnaireAnswered pain(int value) {
    return new QuestionnaireAnswered("NRS_PAIN", Map.of(onlyItem("NRS_PAIN"), value));
  }

  private static String onlyItem(String instrument) {
    return Objects.requireNonNull(POLICY.instruments().get(instrument)).items().getFirst().id();
  }

  @Test
  void suspects_a_relapse_at_the_first_reading_and_confirms_it_at_the_second() {
    Story story = depression(21, new Reading(3, 10), new Reading(11, 100));
    RelapseSuspected suspected = story.told(RelapseSuspected.class).getFirst();
    assertThat(suspected.score()).isEqualTo(11);
    assertThat(suspected.best()).isEqualTo(3);
    assertThat(suspected.repeatFrom()).isEqualTo(day(105));
    assertThat(suspected.repeatUntil()).isEqualTo(day(115));
    assertThat(story.told(RelapseConfirmed.class)).isEmpty();

    story.then().at(day(107)).hear(phq9(12, 0));
    assertThat(story.told(RelapseConfirmed.class))
        .singleElement()
        .satisfies(
            confirmed -> {
              assertThat(confirmed.first()).isEqualTo(suspected.assessment());
              assertThat(confirmed.score()).isEqualTo(12);
              assertThat(confirmed.recurrence()).isFalse();
            });
    assertThat(story.told(TaskOpened.class)).extracting(TaskOpened::kind).contains("RELAPSE_CONFIRMED");
  }

  @ParameterizedTest
  @CsvSource({"4.9,0", "5,1", "15,1", "15.1,0"})
  void confirms_only_with_a_second_reading_five_to_fifteen_days_later(double later, int confirmed) {
    Story story = depression(21, new Reading(3, 10), new Reading(11, 40), new Reading(12, 40 + later));
    assertThat(story.told(RelapseConfirmed.class)).hasSize(confirmed);
  }

  @Test
  void takes_back_a_suspicion_that_the_next_reading_does_not_bear_out() {
    Story story = depression(21, new Reading(3, 10), new Reading(11, 40), new Reading(4, 46), new Reading(11, 52));
    assertThat(story.told(RelapseConfirmed.class)).isEmpty();
  }

  @Test
  void speaks_of_no_relapse_before_a_response() {
    assertThat(depression(21, new Reading(13, 10), new Reading(19, 20), new Reading(20, 27)).told(RelapseSuspected.class)).isEmpty();
  }

  @Test
  void calls_a_relapse_after_six_months_of_remission_a_recurrence() {
    Story story = depression(21, new Reading(3, 10), new Reading(2, 100), new Reading(3, 193), new Reading(14, 220), new Reading(15, 228));
    assertThat(story.told(RelapseConfirmed.class)).singleElement().satisfies(confirmed -> assertThat(confirmed.recurrence()).isTrue());
  }

  @ParameterizedTest
  @CsvSource({"6.9,0", "7,1"})
  void calls_a_class_sustained_after_seven_days(double later, int said) {
    Story story = depression(21, new Reading(4, 10), new Reading(3, 10 + later));
    assertThat(story.told(ResponseSustained.class)).hasSize(said);
  }

  @Test
  void measures_pain_by_pain_and_falls_back_to_the_scale_that_has_a_baseline() {
    Story measured = dosed(Indication.CRPS, phq9(12, 0), pain(8)).at(day(9)).hear(pain(5)).hear(phq9(2, 0));
    assertThat(episode(measured, Indication.CRPS).instrument()).isEqualTo("NRS_PAIN");
    assertThat(episode(measured, Indication.CRPS).response()).isEqualTo(Response.RESPONSE);

    Story without = dosed(Indication.CRPS, phq9(12, 0)).at(day(9)).hear(pain(5)).hear(phq9(2, 0));
    assertThat(episode(without, Indication.CRPS).instrument()).isEqualTo("PHQ9");
    assertThat(episode(without, Indication.CRPS).response()).isEqualTo(Response.REMISSION);
  }

  @Test
  void comes_to_the_same_episode_in_any_order_and_finds_the_relapse_that_was_planted() {
    Random random = new Random(62);
    for (int round = 0; round < 200; round++) {
      int stable = 3 + random.nextInt(3);
      int gap = 5 + random.nextInt(11);
      List<Reading> readings = new ArrayList<>();
      for (int i = 0; i < stable; i++) {
        readings.add(new Reading(random.nextInt(5), 10 + i));
      }
      double planted = 10 + stable;
      readings.add(new Reading(10 + random.nextInt(10), planted));
      readings.add(new Reading(10 + random.nextInt(10), planted + gap));

      Story inOrder = told(readings);
      Collections.shuffle(readings, random);
      Story mixed = told(readings);

      Episode expected = episode(inOrder, Indication.TRD);
      assertThat(episode(mixed, Indication.TRD)).as("round %d", round).isEqualTo(expected);
      Episode.Relapsed relapse = Objects.requireNonNull(expected.confirmed(), "round " + round);
      assertThat(relapse.first().at()).isEqualTo(day(planted));
      assertThat(relapse.second().at()).isEqualTo(day(planted + gap));
    }
  }

  /** All within the time in which answers are taken; handled together, later than they were answered, under ids that belong to the readings. */
  private static Story told(List<Reading> readings) {
    Story story = dosed(Indication.TRD, phq9(21, 0)).at(day(30));
    readings.forEach(r -> story.hear(phq9(r.total(), 0), day(r.day()), "reading-" + r.day()));
    return story;
  }
}
