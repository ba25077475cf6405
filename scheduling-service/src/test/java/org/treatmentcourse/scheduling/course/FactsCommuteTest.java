package org.treatmentcourse.scheduling.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.treatmentcourse.scheduling.CourseUnderTest.FIRST_DAY;
import static org.treatmentcourse.scheduling.CourseUnderTest.INDUCTION;
import static org.treatmentcourse.scheduling.CourseUnderTest.MAINTENANCE;
import static org.treatmentcourse.scheduling.CourseUnderTest.at;
import static org.treatmentcourse.scheduling.CourseUnderTest.readyToStart;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.treatmentcourse.contracts.ClinicEvent.Urgency;
import org.treatmentcourse.contracts.Consent;
import org.treatmentcourse.contracts.EvaluationEvent;
import org.treatmentcourse.contracts.Event;
import org.treatmentcourse.contracts.FollowupEvent;
import org.treatmentcourse.contracts.FollowupEvent.RiskTier;
import org.treatmentcourse.contracts.Indication;
import org.treatmentcourse.contracts.IntakeEvent;
import org.treatmentcourse.contracts.Sex;
import org.treatmentcourse.scheduling.CourseUnderTest;

/** Topics have no order among each other; within one topic a course's events are in order. */
class FactsCommuteTest {
  private static final Instant T0 = at("2026-02-01T09:00");

  private record Heard(Event event, Instant at) {}

  @Test
  void any_interleaving_of_the_topics_leads_to_the_same_state() {
    Series expected = null;
    for (int seed = 0; seed < 500; seed++) {
      CourseUnderTest course = new CourseUnderTest();
      interleaved(topics(), new Random(seed)).forEach(heard -> course.hears(heard.event(), heard.at()));
      expected = expected == null ? course.state() : expected;
      assertThat(course.state()).as("seed %d", seed).isEqualTo(expected);
    }
  }

  @Test
  void no_session_starts_after_any_hold_was_heard_whatever_came_before_or_after() {
    List<Heard> holds =
        List.of(
            heard(90, new IntakeEvent.ConsentRevoked(Consent.TREATMENT)),
            heard(90, new EvaluationEvent.PlanSuspended("PREGNANCY", 3)),
            heard(90, new FollowupEvent.SuicideRiskEscalated("o9", RiskTier.HIGH, "ITEM9")),
            heard(90, new IntakeEvent.CourseBlocked(3, "clinic.history-reported.v1")),
            heard(90, new FollowupEvent.CourseClosed("PATIENT_WITHDREW")));
    for (int seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      List<Heard> others = interleaved(topics(), random);
      others.removeIf(heard -> heard.event() instanceof IntakeEvent.ConsultationRequested);
      others.add(random.nextInt(others.size() + 1), holds.get(seed % holds.size()));
      CourseUnderTest course = readyToStart();
      others.forEach(heard -> course.hears(heard.event(), heard.at()));
      if (course.session(1) instanceof OnSite) {
        assertThat(course.asked().measures(1, 120, 80).starts(1).refusal()).as("seed %d", seed).isNotNull();
      }
      course.running().sessions().forEach(session -> assertThat(session.dosedAt()).isEmpty());
    }
  }

  @Test
  void the_example_day_is_the_first_monday_of_march() {
    assertThat(FIRST_DAY.getDayOfWeek()).isEqualTo(java.time.DayOfWeek.MONDAY);
  }

  private static List<List<Heard>> topics() {
    return List.of(
        List.of(
            heard(0, new IntakeEvent.ConsultationRequested("bethesda", Indication.TRD, Urgency.ROUTINE, 42, Sex.FEMALE)),
            heard(1, new IntakeEvent.ConsentGranted(Consent.TREATMENT, "1")),
            heard(2, new IntakeEvent.ConsentGranted(Consent.FINANCIAL, "1")),
            heard(20, new IntakeEvent.ConsentGranted(Consent.FINANCIAL, "2")),
            heard(21, new IntakeEvent.CourseUnblocked(1)),
            heard(23, new IntakeEvent.CourseUnblocked(2))),
        List.of(
            heard(20, new IntakeEvent.CourseBlocked(1, "clinic.history-reported.v1")),
            heard(22, new IntakeEvent.CourseBlocked(2, "clinic.history-reported.v1")),
            heard(10, new IntakeEvent.ConsentRevoked(Consent.FINANCIAL)),
            heard(30, new IntakeEvent.ConsentRevoked(Consent.NO_DRIVING))),
        List.of(
            heard(5, new EvaluationEvent.EligibilityDecided("d", EvaluationEvent.Outcome.ELIGIBLE, List.of(), "p", T0)),
            heard(6, new EvaluationEvent.PlanApproved(INDUCTION, "p")),
            heard(14, new EvaluationEvent.PlanResumed(1, List.of("X"))),
            heard(40, new EvaluationEvent.PlanAdjusted(MAINTENANCE, "MAINTENANCE_ACCEPTED", "p"))),
        List.of(heard(12, new EvaluationEvent.PlanSuspended("X", 1)), heard(16, new EvaluationEvent.PlanSuspended("Y", 2))),
        List.of(
            heard(3, new FollowupEvent.AssessmentScored("a1", "PHQ9", 20, null, null, 0)),
            heard(8, new FollowupEvent.SuicideRiskResolved("o1", "CLEARED")),
            heard(9, new FollowupEvent.AssessmentScored("a2", "PHQ9", 12, null, null, 0)),
            heard(25, new FollowupEvent.SuicideRiskResolved("o2", "CLEARED"))),
        List.of(
            heard(7, new FollowupEvent.SuicideRiskEscalated("o1", RiskTier.HIGH, "ITEM9")),
            heard(22, new FollowupEvent.SuicideRiskEscalated("o2", RiskTier.HIGH, "CSSRS"))));
  }

  private static Heard heard(int hours, Event event) {
    return new Heard(event, T0.plus(Duration.ofHours(hours)));
  }

  private static List<Heard> interleaved(List<List<Heard>> topics, Random random) {
    List<Integer> turns = new ArrayList<>();
    IntStream.range(0, topics.size()).forEach(topic -> topics.get(topic).forEach(event -> turns.add(topic)));
    Collections.shuffle(turns, random);
    int[] next = new int[topics.size()];
    List<Heard> all = new ArrayList<>();
    turns.forEach(topic -> all.add(topics.get(topic).get(next[topic]++)));
    return all;
  }
}
