package org.treatmentcourse.followup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.treatmentcourse.followup.Story.day;
import static org.treatmentcourse.followup.Story.phq9;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.treatmentcourse.contracts.EvaluationEvent.PlanAdjusted;
import org.treatmentcourse.contracts.EvaluationEvent.PlanApproved;
import org.treatmentcourse.contracts.EvaluationEvent.PlanProposalWithdrawn;
import org.treatmentcourse.contracts.EvaluationEvent.PlanProposed;
import org.treatmentcourse.contracts.FollowupEvent.TaskClosed;
import org.treatmentcourse.contracts.FollowupEvent.TaskOpened;
import org.treatmentcourse.contracts.Phase;
import org.treatmentcourse.contracts.Plan;

/** What comes with a plan decides what follow-up may recommend, and who has to act on it. */
class PlanTermsTest {

  @Test
  void recommends_an_interval_that_the_protocol_allows() {
    assertThat(afterInduction(List.of(14, 21)).recommended()).containsExactly("RESPONSE: MAINTAIN 14, (OBSERVE)");
    assertThat(afterInduction(List.of(3, 5, 28)).recommended()).containsExactly("RESPONSE: MAINTAIN 5, (OBSERVE)");
  }

  @Test
  void asks_for_a_review_where_the_protocol_ends_with_the_induction() {
    Story story = afterInduction(List.of());

    assertThat(story.recommended()).containsExactly("RESPONSE: (OBSERVE)");
    assertThat(story.told(TaskOpened.class)).extracting(TaskOpened::kind).containsExactly("RESPONSE_REVIEW");
  }

  @Test
  void asks_a_prescriber_to_sign_and_stops_asking_once_it_is_signed() {
    Story story = new Story().opened().at(day(1)).hear(new PlanProposed(Story.induction(6), "DOSE_ABOVE_SOFT_MAX", "p"));
    assertThat(story.told(TaskOpened.class)).singleElement().satisfies(task -> {
      assertThat(task.kind()).isEqualTo("PLAN_SIGN_OFF");
      assertThat(task.role()).isEqualTo("prescriber");
      assertThat(task.dueAt()).isEqualTo(day(2));
    });

    story.then().at(day(1.5)).hear(new PlanApproved(Story.induction(6), "p"));

    assertThat(story.told(TaskClosed.class)).extracting(TaskClosed::disposition).containsExactly("SIGNED");
  }

  @Test
  void stops_asking_for_a_signature_when_the_order_is_withdrawn() {
    Story story = new Story().opened().at(day(1)).hear(new PlanProposed(Story.induction(6), "DOSE_ABOVE_SOFT_MAX", "p")).then();

    story.hear(new PlanProposalWithdrawn(2, "DECLINED"));
    assertThat(story.told()).as("another version").isEmpty();
    story.hear(new PlanProposalWithdrawn(1, "DECLINED"));
    assertThat(story.told(TaskClosed.class)).extracting(TaskClosed::disposition).containsExactly("DECLINED");
  }

  private static Story afterInduction(List<Integer> nextIntervals) {
    Plan plan =
        new Plan(2, "X", Phase.INDUCTION, "IV", "ketamine", 0.5, 40, 40, 1, 6, 36, 7, 3, 0, null, 80.0, Plan.WeightBasis.ACTUAL, null, false, nextIntervals, null, null);
    return new Story().readyForInduction(21).hear(new PlanAdjusted(plan, "DOSE_CHANGED", "p")).sessions(1, 6, 8).then().at(day(26)).hear(phq9(4, 0));
  }
}
