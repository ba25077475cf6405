package org.treatmentcourse.dashboard.outcomes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.treatmentcourse.contracts.BoardEvent.CourseRow;
import org.treatmentcourse.contracts.BoardEvent.PlanRow;
import org.treatmentcourse.contracts.BoardEvent.SessionRow;
import org.treatmentcourse.contracts.BoardEvent.TimesRow;
import org.treatmentcourse.contracts.FollowupEvent.Response;
import org.treatmentcourse.dashboard.outcomes.Outcomes.Counts;
import org.treatmentcourse.dashboard.outcomes.Outcomes.Step;

class OutcomesTest {

  private static CourseRow row(String stage, @Nullable String outcome, @Nullable String phase, int planned, int completed, @Nullable String response) {
    PlanRow plan = phase == null ? null : new PlanRow(1, phase, "IV", "ketamine", 40, 40, 1, planned, 0);
    return new CourseRow(
        "c", "k", "bethesda", "TRD", stage, outcome, plan == null ? null : "IV_MDD_STD", planned, completed, response, null, List.of(), Map.of(), List.of(), null, null, null, outcome,
        null, plan, null, null, null, null, null, null, null);
  }

  private static Counts counts(CourseRow... rows) {
    Outcomes outcomes = new Outcomes();
    List.of(rows).forEach(outcomes::add);
    return outcomes.counts();
  }

  @Test
  void each_step_of_the_funnel_holds_all_that_came_further_and_says_where_the_others_are() {
    Counts counts =
        counts(
            row("INTAKE", null, null, 0, 0, null),
            row("STOPPED", null, null, 0, 0, null),
            row("NOT_ELIGIBLE", "NOT_ELIGIBLE", null, 0, 0, null),
            row("APPROVED", "ELIGIBLE", "INDUCTION", 6, 0, null),
            row("INDUCTION", "ELIGIBLE", "INDUCTION", 6, 3, null),
            row("CLOSED", "ELIGIBLE_WITH_CONDITIONS", "INDUCTION", 6, 6, "RESPONSE"),
            row("MAINTENANCE", "ELIGIBLE", "MAINTENANCE", 8, 7, "REMISSION"));
    assertThat(counts.funnel())
        .containsExactly(
            new Step(Milestone.REQUESTED, 7, 1, 1),
            new Step(Milestone.EVALUATED, 5, 0, 1),
            new Step(Milestone.ELIGIBLE, 4, 0, 0),
            new Step(Milestone.PLANNED, 4, 1, 0),
            new Step(Milestone.TREATED, 3, 1, 0),
            new Step(Milestone.INDUCED, 2, 0, 1),
            new Step(Milestone.MAINTAINED, 1, 1, 0));
  }

  @Test
  void a_treated_course_without_a_judgement_stays_in_the_denominator_as_missing() {
    Counts counts =
        counts(
            row("INDUCTION", "ELIGIBLE", "INDUCTION", 6, 3, null),
            row("REVIEW", "ELIGIBLE", "INDUCTION", 6, 6, "REMISSION"),
            row("REVIEW", "ELIGIBLE", "INDUCTION", 6, 6, "NON_RESPONSE"),
            row("APPROVED", "ELIGIBLE", "INDUCTION", 6, 0, null));
    assertThat(counts.protocols()).singleElement().satisfies(
        protocol -> {
          assertThat(protocol.treated()).isEqualTo(3);
          assertThat(protocol.missing()).isEqualTo(1);
          assertThat(protocol.judged()).isEqualTo(2);
          assertThat(protocol.classes()).containsEntry(Response.REMISSION, 1).containsEntry(Response.NON_RESPONSE, 1).containsEntry(Response.PARTIAL, 0);
        });
  }

  private static Group group(String name, int treated, int missing, Map<Response, Integer> classes) {
    Group.Course none = new Group.Course(0, 0, null, List.of());
    return new Group(name, treated, missing, new java.util.EnumMap<>(classes), treated, Map.of(), none, none);
  }

  private static CourseRow treated(String indication, String stage, @Nullable String ended, @Nullable Double responded, @Nullable Double relapsed, double lastScore) {
    Instant first = Instant.parse("2026-03-02T14:00:00Z");
    PlanRow plan = new PlanRow(1, "INDUCTION", "IV", "ketamine", 40, 40, 1, 6, 0);
    SessionRow session = new SessionRow(1, "COMPLETED", null, null, null, null, null, null, null, first, null, null, null, null, null, null);
    TimesRow times = new TimesRow(after(first, responded), after(first, relapsed), null);
    return new CourseRow(
        "c", "k", "bethesda", indication, stage, "ELIGIBLE", "IV_MDD_STD", 6, 1, responded == null ? null : "RESPONSE", null, List.of(session), Map.of(), List.of(), null,
        null, null, null, null, plan, null, after(first, lastScore), null, null, null, ended, times);
  }

