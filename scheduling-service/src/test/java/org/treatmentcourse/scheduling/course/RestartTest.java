package org.treatmentcourse.scheduling.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.treatmentcourse.scheduling.CourseUnderTest.POLICY;
import static org.treatmentcourse.scheduling.CourseUnderTest.at;
import static org.treatmentcourse.scheduling.CourseUnderTest.booked;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.treatmentcourse.contracts.EvaluationEvent;
import org.treatmentcourse.contracts.FollowupEvent.RiskTier;
import org.treatmentcourse.contracts.FollowupEvent.SuicideRiskEscalated;
import org.treatmentcourse.contracts.decide.Refusal;
import org.treatmentcourse.scheduling.CourseUnderTest;

/** Long gaps (DOMAIN 7.3), and who comes first (7.2). */
class RestartTest {

  @Test
  void after_two_weeks_without_a_dose_a_clinician_decides() {
    CourseUnderTest course = booked().plays(1, "2026-03-02");
    assertThat(block(course, "2026-03-16T09:00")).isNull();
    assertThat(block(course, "2026-03-17T10:00")).isEqualTo("RESTART_UNDECIDED");
    course.clock("2026-03-17T10:00").runs((series, when) -> Offers.goOn((Running) series, when));
    assertThat(block(course, "2026-03-17T11:00")).isNull();
  }

  @Test
  void after_a_month_eligibility_is_decided_again() {
    CourseUnderTest course = booked().plays(1, "2026-03-02");
    course.clock("2026-04-02T10:00").runs((series, when) -> Offers.goOn((Running) series, when));
    assertThat(block(course, "2026-04-02T11:00")).isEqualTo("ELIGIBILITY_NEEDED");
    course.hears(new EvaluationEvent.EligibilityDecided("d2", EvaluationEvent.Outcome.ELIGIBLE, List.of(), "p1", at("2026-07-01T00:00")));
    assertThat(block(course, "2026-04-02T12:00")).isNull();
  }

  @Test
  void a_series_that_has_not_begun_has_no_gap() {
    assertThat(block(booked(), "2026-05-20T10:00")).isNull();
  }

  @Test
  void who_is_in_danger_comes_first_then_who_is_within_a_series() {
    assertThat(Priority.of(booked().running())).isEqualTo(Priority.NEW_START);
    CourseUnderTest within = booked().plays(1, "2026-03-02");
    assertThat(Priority.of(within.running())).isEqualTo(Priority.WITHIN_SERIES);
    assertThat(Priority.of(within.hears(new SuicideRiskEscalated("o1", RiskTier.HIGH, "ITEM9")).running())).isEqualTo(Priority.ESCALATION);
    assertThat(Priority.of(booked().hears(new EvaluationEvent.PlanAdjusted(CourseUnderTest.MAINTENANCE, "MAINTENANCE_ACCEPTED", "p1")).running()))
        .isEqualTo(Priority.MAINTENANCE);
    assertThat(Priority.ESCALATION).isLessThan(Priority.WITHIN_SERIES).isLessThan(Priority.MAINTENANCE).isLessThan(Priority.NEW_START);
  }

  private static @Nullable String block(CourseUnderTest course, String local) {
    Instant now = at(local);
    Optional<Refusal> block = Blocks.ofBooking(course.running(), POLICY, now);
    return block.map(Refusal::code).orElse(null);
  }
}
