package org.treatmentcourse.scheduling.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.treatmentcourse.scheduling.CourseUnderTest.INDUCTION;
import static org.treatmentcourse.scheduling.CourseUnderTest.POLICY;
import static org.treatmentcourse.scheduling.CourseUnderTest.approved;
import static org.treatmentcourse.scheduling.CourseUnderTest.booked;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.treatmentcourse.scheduling.CourseUnderTest;
import org.treatmentcourse.scheduling.course.Cancellations;
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

  private static Question about(CourseUnderTest course) {
    return Question.of(course.running(), FOLLOWING, INDUCTION, Objects.requireNonNull(POLICY.routes().get("IV")), course.now());
  }
}
