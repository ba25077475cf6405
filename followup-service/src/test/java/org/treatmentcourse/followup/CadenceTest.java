package org.treatmentcourse.followup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.treatmentcourse.followup.Story.completed;
import static org.treatmentcourse.followup.Story.cssrs;
import static org.treatmentcourse.followup.Story.day;
import static org.treatmentcourse.followup.Story.phq9;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.treatmentcourse.contracts.ClinicEvent.QuestionnaireAnswered;
import org.treatmentcourse.contracts.FollowupEvent.MeasurementDue;
import org.treatmentcourse.contracts.FollowupEvent.MeasurementMissed;
import org.treatmentcourse.contracts.FollowupEvent.MeasurementOverdue;
import org.treatmentcourse.contracts.FollowupEvent.MeasurementTaken;
import org.treatmentcourse.contracts.FollowupEvent.TaskClosed;
import org.treatmentcourse.contracts.FollowupEvent.TaskOpened;
import org.treatmentcourse.contracts.Phase;
import org.treatmentcourse.contracts.SchedulingEvent.DoseStarted;
import org.treatmentcourse.followup.course.Closing;

/** The cadence of measurement of DOMAIN 6.1: the first dose is on day 7 of the story. */
class CadenceTest {
  private static final double FIRST_DOSE = 7.02;

  private static QuestionnaireAnswered gad7() {
    Map<String, Integer> answers = new HashMap<>();
    for (int item = 1; item <= 7; item++) {
      answers.put("q" + item, 1);
    }
    return new QuestionnaireAnswered("GAD7", answers);
  }

  private static Story dosed() {
    Story story = new Story().readyForInduction(21).at(day(7)).hear(phq9(21, 0)).hear(cssrs());
    return story.at(day(FIRST_DOSE)).hear(new DoseStarted(1, 40)).at(day(7.1)).hear(completed(1, Phase.INDUCTION, 6)).at(day(8)).hear(Story.checkIn(1)).then();
  }

  private static Instant afterDose(double days) {
    return day(FIRST_DOSE).plus(Duration.ofMinutes(Math.round(days * 24 * 60)));
  }

  @Test
  void asks_for_the_primary_scale_and_gad_7_two_days_before_the_end_of_a_week() {
    Story story = dosed().at(afterDose(5));
    assertThat(story.told()).containsExactly(new MeasurementDue("WEEKLY", afterDose(7), List.of("PHQ9", "GAD7"), List.of(), afterDose(9)));
  }

  @Test
  void says_what_is_overdue_and_what_was_missed_and_asks_somebody_to_see_to_it() {
    Story story = dosed().at(afterDose(6)).hear(phq9(18, 0)).then().at(afterDose(7));
    assertThat(story.told()).containsExactly(new MeasurementOverdue("WEEKLY", afterDose(7), List.of("GAD7")));

    story.then().at(afterDose(9));
    assertThat(story.told(MeasurementMissed.class)).containsExactly(new MeasurementMissed("WEEKLY", afterDose(7), List.of("GAD7")));
    assertThat(story.told(TaskOpened.class)).extracting(TaskOpened::kind).containsExactly("MEASUREMENT_MISSED");
  }

  @Test
  void is_content_once_everything_has_come() {
    Story story = dosed().at(afterDose(6)).hear(phq9(18, 0)).hear(gad7());
    assertThat(story.told(MeasurementTaken.class)).containsExactly(new MeasurementTaken("WEEKLY", afterDose(7)));
    story.then().at(afterDose(11));
    assertThat(story.told()).isEmpty();
  }

  @Test
  void takes_an_answer_that_comes_late_as_a_correction() {
    Story story = dosed().at(afterDose(9.5)).then();
    story.hear(phq9(18, 0), afterDose(8), "late-1").hear(gad7(), afterDose(8), "late-2");
    assertThat(story.told(MeasurementTaken.class)).hasSize(1);
    assertThat(story.told(TaskClosed.class)).extracting(TaskClosed::disposition).containsExactly("ANSWERED");
  }

  @Test
  void keeps_one_task_for_a_patient_who_never_answers() {
    Story story = dosed();
    for (int week = 1; week <= 60; week++) {
      story.at(afterDose(7.0 * week));
      assertThat(story.state().chart().watch().tasks()).filteredOn(t -> t.about().equals("round/WEEKLY")).hasSizeLessThanOrEqualTo(1);
    }
    assertThat(story.told(MeasurementMissed.class)).filteredOn(m -> m.round().equals("WEEKLY")).extracting(MeasurementMissed::at).doesNotHaveDuplicates().hasSize(59);
    assertThat(story.told(TaskClosed.class)).extracting(TaskClosed::disposition).contains("REPLACED");
  }

