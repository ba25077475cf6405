package org.treatmentcourse.scheduling.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.treatmentcourse.scheduling.CourseUnderTest.INDUCTION;
import static org.treatmentcourse.scheduling.CourseUnderTest.POLICY;
import static org.treatmentcourse.scheduling.CourseUnderTest.approved;
import static org.treatmentcourse.scheduling.CourseUnderTest.booked;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.treatmentcourse.contracts.EvaluationEvent;
import org.treatmentcourse.contracts.Phase;
import org.treatmentcourse.contracts.Plan;
import org.treatmentcourse.scheduling.CourseUnderTest;
import org.treatmentcourse.scheduling.course.Cancellations;
import org.treatmentcourse.scheduling.course.Planned;
import org.treatmentcourse.scheduling.course.Running;

class QuestionTest {
  private static final Request FOLLOWING = new Request.Move("bethesda", Wishes.earliest(), 3, Integer.MAX_VALUE);

  @Test
  void a_series_that_has_no_times_yet_can_not_be_moved_into_having_some() {
    Question question = about(approved());
    assertThat(question.toPlace()).isEmpty();
    assertThat(question.unknown()).isEqualTo(3);
  }

  @Test
  void moves_what_has_a_time_and_what_has_lost_it() {
    CourseUnderTest course = booked();
    course.runs((series, when) -> Cancellations.cancel((Running) series, 4, "PATIENT", POLICY, when));
    Question question = about(course);
    assertThat(question.toPlace()).containsExactly(3, 4, 5, 6);
    assertThat(question.current()).extracting(Placement::session).containsExactly(3, 5, 6);
    assertThat(question.unknown()).isNull();
  }

  @Test
  void moves_what_lost_its_time_to_a_newer_plan() {
    Plan longer = new Plan(2, "IV_MDD_STD", Phase.INDUCTION, "IV", "ketamine", 0.5, 40, 60, 1, 6, 36, 7, 3, 0);
    CourseUnderTest course = booked().hears(new EvaluationEvent.PlanAdjusted(longer, "DOSE_CHANGED", "p1"));
    assertThat(course.running().sessions()).allMatch(Planned.class::isInstance);
    assertThat(about(course).toPlace()).containsExactly(3, 4, 5, 6);
  }

  private static Question about(CourseUnderTest course) {
    return Question.of(course.running(), FOLLOWING, INDUCTION, Objects.requireNonNull(POLICY.routes().get("IV")), course.now());
  }
}