  private static @Nullable Instant after(Instant first, @Nullable Double days) {
    return days == null ? null : first.plus(Duration.ofMinutes(Math.round(days * 24 * 60)));
  }

  @Test
  void times_run_to_the_event_or_to_the_last_score() {
    Counts counts =
        counts(
            treated("TRD", "MAINTENANCE", null, 10.0, 100.0, 120),
            treated("TRD", "MAINTENANCE", null, 20.0, null, 80),
            treated("PTSD", "CLOSED", "PATIENT_WITHDREW", null, null, 30));
    assertThat(counts.protocols()).singleElement().satisfies(group -> {
      assertThat(group.response().followed()).isEqualTo(3);
      assertThat(group.response().events()).isEqualTo(2);
      assertThat(group.response().medianDays()).isEqualTo(20);
      assertThat(group.relapseFree().followed()).as("only who has responded").isEqualTo(2);
      assertThat(group.relapseFree().events()).isEqualTo(1);
      assertThat(group.relapseFree().medianDays()).as("the other one left the risk set before").isEqualTo(90);
      assertThat(group.open()).isEqualTo(2);
      assertThat(group.ended()).containsExactly(Map.entry("PATIENT_WITHDREW", 1));
    });
    assertThat(counts.indications()).extracting(Group::name, Group::treated).containsExactly(tuple("PTSD", 1), tuple("TRD", 2));
    assertThat(counts.sites()).extracting(Group::name, Group::treated).containsExactly(tuple("bethesda", 3));
  }

  @Test
  void neither_shares_of_few_nor_why_few_have_left_get_into_a_file() {
    Outcomes outcomes = new Outcomes();
    for (int i = 0; i < 40; i++) {
      outcomes.add(treated("TRD", i < 3 ? "CLOSED" : "MAINTENANCE", i < 3 ? "PATIENT_WITHDREW" : null, 10.0, i < 5 ? 50.0 : null, 200));
    }
    String file = OutcomesCsv.of(outcomes.counts(), new SmallCounts(11));
    assertThat(file).contains("IV_MDD_STD,40,suppressed,suppressed").contains("IV_MDD_STD,relapse,suppressed,suppressed,suppressed,suppressed,suppressed");
    assertThat(file).contains("IV_MDD_STD,response,40,10d,").doesNotContain(",3\r\n");
  }

  @Test
  void a_small_count_is_left_out_and_so_is_what_it_could_be_worked_out_from() {
    SmallCounts small = new SmallCounts(11);
    assertThat(small.parts(List.of(40, 3, 25, 0), true)).containsExactly(Optional.of(40), Optional.empty(), Optional.empty(), Optional.of(0));
    assertThat(small.parts(List.of(40, 3, 2, 0), true)).containsExactly(Optional.of(40), Optional.empty(), Optional.empty(), Optional.of(0));
    assertThat(small.parts(List.of(40, 11, 0), true)).containsExactly(Optional.of(40), Optional.of(11), Optional.of(0));
  }

  @Test
  void no_small_count_gets_into_a_file() {
    Map<Response, Integer> few = Map.of(Response.REMISSION, 4, Response.RESPONSE, 0, Response.PARTIAL, 0, Response.NON_RESPONSE, 0, Response.WORSENING, 0);
    Map<Response, Integer> many = Map.of(Response.REMISSION, 30, Response.RESPONSE, 20, Response.PARTIAL, 15, Response.NON_RESPONSE, 12, Response.WORSENING, 0);
    Counts counts =
        new Counts(
            List.of(new Step(Milestone.REQUESTED, 100, 0, 0), new Step(Milestone.EVALUATED, 96, 0, 0), new Step(Milestone.ELIGIBLE, 60, 0, 0), new Step(Milestone.PLANNED, 4, 0, 0)),
            List.of(group("A", 4, 0, few), group("B", 90, 13, many), group("C", 77, 0, many)),
            List.of(),
            List.of());
    assertThat(OutcomesCsv.of(counts, new SmallCounts(11)).split("\r\n", -1))
        .contains("REQUESTED,100", "EVALUATED,suppressed", "ELIGIBLE,60", "PLANNED,suppressed")
        .contains("A,suppressed,suppressed,suppressed,suppressed,suppressed,suppressed,suppressed")
        .contains("B,90,30,20,15,12,0,13")
        .as("the next smallest, or A could be had by subtraction")
        .contains("C,suppressed,suppressed,suppressed,suppressed,suppressed,suppressed,suppressed");
  }
}
