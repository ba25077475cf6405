package org.treatmentcourse.followup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.treatmentcourse.followup.Story.cssrs;
import static org.treatmentcourse.followup.Story.day;
import static org.treatmentcourse.followup.Story.phq9;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.treatmentcourse.contracts.ClinicEvent.LabResult;
import org.treatmentcourse.contracts.ClinicEvent.QuestionnaireAnswered;
import org.treatmentcourse.contracts.EvaluationEvent.LabNoted;
import org.treatmentcourse.contracts.EvaluationEvent.PlanSuspended;
import org.treatmentcourse.contracts.FollowupEvent.RecommendationWithdrawn;
import org.treatmentcourse.contracts.FollowupEvent.SafetyDomain;
import org.treatmentcourse.contracts.FollowupEvent.SafetySignalled;
import org.treatmentcourse.contracts.FollowupEvent.TaskClosed;
import org.treatmentcourse.contracts.FollowupEvent.TaskOpened;
import org.treatmentcourse.contracts.FollowupEvent.TaskOverdue;
import org.treatmentcourse.contracts.Phase;
import org.treatmentcourse.contracts.SchedulingEvent.BpSeverity;
import org.treatmentcourse.contracts.SchedulingEvent.SessionCompleted;

/** Each domain of DOMAIN 6.5: below its limit nothing is said, from it on once per reading. */
class SafetyTest {
  private static QuestionnaireAnswered total(String instrument, int total) {
    return new QuestionnaireAnswered(instrument, Map.of("total", total));
  }

  private static QuestionnaireAnswered flags(String instrument, List<String> items, String... yes) {
    Map<String, Integer> answers = new HashMap<>();
    items.forEach(item -> answers.put(item, List.of(yes).contains(item) ? 1 : 0));
    return new QuestionnaireAnswered(instrument, answers);
  }

  private static QuestionnaireAnswered bladder(String... yes) {
    return flags("LUTS_CHECK", List.of("frequency", "urgency", "pain", "blood"), yes);
  }

  private static QuestionnaireAnswered misuse(String... yes) {
    return flags("MISUSE_CHECK", List.of("earlyRefill", "doseEscalation", "unexplainedDrugScreen", "lostTakeHome"), yes);
  }

  private static QuestionnaireAnswered asrm(int total) {
    Map<String, Integer> answers = new HashMap<>();
    IntStream.rangeClosed(1, 5).forEach(item -> answers.put("q" + item, Math.clamp(total - 4L * (item - 1), 0, 4)));
    return new QuestionnaireAnswered("ASRM", answers);
  }

  private static Story treated() {
    return new Story().readyForInduction(21).sessions(1, 2, 18).then();
  }

  private static List<String> kinds(Story story) {
    return story.told(TaskOpened.class).stream().map(TaskOpened::kind).toList();
  }

  @Test
  void bladder_by_the_scale_by_its_rise_and_by_blood() {
    assertThat(treated().hear(total("BPIC_SS", 18)).told(SafetySignalled.class)).as("the first one is the baseline").isEmpty();
    Story cut = treated().hear(total("BPIC_SS", 19));
    assertThat(cut.told(SafetySignalled.class)).singleElement().satisfies(said -> {
      assertThat(said.domain()).isEqualTo(SafetyDomain.BLADDER);
      assertThat(said.value()).isEqualTo(19);
    });
    assertThat(kinds(cut)).containsExactly("URINALYSIS", "BLADDER_REVIEW");
    assertThat(cut.recommended()).containsExactly("BLADDER: HOLD, (CONTINUE), (STOP)");

    Story rise = new Story().readyForInduction(21).hear(total("BPIC_SS", 6)).sessions(1, 2, 18).then();
    assertThat(rise.hear(total("BPIC_SS", 9)).told(SafetySignalled.class)).isEmpty();
    assertThat(rise.at(day(12.5)).hear(total("BPIC_SS", 10)).told(SafetySignalled.class)).hasSize(1);

    assertThat(treated().hear(bladder("blood")).told(SafetySignalled.class)).hasSize(1);
    assertThat(treated().hear(new LabNoted("URINALYSIS", null, LabResult.POSITIVE)).told(SafetySignalled.class)).hasSize(1);
    assertThat(treated().hear(new LabNoted("URINALYSIS", null, LabResult.INVALID)).told(SafetySignalled.class)).isEmpty();
  }

  @Test
  void bladder_by_symptoms_at_two_sessions() {
    Story story = treated().hear(bladder("urgency"));
    assertThat(story.told(SafetySignalled.class)).isEmpty();
    story.at(day(13)).hear(bladder());
    assertThat(story.told(SafetySignalled.class)).isEmpty();
    story.at(day(16)).hear(bladder("frequency"));
    assertThat(story.told(SafetySignalled.class)).hasSize(1);
  }

