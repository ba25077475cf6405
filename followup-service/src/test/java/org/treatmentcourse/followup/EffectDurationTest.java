package org.treatmentcourse.followup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.treatmentcourse.followup.Story.completed;
import static org.treatmentcourse.followup.Story.day;
import static org.treatmentcourse.followup.Story.phq9;

import org.junit.jupiter.api.Test;
import org.treatmentcourse.contracts.Phase;
import org.treatmentcourse.followup.course.EffectDuration;

/** Days from a session to the first rise of five points, the median of the last three intervals in which there was one. */
class EffectDurationTest {
  private static Story induced() {
    return new Story().readyForInduction(21).sessions(1, 6, 8).at(day(24)).hear(phq9(4, 0));
  }

  private static void session(Story story, int number, double at, int before, int after) {
    story.adjusted(number - 5, number, 28).at(day(at)).hear(phq9(before, 0)).at(day(at + 0.1)).hear(completed(number, Phase.MAINTENANCE, number));
    story.at(day(at + 1.1)).hear(phq9(after, 0));
  }

  @Test
  void is_unknown_while_the_score_never_rose() {
    assertThat(EffectDuration.medianDays(induced().state(), Story.POLICY)).isEmpty();
    assertThat(EffectDuration.medianDays(new Story().state(), Story.POLICY)).isEmpty();
  }

  @Test
  void is_the_median_of_the_last_three_intervals() {
    Story story = induced();
    story.at(day(37.1)).hear(phq9(8, 0));
    assertThat(EffectDuration.medianDays(story.state(), Story.POLICY)).as("four points are no rise").isEmpty();
    story.at(day(43.2)).hear(phq9(9, 0));
    assertThat(EffectDuration.medianDays(story.state(), Story.POLICY)).as("20 days after session 6 on day 22.1").hasValue(21);
    session(story, 7, 45, 9, 3);
    story.at(day(55.2)).hear(phq9(8, 0));
    assertThat(EffectDuration.medianDays(story.state(), Story.POLICY)).as("10 and 21").hasValue(10);
    session(story, 8, 70, 8, 3);
    story.at(day(100.2)).hear(phq9(9, 0));
    session(story, 9, 110, 9, 3);
    story.at(day(124.2)).hear(phq9(9, 0));
    assertThat(EffectDuration.medianDays(story.state(), Story.POLICY)).as("10, 30 and 14").hasValue(14);
  }
}
