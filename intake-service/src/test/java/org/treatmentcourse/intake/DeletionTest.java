package org.treatmentcourse.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.treatmentcourse.contracts.FollowupEvent.CourseClosed;
import org.treatmentcourse.contracts.IntakeEvent.RecordRestricted;
import org.treatmentcourse.contracts.decide.Decision;
import org.treatmentcourse.contracts.decide.Occurrence;
import org.treatmentcourse.intake.course.Closed;
import org.treatmentcourse.intake.course.Completed;
import org.treatmentcourse.intake.course.Intake;
import org.treatmentcourse.intake.course.Restricting;
import org.treatmentcourse.intake.course.Restriction;

/** S-34. */
class DeletionTest {
  private static final int THREE_YEARS = 3 * 365 * 24;

  @Test
  void refuses_to_erase_a_former_patient_but_restricts_the_record_and_says_until_when_it_is_kept() {
    Story story = Story.complete().when(new CourseClosed("COMPLETED"), 5);

    ask(story, THREE_YEARS);

    assertThat(Objects.requireNonNull(story.refusal()).code()).isEqualTo("RETENTION_APPLIES");
    assertThat(Objects.requireNonNull(story.refusal()).message()).contains("2033-03-02", "US-MD");
    assertThat(story.all()).last().isEqualTo(new RecordRestricted("RETENTION_APPLIES"));
    Instant asked = Story.START.plus(Duration.ofHours(THREE_YEARS));
    assertThat(story.state()).isInstanceOfSatisfying(Closed.class,
        closed -> assertThat(closed.file().restriction()).isEqualTo(new Restriction(asked, 1, "clerk", LocalDate.of(2033, 3, 2))));
  }

  @Test
  void counts_every_request_and_keeps_the_first() {
    Story story = Story.complete().when(new CourseClosed("COMPLETED"), 5);
    ask(story, 10);
    ask(story, 20);

    assertThat(story.state()).isInstanceOfSatisfying(Closed.class, closed -> {
      assertThat(Objects.requireNonNull(closed.file().restriction()).requests()).isEqualTo(2);
      assertThat(Objects.requireNonNull(closed.file().restriction()).requestedAt()).isEqualTo(Story.START.plus(Duration.ofHours(10)));
    });
  }

  @Test
  void keeps_the_record_of_a_minor_until_they_are_old_enough() {
    Story story = new Story().when(Story.request(LocalDate.of(2016, 5, 9)), 0).when(new CourseClosed("CLINIC_DECLINED"), 1);

    ask(story, 2);

    assertThat(Objects.requireNonNull(story.refusal()).message()).contains("2041-05-09");
  }

  @Test
  void goes_on_with_the_care_of_a_course_that_is_not_over() {
    Story story = Story.complete();
    ask(story, 24);

    assertThat(story.state()).isInstanceOf(Completed.class);
    story.when(Story.granted(org.treatmentcourse.contracts.Consent.RESEARCH), 25).thenSaid().hasSize(1);
    assertThat(story.state()).isInstanceOfSatisfying(Completed.class, file -> assertThat(file.file().restriction()).isNotNull());
  }

  @Test
  void knows_nothing_of_a_course_nobody_asked_for() {
    Story story = new Story();
    ask(story, 0);
    story.thenRefused("COURSE_NOT_OPEN");
  }

  private static void ask(Story story, int hour) {
    story.run(DeletionTest::decide, hour);
  }

  private static Decision<Intake> decide(Intake state, Occurrence when) {
    return Restricting.askedToDelete(state, "clerk", when, ZoneId.of(Story.CLINIC.zone()), Story.POLICY);
  }
}
