package org.treatmentcourse.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.treatmentcourse.contracts.ClinicEvent.ClinicalStatus;
import org.treatmentcourse.contracts.ClinicEvent.Lab;
import org.treatmentcourse.contracts.ClinicEvent.LabResult;
import org.treatmentcourse.contracts.Consent;
import org.treatmentcourse.contracts.EvaluationEvent.Outcome;
import org.treatmentcourse.contracts.Event;
import org.treatmentcourse.contracts.FollowupEvent.AssessmentScored;
import org.treatmentcourse.contracts.FollowupEvent.CourseClosed;
import org.treatmentcourse.contracts.FollowupEvent.RiskTier;
import org.treatmentcourse.contracts.FollowupEvent.SuicideRiskEscalated;
import org.treatmentcourse.contracts.FollowupEvent.SuicideRiskResolved;
import org.treatmentcourse.contracts.IntakeEvent;
import org.treatmentcourse.contracts.Sex;
import org.treatmentcourse.evaluation.course.Dossier;
import org.treatmentcourse.evaluation.course.Ended;
import org.treatmentcourse.evaluation.course.Evaluation;
import org.treatmentcourse.evaluation.course.Planned;
import org.treatmentcourse.evaluation.course.Suspensions.Suspension;

/** Seeded random courses: topics mix in any order, facts come late, the course ends the same. */
class OrderOfArrivalTest {

  private record Fact(Event event, Instant at, String id) {}

  @Test
  void ends_the_same_whatever_the_order_of_its_facts() {
    Random random = new Random(42);
    for (int round = 0; round < 60; round++) {
      List<Fact> intake = intake();
      List<Fact> others = new ArrayList<>();
      for (int i = 0; i < 14; i++) {
        others.add(new Fact(any(random, i), Story.START.plusSeconds(1800L * random.nextInt(40)), "f" + i));
      }
      Set<Evaluation> ends = new HashSet<>();
      for (int order = 0; order < 6; order++) {
        Story story = new Story();
        merged(intake, others, random).forEach(fact -> story.whenAt(fact.event(), fact.at(), fact.id()));
        ends.add(story.state());
      }
      assertThat(ends).as("round " + round).hasSize(1);
    }
  }

  @Test
  void safety_commutes_with_everything_once_a_plan_is_in_force() {
    Random random = new Random(4711);
    for (int round = 0; round < 60; round++) {
      List<Fact> facts = new ArrayList<>();
      for (int i = 0; i < 10; i++) {
        facts.add(new Fact(inTreatment(random, i), Story.START.plusSeconds(3600L * (7 + random.nextInt(40))), "f" + i));
      }
      Set<Dossier> dossiers = new HashSet<>();
      Set<Set<String>> reasons = new HashSet<>();
      for (int order = 0; order < 6; order++) {
        Collections.shuffle(facts, random);
        Story story = Story.planned();
        facts.forEach(fact -> story.whenAt(fact.event(), fact.at(), fact.id()));
        Planned end = story.plannedState();
        // Since when it is suspended goes by what was heard first, as the number of a suspension does.
        dossiers.add(end.dossier().since(Story.START));
        reasons.add(new HashSet<>(end.suspensions().inForce().stream().map(Suspension::reason).toList()));
      }
      assertThat(dossiers).as("facts, round " + round).hasSize(1);
      assertThat(reasons).as("suspensions, round " + round).hasSize(1);
    }
  }

  @Test
  void two_runs_of_the_same_input_say_the_same() {
    assertThat(Story.planned().all()).isEqualTo(Story.planned().all());
  }

  @Test
  void a_course_that_was_closed_before_it_was_heard_of_ends_at_once() {
    Story story = new Story().when(new CourseClosed("PATIENT_WITHDREW"), 2).when(Story.referral(42, Sex.FEMALE), 0);

    assertThat(story.state()).isInstanceOfSatisfying(Ended.class, ended -> assertThat(ended.reason()).isEqualTo("PATIENT_WITHDREW"));
    story.when(Story.completed(42, Sex.FEMALE, true), 3).thenSaid().isEmpty();
  }