  @Test
  void liver_above_three_times_the_limit_with_a_repeat_in_two_weeks() {
    Story story = treated().hear(new LabNoted("ALT", 3.0, null));
    assertThat(story.told(SafetySignalled.class)).isEmpty();
    story.at(day(12)).hear(new LabNoted("AST", 3.1, null));
    assertThat(story.recommended()).containsExactly("LIVER: HOLD, (CONTINUE), (STOP)");
    assertThat(story.told(TaskOpened.class)).filteredOn(t -> t.kind().equals("LIVER_REPEAT")).singleElement()
        .satisfies(t -> assertThat(t.dueAt()).isEqualTo(day(12).plus(Duration.ofDays(14))));
    story.then().at(day(13)).hear(new LabNoted("AST", 1.2, null));
    assertThat(story.told(RecommendationWithdrawn.class)).as("it is no longer so").hasSize(1);
    assertThat(story.state().chart().watch().tasks()).as("the repeat stays with a person").anyMatch(t -> t.kind().equals("LIVER_REPEAT"));
  }

  @Test
  void cognition_three_points_below_the_baseline() {
    Story story = new Story().readyForInduction(21).hear(total("MOCA", 28)).sessions(1, 2, 18).then();
    assertThat(story.hear(total("MOCA", 26)).told(SafetySignalled.class)).isEmpty();
    story.at(day(12.5)).hear(total("MOCA", 25));
    assertThat(story.recommended()).containsExactly("COGNITION: LOWER_DOSE 32 mg, (HOLD), (CONTINUE)");
    assertThat(kinds(story)).contains("COGNITION_REVIEW");
  }

  @Test
  void misuse_is_reviewed_and_nothing_recommended() {
    assertThat(treated().hear(misuse()).told(SafetySignalled.class)).isEmpty();
    Story story = treated().hear(misuse("earlyRefill"));
    assertThat(kinds(story)).containsExactly("MISUSE_REVIEW");
    assertThat(story.recommended()).isEmpty();
    assertThat(kinds(treated().hear(new LabNoted("UDS", null, LabResult.POSITIVE)))).containsExactly("MISUSE_REVIEW");
  }

  @Test
  void blood_pressure_severe_in_two_sessions() {
    Story story = treated().at(day(13)).hear(severe(3)).then();
    assertThat(story.told(SafetySignalled.class)).isEmpty();
    story.at(day(16)).hear(severe(4));
    assertThat(story.told(SafetySignalled.class)).singleElement().satisfies(said -> assertThat(said.domain()).isEqualTo(SafetyDomain.BLOOD_PRESSURE));
    assertThat(kinds(story)).contains("PCP_REFERRAL", "BLOOD_PRESSURE_REVIEW");
    assertThat(story.recommended()).containsExactly("BLOOD_PRESSURE: HOLD, (LOWER_DOSE 32 mg), (CONTINUE)");
  }

  private static SessionCompleted severe(int session) {
    return new SessionCompleted(session, Phase.INDUCTION, 1, 6, 40, 190, 110, BpSeverity.SEVERE);
  }

  @Test
  void mania_from_six() {
    assertThat(treated().hear(asrm(5)).told(SafetySignalled.class)).isEmpty();
    Story story = treated().hear(asrm(6));
    assertThat(kinds(story)).containsExactly("MANIA_REVIEW");
    assertThat(story.recommended()).containsExactly("MANIA: HOLD, (CONTINUE), (STOP)");
  }

  @Test
  void what_was_decided_is_not_recommended_again_and_the_next_domain_comes_after_it() {
    Story story = treated().hear(asrm(8)).hear(new LabNoted("ALT", 4.0, null));
    assertThat(story.recommended()).containsExactly("MANIA: HOLD, (CONTINUE), (STOP)");
    String open = java.util.Objects.requireNonNull(story.state().chart().outlook().recommendation()).id();
    story.then().decline(open);
    assertThat(story.recommended()).containsExactly("LIVER: HOLD, (CONTINUE), (STOP)");
    String second = java.util.Objects.requireNonNull(story.state().chart().outlook().recommendation()).id();
    story.then().decline(second);
    assertThat(story.recommended()).isEmpty();
  }

  @Test
  void nothing_is_held_twice() {
    Story story = treated().hear(new PlanSuspended("PREGNANCY", 1)).then().hear(asrm(8));
    assertThat(story.told(SafetySignalled.class)).hasSize(1);
    assertThat(story.recommended()).isEmpty();
  }

