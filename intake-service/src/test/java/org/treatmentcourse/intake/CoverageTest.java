package org.treatmentcourse.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.treatmentcourse.contracts.ClinicEvent.CoverageReported;
import org.treatmentcourse.contracts.CoverageStatus;
import org.treatmentcourse.contracts.FollowupEvent.CourseClosed;
import org.treatmentcourse.contracts.IntakeEvent.CoverageChecked;
import org.treatmentcourse.contracts.PlanType;
import org.treatmentcourse.intake.course.Coverage;
import org.treatmentcourse.intake.course.Covering;
import org.treatmentcourse.intake.course.Covering.Outcome;
import org.treatmentcourse.intake.course.Intake;

class CoverageTest {
  private static final CoverageReported PLAN = new CoverageReported(PlanType.COMMERCIAL, "PAYER-1", "W123");
  private static final Duration LAPSE = Duration.ofMinutes(1);
  private static final Outcome ACTIVE = new Outcome(CoverageStatus.ACTIVE, true, null);

  @Test
  void is_not_checked_until_somebody_asks_and_tells_no_member_id() {
    Story story = new Story().when(Story.REQUEST, 0).when(PLAN, 1);

    story.thenSaid().containsExactly(said(CoverageStatus.NOT_CHECKED, null, null));
    assertThat(coverage(story).memberId()).isEqualTo("W123");
  }

  @Test
  void goes_from_a_claim_to_an_answer_that_grows_stale() {
    Story story = claim(new Story().when(Story.REQUEST, 0).when(PLAN, 1), 2);
    assertThat(coverage(story).status()).isEqualTo(CoverageStatus.CHECKING);

    answer(story, ACTIVE, 3).thenSaid().containsExactly(said(CoverageStatus.ACTIVE, true, null));
    Instant stale = Story.START.plus(Duration.ofHours(3)).plus(Duration.ofDays(30));
    assertThat(coverage(story).staleAt()).isEqualTo(stale);
    story.until(stale).thenSaid().contains(said(CoverageStatus.STALE, true, null));
    assertThat(coverage(story).status()).isEqualTo(CoverageStatus.STALE);
  }

  @Test
  void takes_over_a_claim_that_was_not_answered_under_the_same_question() {
    Story story = claim(new Story().when(Story.REQUEST, 0).when(PLAN, 1), 2);
    String question = coverage(story).check();

    claim(story, 2).thenRefused("NOTHING_TO_ASK");
    claim(story, 3).thenSaid().isEmpty();
    assertThat(coverage(story).check()).isEqualTo(question);
    answer(story, ACTIVE, 4);
    answer(story, new Outcome(CoverageStatus.INACTIVE, null, null), 5).thenSaid().isEmpty();
    assertThat(coverage(story).status()).isEqualTo(CoverageStatus.ACTIVE);
    claim(story, 6).thenRefused("NOTHING_TO_ASK");
  }

  @Test
  void drops_an_answer_about_a_plan_that_was_changed_meanwhile() {
    Story story = claim(new Story().when(Story.REQUEST, 0).when(PLAN, 1), 2);
    String old = coverage(story).check();
    story.when(new CoverageReported(PlanType.MEDICARE, "PAYER-2", "M9"), 3);

    story.run((state, when) -> Covering.answer(state, old, ACTIVE, when, Story.POLICY), 4).thenSaid().isEmpty();

    assertThat(coverage(story).status()).isEqualTo(CoverageStatus.NOT_CHECKED);
    story.when(PLAN, 2).thenSaid().isEmpty();
    assertThat(coverage(story).payer()).as("the newest word counts").isEqualTo("PAYER-2");
  }

  @Test
  void keeps_an_error_until_staff_ask_anew() {
    Story story = answer(claim(new Story().when(Story.REQUEST, 0).when(PLAN, 1), 2), new Outcome(CoverageStatus.ERROR, null, "PAYER_UNAVAILABLE"), 3);
    story.thenSaid().containsExactly(said(CoverageStatus.ERROR, null, "PAYER_UNAVAILABLE"));
    String failed = coverage(story).check();
    claim(story, 4).thenRefused("NOTHING_TO_ASK");

    story.run(Covering::askAgain, 5).thenSaid().containsExactly(said(CoverageStatus.NOT_CHECKED, null, null));
    claim(story, 6).thenSaid().isEmpty();
    assertThat(coverage(story).check()).as("another question").isNotEqualTo(failed);
  }

  @Test
  void asks_nobody_about_somebody_who_pays_alone() {
    Story story = new Story().when(Story.REQUEST, 0).when(new CoverageReported(PlanType.SELF_PAY, null, null), 1);

    claim(story, 2).thenRefused("NOTHING_TO_ASK");
    story.run(Covering::askAgain, 3).thenRefused("NOTHING_TO_CHECK");
  }

  @Test
  void names_what_a_plan_lacks() {
    new Story().when(Story.REQUEST, 0).when(new CoverageReported(PlanType.VA_COMMUNITY_CARE, null, "1"), 1).thenRefused("PAYER_MISSING", "/payer");
    new Story().when(Story.REQUEST, 0).when(new CoverageReported(PlanType.MEDICAID, "P", null), 1).thenRefused("MEMBER_ID_MISSING", "/memberId");
    new Story().when(PLAN, 1).thenRefused("COURSE_NOT_OPEN");
    Story.complete().when(new CourseClosed("COMPLETED"), 5).when(PLAN, 6).thenRefused("COURSE_CLOSED");
  }

  @Test
  void never_holds_a_file_up() {
    Story without = Story.complete();
    Story failing = new Story().when(Story.REQUEST, 0).when(PLAN, 0);
    answer(claim(failing, 0), new Outcome(CoverageStatus.ERROR, null, "PAYER_REFUSED"), 0);
    Story.needed().values().forEach(fact -> failing.when(fact, 1));

    assertThat(failing.all()).last().isEqualTo(without.all().getLast());
  }

  private static CoverageChecked said(CoverageStatus status, @Nullable Boolean authorisation, @Nullable String problem) {
    return new CoverageChecked(PlanType.COMMERCIAL, status, "PAYER-1", authorisation, problem);
  }

  private static Story claim(Story story, int hour) {
    return story.run((state, when) -> Covering.claim(state, LAPSE, when), hour);
  }

  private static Story answer(Story story, Outcome outcome, int hour) {
    String check = coverage(story).check();
    return story.run((state, when) -> Covering.answer(state, check, outcome, when, Story.POLICY), hour);
  }

  private static Coverage coverage(Story story) {
    return Objects.requireNonNull(Objects.requireNonNull(Intake.fileOf(story.state())).coverage());
  }
}