  @Test
  void a_declined_intake_ends_the_course() {
    Story story = new Story().when(Story.referral(42, Sex.FEMALE), 0).when(new IntakeEvent.IntakeDeclined("CLINIC_DECLINED"), 1);

    assertThat(story.state()).isInstanceOf(Ended.class);
    story.when(new CourseClosed("NOT_CONTINUING"), 2).thenSaid().isEmpty();
  }

  private static List<Fact> intake() {
    return List.of(
        new Fact(Story.referral(42, Sex.FEMALE), Story.START, "i1"),
        new Fact(new IntakeEvent.ConsentGranted(Consent.TREATMENT, "1"), Story.START.plusSeconds(60), "i2"),
        new Fact(Story.completed(42, Sex.FEMALE, true), Story.START.plusSeconds(120), "i3"));
  }

  /** Intake's events keep their order, for they are one topic; all others mix freely among them. */
  private static List<Fact> merged(List<Fact> inOrder, List<Fact> others, Random random) {
    List<Fact> all = new ArrayList<>(others);
    Collections.shuffle(all, random);
    int from = 0;
    for (Fact fact : inOrder) {
      from += random.nextInt(all.size() - from + 1);
      all.add(from++, fact);
    }
    return all;
  }

  private static Event any(Random random, int i) {
    return switch (random.nextInt(8)) {
      case 0, 1 -> Story.exam(110 + random.nextInt(90), 60 + random.nextInt(45));
      case 2 -> Story.lab(Lab.values()[random.nextInt(2)], LabResult.values()[random.nextInt(3)]);
      case 3 -> Story.diagnosis(code(random), ClinicalStatus.values()[random.nextInt(4)]);
      case 4 -> new AssessmentScored("a" + i, random.nextBoolean() ? "PHQ9" : "GAD7", random.nextInt(27), null, null, null);
      case 5 -> new IntakeEvent.ConsentRevoked(random.nextBoolean() ? Consent.TREATMENT : Consent.RESEARCH);
      case 6 -> new SuicideRiskEscalated("o" + i, RiskTier.HIGH, "CSSRS_SCREEN");
      default -> new SuicideRiskResolved("r" + i, "SAFETY_PLAN");
    };
  }

  private static Event inTreatment(Random random, int i) {
    return switch (random.nextInt(6)) {
      case 0 -> new IntakeEvent.ConsentRevoked(random.nextBoolean() ? Consent.TREATMENT : Consent.FINANCIAL);
      case 1 -> new IntakeEvent.ConsentGranted(Consent.TREATMENT, "2");
      case 2 -> new SuicideRiskEscalated("o" + i, RiskTier.HIGH, "PHQ9");
      case 3 -> Story.lab(Lab.HCG, LabResult.values()[random.nextInt(3)]);
      case 4 -> Story.exam(110 + random.nextInt(90), 60 + random.nextInt(45));
      default -> new SuicideRiskResolved("o" + (i - 1), "SAFETY_PLAN");
    };
  }

  private static String code(Random random) {
    return List.of("F33.2", "F41.1", "F20.9", "F11.20", "F10.10").get(random.nextInt(5));
  }

  @Test
  void recommends_no_more_than_the_worst_finding_allows() {
    Random random = new Random(99);
    for (int round = 0; round < 300; round++) {
      Story story = new Story();
      intake().forEach(fact -> story.whenAt(fact.event(), fact.at(), fact.id()));
      for (int i = 0; i < 10; i++) {
        story.whenAt(any(random, i), Story.START.plusSeconds(1800L * i), "f" + i);
        boolean blocked = !story.dossier().assessment().blocking().isEmpty();
        Outcome outcome = story.dossier().assessment().recommendation();
        assertThat(outcome == Outcome.ELIGIBLE || outcome == Outcome.ELIGIBLE_WITH_CONDITIONS).isEqualTo(!blocked);
      }
    }
  }
}
