package org.treatmentcourse.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.treatmentcourse.contracts.ClinicEvent.ConsultationRequested;
import org.treatmentcourse.contracts.ClinicEvent.Person;
import org.treatmentcourse.contracts.FollowupEvent.CourseClosed;
import org.treatmentcourse.contracts.IntakeEvent.IntakeCompleted;
import org.treatmentcourse.contracts.IntakeEvent.PersonMerged;
import org.treatmentcourse.contracts.Sex;
import org.treatmentcourse.intake.course.CourseFile;
import org.treatmentcourse.intake.course.Intake;
import org.treatmentcourse.intake.course.Likeness;
import org.treatmentcourse.intake.course.Merging;
import org.treatmentcourse.intake.course.Sameness;

class DuplicatesTest {
  private static final String SELF = "5f0c9c3e-7f0a-5b0e-9d2f-000000000001";
  private static final String OTHER = "5f0c9c3e-7f0a-5b0e-9d2f-000000000002";
  private static final String THIRD = "5f0c9c3e-7f0a-5b0e-9d2f-000000000003";

  @Test
  void finds_what_two_persons_have_in_common_however_it_was_typed() {
    Sameness one = of("García-López", LocalDate.of(1984, 1, 15), "Ada@Example.org ", "+1 (202) 555-0143");

    assertThat(one.with(of("GARCIA LOPEZ", LocalDate.of(1984, 1, 15), null, null))).containsExactly(Likeness.NAME_AND_BIRTH_DATE);
    assertThat(one.with(of("Other", LocalDate.of(1990, 1, 1), "ada@example.org", null))).containsExactly(Likeness.EMAIL);
    assertThat(one.with(of("Other", LocalDate.of(1990, 1, 1), null, "202.555.0143"))).containsExactly(Likeness.PHONE);
    assertThat(one.with(of("Garcia Lopez", LocalDate.of(1984, 1, 16), "bob@example.org", "202 555 0144"))).isEmpty();
  }

  @Test
  void takes_nobody_for_somebody_else_because_both_said_nothing() {
    Sameness one = of("李", LocalDate.of(1984, 1, 15), null, "143");

    assertThat(one.with(of("王", LocalDate.of(1984, 1, 15), null, "143"))).isEmpty();
    assertThat(one.with(of("李", LocalDate.of(1984, 1, 15), "", null))).containsExactly(Likeness.NAME_AND_BIRTH_DATE);
  }

  @Test
  void a_merge_is_told_with_ids_only_and_nothing_of_the_file_is_lost() {
    Story story = new Story().when(Story.REQUEST, 0);
    CourseFile before = file(story);

    merge(story, OTHER, true).thenSaid().containsExactly(new PersonMerged(OTHER, 1));

    assertThat(file(story)).usingRecursiveComparison().ignoringFields("same").isEqualTo(before);
    merge(story, THIRD, false).thenSaid().containsExactly(new PersonMerged(THIRD, 1));
  }

  @Test
  void evaluation_hears_of_other_open_courses_with_the_file_and_again_when_that_changes() {
    Story early = new Story().when(Story.REQUEST, 0);
    merge(early, OTHER, true);
    Story.needed().values().forEach(fact -> early.when(fact, 1));
    assertThat(early.all()).last().isInstanceOfSatisfying(IntakeCompleted.class, told -> assertThat(told.otherOpenCourses()).isEqualTo(1));

    Story late = Story.complete();
    assertThat(late.all()).last().isInstanceOfSatisfying(IntakeCompleted.class, told -> assertThat(told.otherOpenCourses()).isNull());
    merge(late, OTHER, true);
    assertThat(late.all()).last().isInstanceOfSatisfying(IntakeCompleted.class, told -> assertThat(told.otherOpenCourses()).isEqualTo(1));
  }

  @Test
  void merges_also_with_a_course_that_is_over_and_from_one() {
    merge(Story.complete(), OTHER, false).thenSaid().startsWith(new PersonMerged(OTHER, 0));
    merge(Story.complete().when(new CourseClosed("COMPLETED"), 5), OTHER, true).thenSaid().containsExactly(new PersonMerged(OTHER, 1));
  }

  @Test
  void refuses_to_merge_twice_or_with_itself_or_before_a_request() {
    Story story = merge(new Story().when(Story.REQUEST, 0), OTHER, true);

    merge(story, OTHER, true).thenRefused("ALREADY_MERGED", "/other");
    merge(story, SELF, true).thenRefused("MERGE_WITH_ITSELF", "/other");
    merge(new Story(), OTHER, true).thenRefused("COURSE_NOT_OPEN");
    story.run((state, when) -> Merging.dismiss(state, order(OTHER, true), when), 3).thenRefused("ALREADY_MERGED");
    story.run((state, when) -> Merging.mergeUnlessKnown(state, order(OTHER, true), when), 3).thenSaid().isEmpty();
  }

  @Test
  void a_dismissal_is_kept_with_its_reason_and_told_to_nobody() {
    Story story = new Story().when(Story.REQUEST, 0).run((state, when) -> Merging.dismiss(state, order(OTHER, true), when), 1);

    story.thenSaid().isEmpty();
    assertThat(file(story).same().dismissed()).singleElement().satisfies(verdict -> {
      assertThat(verdict.reason()).isEqualTo("same passport");
      assertThat(verdict.by()).isEqualTo("clerk");
    });
    merge(story, OTHER, true).thenSaid().hasSize(1);
  }

  private static Story merge(Story story, String other, boolean open) {
    return story.run((state, when) -> Merging.merge(state, order(other, open), when), 2);
  }

  private static Merging.Order order(String other, boolean open) {
    return new Merging.Order(other, open, "same passport", "clerk");
  }

  private static CourseFile file(Story story) {
    return Objects.requireNonNull(Intake.fileOf(story.state()));
  }

  private static Sameness of(String family, LocalDate birth, @Nullable String email, @Nullable String phone) {
    Person person = new Person("Ada", family, birth, Sex.FEMALE, email, phone);
    ConsultationRequested plain = Story.REQUEST;
    Story story = new Story().when(new ConsultationRequested(plain.site(), person, plain.indication(), plain.urgency(), null), 0);
    return file(story).same();
  }
}
