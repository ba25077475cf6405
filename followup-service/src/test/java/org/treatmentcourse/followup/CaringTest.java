package org.treatmentcourse.followup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.treatmentcourse.followup.Story.day;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.treatmentcourse.contracts.FollowupEvent.CareEnded;
import org.treatmentcourse.contracts.FollowupEvent.CareKind;
import org.treatmentcourse.contracts.FollowupEvent.CarePlanned;
import org.treatmentcourse.contracts.FollowupEvent.CareProgressed;
import org.treatmentcourse.contracts.FollowupEvent.TaskClosed;
import org.treatmentcourse.contracts.FollowupEvent.TaskOpened;
import org.treatmentcourse.contracts.Phase;
import org.treatmentcourse.followup.course.Caring;

/** The care beside the sessions. */
class CaringTest {
  private static Story plan(Story story, CareKind kind, String what) {
    return story.command((state, when) -> Caring.plan(state, kind, what, when, Story.POLICY));
  }

  private static Story progress(Story story, String item, @Nullable Integer percent, @Nullable Integer session) {
    return story.command((state, when) -> Caring.progress(state, item, percent, session, when, Story.POLICY));
  }

  private static String refused(Story story) {
    return Objects.requireNonNull(story.refusal()).code();
  }

  private static String item(Story story) {
    return story.told(CarePlanned.class).getLast().item();
  }

  @Test
  void a_goal_is_planned_comes_nearer_and_is_reached() {
    Story story = plan(new Story().readyForInduction(21).then(), CareKind.GOAL, "RETURN_TO_WORK");
    String goal = item(story);
    assertThat(refused(progress(story, goal, null, null))).isEqualTo("PERCENT_NEEDED");
    progress(story, goal, 40, null);
    assertThat(story.told(CareProgressed.class)).containsExactly(new CareProgressed(goal, 40, null, null));
    assertThat(story.state().chart().care().items()).singleElement().satisfies(one -> assertThat(one.percent()).isEqualTo(40));
    story.command((state, when) -> Caring.end(state, goal, "REACHED", when, Story.POLICY));
    assertThat(story.told(CareEnded.class)).containsExactly(new CareEnded(goal, "REACHED"));
    assertThat(story.state().chart().care().items()).isEmpty();
    assertThat(refused(progress(story, goal, 50, null))).isEqualTo("CARE_ITEM_NOT_OPEN");
  }

  @Test
  void an_integration_session_is_asked_for_after_each_session_and_held_within_three_days() {
    Story story = plan(new Story().readyForInduction(21), CareKind.INTEGRATION, "AFTER_EACH_SESSION");
    String item = item(story);
    story.sessions(1, 1, 18);
    assertThat(story.told(TaskOpened.class)).filteredOn(t -> t.kind().equals("INTEGRATION_SESSION")).singleElement()
        .satisfies(t -> assertThat(t.dueAt()).isEqualTo(day(7.1).plus(Duration.ofHours(72))));
    assertThat(refused(progress(story, item, null, null))).isEqualTo("SESSION_NEEDED");
    assertThat(refused(progress(story, item, null, 2))).isEqualTo("UNKNOWN_SESSION");
    story.then();
    progress(story.at(day(7.1).plus(Duration.ofHours(30))), item, null, 1);
    assertThat(story.told(CareProgressed.class)).containsExactly(new CareProgressed(item, null, 1, true));
    assertThat(story.told(TaskClosed.class)).extracting(TaskClosed::disposition).containsExactly("HELD");
  }

  @Test
  void outside_its_window_it_is_said_so() {
    Story story = plan(new Story().readyForInduction(21), CareKind.INTEGRATION, "AFTER_EACH_SESSION");
    String item = item(story);
    story.sessions(1, 1, 18).then();
    progress(story.at(day(7.1).plus(Duration.ofHours(73))), item, null, 1);
    assertThat(story.told(CareProgressed.class)).containsExactly(new CareProgressed(item, null, 1, false));
    assertThat(story.told(TaskClosed.class)).extracting(TaskClosed::disposition).containsExactly("HELD_OUTSIDE_WINDOW");
  }

  @Test
  void one_that_is_planned_soon_after_a_session_still_counts_and_one_planned_later_does_not() {
    Story soon = plan(new Story().readyForInduction(21).sessions(1, 1, 18).then(), CareKind.INTEGRATION, "AFTER_EACH_SESSION");
    assertThat(soon.told(TaskOpened.class)).extracting(TaskOpened::kind).containsExactly("INTEGRATION_SESSION");
    Story later = plan(new Story().readyForInduction(21).sessions(1, 1, 18).at(day(11)).then(), CareKind.INTEGRATION, "AFTER_EACH_SESSION");
    assertThat(later.told(TaskOpened.class)).isEmpty();
  }

  @Test
  void is_asked_for_once_per_session() {
    Story story = plan(new Story().readyForInduction(21), CareKind.INTEGRATION, "AFTER_EACH_SESSION");
    story.sessions(1, 2, 18).hear(Story.completed(2, Phase.INDUCTION, 6));
    assertThat(story.told(TaskOpened.class)).filteredOn(t -> t.kind().equals("INTEGRATION_SESSION")).hasSize(2);
  }

  @Test
  void keeps_one_of_a_kind_and_at_most_twelve() {
    Story story = plan(new Story().readyForInduction(21), CareKind.LIFESTYLE, "SLEEP");
    assertThat(refused(plan(story, CareKind.LIFESTYLE, "SLEEP"))).isEqualTo("ALREADY_PLANNED");
    for (int i = 0; i < 11; i++) {
      plan(story, CareKind.PSYCHOTHERAPY, "CBT_" + i);
    }
    assertThat(refused(plan(story, CareKind.GOAL, "WALK"))).isEqualTo("CARE_PLAN_FULL");
    assertThat(refused(plan(new Story(), CareKind.GOAL, "WALK"))).isEqualTo("COURSE_NOT_OPEN");
  }
}