  @Test
  void somebody_reaches_out_after_two_weeks_of_silence_and_after_sixty_days_a_hold_is_recommended() {
    Story story = treated();
    story.at(day(11.1).plus(Duration.ofDays(14)).minusSeconds(1));
    assertThat(kinds(story)).doesNotContain("OUTREACH");
    story.then().at(day(11.1).plus(Duration.ofDays(14)));
    assertThat(kinds(story)).contains("OUTREACH");
    story.then().at(day(11.1).plus(Duration.ofDays(60)));
    assertThat(story.told(TaskOverdue.class)).as("three attempts").filteredOn(t -> t.task().startsWith("outreach")).hasSize(3);
    assertThat(story.recommended()).containsExactly("LOST: HOLD, (STOP)");
    story.then().at(day(75)).hear(phq9(18, 0));
    assertThat(story.told(TaskClosed.class)).extracting(TaskClosed::disposition).contains("HEARD_FROM", "WITHDRAWN");
  }

  @Test
  void silence_in_maintenance_may_last_longer() {
    Story story = new Story().readyForInduction(21).sessions(1, 6, 8).then().at(day(23.1).plus(Duration.ofDays(44)));
    assertThat(kinds(story)).doesNotContain("OUTREACH");
    story.at(day(23.1).plus(Duration.ofDays(45)));
    assertThat(kinds(story)).contains("OUTREACH");
  }

  @Test
  void a_patient_at_risk_who_does_not_answer_is_tried_three_times_within_a_day() {
    Story story = treated().at(day(13)).hear(cssrs("q1", "q2", "q3")).hear(Story.completed(3, Phase.INDUCTION, 6)).then();
    story.at(day(13).plus(Duration.ofHours(26)));
    assertThat(kinds(story)).contains("ELEVATED_CONTACT");
    story.then().at(day(13).plus(Duration.ofHours(50)));
    assertThat(story.told(TaskOverdue.class)).filteredOn(t -> t.task().startsWith("elevated-contact")).hasSize(3);
  }

  @Test
  void a_moderate_risk_is_assessed_the_same_day_and_contacted_again_within_two() {
    Story story = treated().at(day(13)).hear(cssrs("q1", "q2", "q3"));
    assertThat(story.told(TaskOpened.class)).filteredOn(t -> t.kind().equals("RISK_REVIEW")).singleElement()
        .satisfies(t -> assertThat(t.dueAt()).isEqualTo(day(13).plus(Duration.ofHours(8))));
    assertThat(story.told(TaskOpened.class)).filteredOn(t -> t.kind().equals("RISK_FOLLOW_UP")).singleElement()
        .satisfies(t -> assertThat(t.dueAt()).isEqualTo(day(13).plus(Duration.ofHours(48))));
  }

  /** Seeded: each reading is told at most once, and the last state doesn't depend on the order in which readings came. */
  @Test
  void tells_each_reading_once_and_comes_to_the_same_recommendation_in_any_order() {
    Random random = new Random(20260715);
    for (int round = 0; round < 80; round++) {
      record Reading(org.treatmentcourse.contracts.Event event, double day) {}
      List<Reading> readings = new ArrayList<>();
      for (int i = 0; i < 12; i++) {
        double at = 11.5 + i;
        readings.add(switch (random.nextInt(5)) {
          case 0 -> new Reading(new LabNoted("ALT", random.nextDouble() * 5, null), at);
          case 1 -> new Reading(total("BPIC_SS", random.nextInt(24)), at);
          case 2 -> new Reading(asrm(random.nextInt(9)), at);
          case 3 -> new Reading(bladder(random.nextBoolean() ? new String[] {"pain"} : new String[0]), at);
          default -> new Reading(total("MOCA", 22 + random.nextInt(8)), at);
        });
      }
      List<Reading> mixed = new ArrayList<>(readings);
      Collections.shuffle(mixed, random);
      Story inOrder = treated().at(day(24));
      readings.forEach(r -> inOrder.hear(r.event(), day(r.day()), "r" + r.day()));
      Story other = treated().at(day(24));
      mixed.forEach(r -> other.hear(r.event(), day(r.day()), "r" + r.day()));
      assertThat(other.state().chart().signs().noted()).isEqualTo(inOrder.state().chart().signs().noted());
      assertThat(other.state().chart().outlook().recommendation()).as("round %d", round).isEqualTo(inOrder.state().chart().outlook().recommendation());
      assertThat(inOrder.told(SafetySignalled.class)).extracting(s -> s.domain() + s.reading()).doesNotHaveDuplicates();
      assertThat(other.told(SafetySignalled.class)).extracting(s -> s.domain() + s.reading()).doesNotHaveDuplicates();
    }
  }
}
