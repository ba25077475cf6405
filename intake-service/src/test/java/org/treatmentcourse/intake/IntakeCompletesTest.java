package org.treatmentcourse.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.treatmentcourse.contracts.ClinicEvent;
import org.treatmentcourse.contracts.Consent;
import org.treatmentcourse.contracts.EarlierCourse;
import org.treatmentcourse.contracts.Event;
import org.treatmentcourse.contracts.FollowupEvent.AssessmentScored;
import org.treatmentcourse.contracts.IntakeEvent.ConsentGranted;
import org.treatmentcourse.contracts.IntakeEvent.IntakeCompleted;
import org.treatmentcourse.contracts.PainTreatment;
import org.treatmentcourse.contracts.Trial;
import org.treatmentcourse.intake.course.Collecting;
import org.treatmentcourse.intake.course.Completed;
import org.treatmentcourse.intake.course.Intake;
import org.treatmentcourse.intake.course.Missing;

class IntakeCompletesTest {

  @Test
  void takes_no_notice_of_a_correction() {
    Story story = new Story().when(Story.REQUEST, 0).when(Story.scored("PHQ9"), 2);
    Intake before = story.state();

    story.when(new AssessmentScored("a-r02", "PHQ9", 9, "MILD", null, 0, null, null, null, "a", Story.START.plusSeconds(2 * 3600), null), 9);

    assertThat(story.state()).isEqualTo(before);
  }

  @Test
  void says_what_is_missing_and_since_when() {
    Story story = new Story().when(Story.REQUEST, 0).when(Story.granted(Consent.TREATMENT), 1).when(Story.scored("PHQ9"), 2);
    story.when(new ClinicEvent.ConsentRevoked(Consent.TREATMENT), 5);

    assertThat(((Collecting) story.state()).missing())
        .containsExactly(
            new Missing("HISTORY", Story.START),
            new Missing("CONSENT_TREATMENT", Story.START.plusSeconds(5 * 3600)),
            new Missing("CONSENT_NO_DRIVING", Story.START),
            new Missing("CONSENT_CONTROLLED_SUBSTANCE", Story.START),
            new Missing("CONSENT_FINANCIAL", Story.START),
            new Missing("CONSENT_DATA_USE", Story.START),
            new Missing("ASSESSMENT_CSSRS_SCREEN", Story.START));
  }

  @Test
  void completes_with_the_last_thing_that_was_missing() {
    Story story = new Story().when(Story.REQUEST, 0);
    List<Event> facts = new ArrayList<>(Story.needed().values());
    Event last = facts.removeLast();
    facts.forEach(fact -> story.when(fact, 1));
    assertThat(story.state()).isInstanceOf(Collecting.class);

    story.when(last, 2).thenSaid().singleElement().isInstanceOf(IntakeCompleted.class);

    assertThat(story.state()).isInstanceOf(Completed.class);
  }

  @Test
  void tells_evaluation_age_history_and_active_consents_but_no_person() {
    Story story = Story.complete();

    assertThat(story.all().getLast())
        .isEqualTo(
            new IntakeCompleted(
                "bethesda",
                Story.REQUEST.indication(),
                42,
                Story.REQUEST.person().sex(),
                true,
                Story.HISTORY.trials(),
                Set.copyOf(Story.POLICY.required().consents())));
  }

  @Test
  void passes_the_whole_history_on_as_codes() {
    Story story = Story.complete();
    Trial trial = new Trial("36437", 8, true, 20, 150.0, 90, "SSRI", true);
    List<PainTreatment> pain = List.of(new PainTreatment("GABAPENTIN", null));
    List<EarlierCourse> earlier = List.of(new EarlierCourse(EarlierCourse.Substance.ESKETAMINE, true));

    story.when(new ClinicEvent.HistoryReported(null, List.of(trial), pain, earlier, List.of("SLEEP")), 9).thenSaid().singleElement()
        .isInstanceOfSatisfying(IntakeCompleted.class, told -> {
          assertThat(told.trials()).containsExactly(trial);
          assertThat(told.painTreatments()).isEqualTo(pain);
          assertThat(told.earlierCourses()).isEqualTo(earlier);
          assertThat(told.goals()).containsExactly("SLEEP");
          assertThat(told.canBecomePregnant()).as("unknown").isNull();
        });
  }

  @Test
  void is_the_same_whatever_the_order_of_its_facts() {
    Random random = new Random(20260302);
    Map<String, Event> facts = Story.needed();
    Set<Intake> ends = new HashSet<>();
    for (int round = 0; round < 300; round++) {
      List<String> order = new ArrayList<>(facts.keySet());
      Collections.shuffle(order, random);
      Story story = new Story();
      // What follow-up has scored may be heard before the request.
      List<String> early = order.stream().filter(name -> Story.POLICY.required().assessments().contains(name) && random.nextBoolean()).toList();
      early.forEach(name -> story.whenAt(fact(facts, name), at(name), name));
      story.whenAt(Story.REQUEST, Story.START, "request");
      order.stream().filter(name -> !early.contains(name)).forEach(name -> story.whenAt(fact(facts, name), at(name), name));
      ends.add(story.state());
      assertThat(story.all()).filteredOn(IntakeCompleted.class::isInstance).hasSize(1);
      assertThat(story.all()).filteredOn(ConsentGranted.class::isInstance).hasSize(Story.POLICY.required().consents().size());
    }
    assertThat(ends).hasSize(1).first().isInstanceOf(Completed.class);
  }

  private static Event fact(Map<String, Event> facts, String name) {
    return java.util.Objects.requireNonNull(facts.get(name));
  }

  private static java.time.Instant at(String name) {
    return Story.START.plusSeconds(60L * (1 + new ArrayList<>(Story.needed().keySet()).indexOf(name)));
  }

  @Test
  void tells_evaluation_again_when_a_later_history_changes_the_file() {
    Story story = Story.complete();

    story
        .when(new ClinicEvent.HistoryReported(false, List.of(new Trial("36437", 8, true, 20))), 9)
        .thenSaid()
        .singleElement()
        .isInstanceOfSatisfying(IntakeCompleted.class, told -> assertThat(told.canBecomePregnant()).isFalse());
  }

  @Test
  void says_nothing_when_a_later_history_tells_the_same_or_an_older_one_comes_late() {
    Story story = Story.complete();

    story.when(Story.HISTORY, 9).thenSaid().isEmpty();
    story.when(new ClinicEvent.HistoryReported(false, List.of()), 8).thenSaid().isEmpty();
  }
}