  @Test
  void asks_weekly_to_week_eight_and_then_monthly_once_the_induction_is_over() {
    Story story = new Story().readyForInduction(21).sessions(1, 6, 8).then().at(day(FIRST_DOSE + 130));
    assertThat(story.told(MeasurementDue.class)).filteredOn(due -> due.round().equals("WEEKLY")).extracting(MeasurementDue::at)
        .startsWith(afterDose(21)).endsWith(afterDose(56));
    assertThat(story.told(MeasurementDue.class)).filteredOn(due -> due.round().equals("MONTHLY")).extracting(MeasurementDue::at)
        .containsExactly(afterDose(60), afterDose(90), afterDose(120));
    assertThat(story.told(MeasurementDue.class)).filteredOn(due -> due.round().equals("MONTHLY")).first().satisfies(due -> {
      assertThat(due.forms()).containsExactly("PHQ9", "CSSRS_SCREEN");
      assertThat(due.besides()).contains("BLADDER", "MISUSE", "WEIGHT");
      assertThat(due.until()).isEqualTo(due.at().plus(Duration.ofDays(5)));
    });
  }

  @Test
  void what_staff_do_at_an_occasion_is_one_task_due_when_its_window_closes() {
    Story story = new Story().readyForInduction(21).sessions(1, 6, 8).then().at(afterDose(55));
    assertThat(story.told(TaskOpened.class)).filteredOn(t -> t.kind().equals("MEASUREMENTS_DUE")).singleElement()
        .satisfies(t -> assertThat(t.dueAt()).isEqualTo(afterDose(65)));
    story.then().at(afterDose(85));
    assertThat(story.told(TaskClosed.class)).extracting(TaskClosed::disposition).contains("REPLACED");
    assertThat(story.state().chart().watch().tasks()).filteredOn(t -> t.kind().equals("MEASUREMENTS_DUE")).hasSize(1);
  }

  @Test
  void asks_every_half_year_for_cognition_and_laboratory() {
    Story story = new Story().readyForInduction(21).sessions(1, 6, 8).then().at(afterDose(168));
    assertThat(story.told(MeasurementDue.class)).filteredOn(due -> due.round().equals("HALF_YEARLY")).singleElement().satisfies(due -> {
      assertThat(due.at()).isEqualTo(afterDose(182));
      assertThat(due.forms()).containsExactly("MOCA");
      assertThat(due.besides()).contains("LIVER", "URINALYSIS", "PDMP");
    });
  }

  @Test
  void asks_at_review_points_within_seven_days() {
    Story story = new Story().readyForInduction(21).sessions(1, 3, 18);
    Instant third = day(13.1);
    assertThat(story.told(MeasurementDue.class)).filteredOn(due -> due.round().equals("REVIEW"))
        .containsExactly(new MeasurementDue("REVIEW", third, List.of("PHQ9"), List.of(), third.plus(Duration.ofDays(7))));
    story.then().at(third.plus(Duration.ofDays(7)));
    assertThat(story.told(MeasurementMissed.class)).filteredOn(m -> m.round().equals("REVIEW")).hasSize(1);
  }

  @Test
  void asks_nothing_before_the_first_dose_nor_after_the_end() {
    Story story = new Story().readyForInduction(21).then().at(day(60));
    assertThat(story.told(MeasurementDue.class)).isEmpty();
    Story closed = dosed().command((state, when) -> Closing.close(state, "COMPLETED", when, Story.POLICY)).then().at(day(400));
    assertThat(closed.told()).isEmpty();
  }

  @Test
  void every_occasion_is_said_once_and_ends_taken_or_missed() {
    Random random = new Random(20260527);
    for (int round = 0; round < 60; round++) {
      Story story = new Story().readyForInduction(21).sessions(1, 6, 8).then();
      double at = 26;
      while (at < 400) {
        at += 0.2 + random.nextDouble() * 9;
        story.at(day(at));
        switch (random.nextInt(4)) {
          case 0 -> story.hear(gad7());
          case 1 -> story.hear(cssrs());
          default -> story.hear(phq9(6 + random.nextInt(3), 0));
        }
      }
      List<String> due = new ArrayList<>(story.told(MeasurementDue.class).stream().map(e -> e.round() + e.at()).toList());
      assertThat(due).as("round %d", round).doesNotHaveDuplicates().hasSizeGreaterThan(15);
      assertThat(story.told(MeasurementOverdue.class)).extracting(e -> e.round() + e.at()).doesNotHaveDuplicates();
      assertThat(story.told(MeasurementMissed.class)).extracting(e -> e.round() + e.at()).doesNotHaveDuplicates();
      assertThat(story.told(MeasurementTaken.class)).extracting(e -> e.round() + e.at()).doesNotHaveDuplicates();
      List<String> ended = new ArrayList<>(story.told(MeasurementMissed.class).stream().map(e -> e.round() + e.at()).toList());
      ended.addAll(story.told(MeasurementTaken.class).stream().map(e -> e.round() + e.at()).toList());
      Instant now = story.now();
      assertThat(ended).as("round %d", round).containsAll(story.told(MeasurementDue.class).stream().filter(e -> !e.until().isAfter(now)).map(e -> e.round() + e.at()).toList());
    }
  }
}
