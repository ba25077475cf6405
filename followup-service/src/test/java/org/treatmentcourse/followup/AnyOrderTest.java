package org.treatmentcourse.followup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.treatmentcourse.followup.Story.POLICY;
import static org.treatmentcourse.followup.Story.completed;
import static org.treatmentcourse.followup.Story.day;
import static org.treatmentcourse.followup.Story.induction;
import static org.treatmentcourse.followup.Story.phq9;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.treatmentcourse.contracts.ClinicEvent.Urgency;
import org.treatmentcourse.contracts.EvaluationEvent.PlanApproved;
import org.treatmentcourse.contracts.Event;
import org.treatmentcourse.contracts.FollowupEvent.Action;
import org.treatmentcourse.contracts.FollowupEvent.Response;
import org.treatmentcourse.contracts.FollowupEvent.ResponseClassified;
import org.treatmentcourse.contracts.Indication;
import org.treatmentcourse.contracts.IntakeEvent.ConsultationRequested;
import org.treatmentcourse.contracts.Phase;
import org.treatmentcourse.contracts.SchedulingEvent;
import org.treatmentcourse.contracts.SchedulingEvent.DoseStarted;
import org.treatmentcourse.contracts.Sex;
import org.treatmentcourse.followup.course.Outcomes;
import org.treatmentcourse.followup.course.Recommendation;

/** Seeded random courses: facts come through several topics, so they come in any order, and the outcome is the same. */
class AnyOrderTest {
  private record Fact(Event event, Instant at, String id) {}

  private record Course(int baseline, int last, List<Fact> facts) {}

  private static Course random(Random random) {
    List<Fact> facts = new ArrayList<>();
    int baseline = 1 + random.nextInt(24);
    facts.add(new Fact(new ConsultationRequested("bethesda", Indication.TRD, Urgency.ROUTINE, 42, Sex.MALE), day(0), "open"));
    facts.add(new Fact(phq9(baseline, 0), day(1), "base"));
    facts.add(new Fact(new PlanApproved(induction(6), "p"), day(2), "plan"));
    int sessions = 3 + random.nextInt(4);
    int score = baseline;
    for (int session = 1; session <= sessions; session++) {
      score = session == 1 ? baseline : Math.clamp(score + (long) random.nextInt(7) - 4, 0, 24);
      facts.add(new Fact(phq9(score, 0), day(4 + 2 * session), "score" + session));
      facts.add(new Fact(new DoseStarted(session, 40), day(4.02 + 2 * session), "dose" + session));
      facts.add(new Fact(completed(session, Phase.INDUCTION, 6), day(4.1 + 2 * session), "done" + session));
    }
    score = Math.clamp(score + (long) random.nextInt(7) - 4, 0, 24);
    facts.add(new Fact(phq9(score, 0), day(5.5 + 2 * sessions), "after"));
    return new Course(baseline, score, facts);
  }

  @Test
  void comes_to_the_same_facts_class_and_recommendation_in_any_order() {
    Random random = new Random(20260302);
    for (int round = 0; round < 400; round++) {
      Course course = random(random);
      Story inOrder = told(course.facts());
      Story mixed = told(shuffled(course.facts(), random));

      var expected = inOrder.state().chart();
      var actual = mixed.state().chart();
      assertThat(actual.measures()).isEqualTo(expected.measures());
      assertThat(actual.series()).isEqualTo(expected.series());
      assertThat(actual.checkIns()).isEqualTo(expected.checkIns());
      assertThat(actual.outlook().response()).as("round %d", round).isEqualTo(expected.outlook().response());
      assertThat(actual.outlook().recommendation()).as("round %d", round).isEqualTo(expected.outlook().recommendation());
      // 0 stands for a baseline that was missed while it was still on its way.
      assertThat(actual.outlook().reviewed()).filteredOn(point -> point > 0).isEqualTo(expected.outlook().reviewed());
      assertThat(Objects.requireNonNull(actual.outlook().response())).isEqualTo(Outcomes.classify(course.baseline(), course.last(), POLICY.outcome("PHQ9")));
      // Which of several scores of one class it was said with depends on what had come by then; the class itself doesn't.
      ResponseClassified said = mixed.told(ResponseClassified.class).getLast();
      assertThat(said.response()).isEqualTo(expected.outlook().response());
      assertThat(said.baseline()).isEqualTo(course.baseline());
    }
  }

  @Test
  void offers_maintenance_exactly_after_a_whole_induction_that_helped() {
    Random random = new Random(4711);
    int proposals = 0;
    for (int round = 0; round < 400; round++) {
      Course course = random(random);
      Story story = told(course.facts());
      boolean whole = course.facts().stream().anyMatch(f -> f.id().equals("done6"));
      Response response = Outcomes.classify(course.baseline(), course.last(), POLICY.outcome("PHQ9"));
      boolean expected = whole && (Outcomes.isGood(response) || response == Response.PARTIAL);
      Recommendation open = story.state().chart().outlook().recommendation();
      boolean maintain = open != null && open.id().equals("end-6") && open.options().stream().anyMatch(one -> one.action() == Action.MAINTAIN);
      assertThat(maintain).as("round %d: %s", round, open).isEqualTo(expected);
      proposals += expected ? 1 : 0;
    }
    assertThat(proposals).as("the generator reaches both cases").isBetween(40, 360);
  }

  /** Any order but for what one topic brings: that keeps its own. */
  private static List<Fact> shuffled(List<Fact> facts, Random random) {
    List<Fact> shuffled = new ArrayList<>(facts);
    Collections.shuffle(shuffled, random);
    Iterator<Fact> inOrder = facts.stream().filter(AnyOrderTest::isScheduling).iterator();
    shuffled.replaceAll(fact -> isScheduling(fact) ? inOrder.next() : fact);
    return shuffled;
  }

  private static boolean isScheduling(Fact fact) {
    return fact.event() instanceof SchedulingEvent;
  }

  private static Story told(List<Fact> facts) {
    Story story = new Story().at(day(20));
    // Handled together, later than they happened: only the order differs, and no clock runs in between.
    facts.forEach(fact -> story.hear(fact.event(), fact.at(), fact.id()));
    return story;
  }
}
