package org.treatmentcourse.scheduling.onfollowup;

import java.util.function.Function;
import org.treatmentcourse.contracts.FollowupEvent.TaskOpened;
import org.treatmentcourse.contracts.decide.Decision;
import org.treatmentcourse.contracts.decide.Occurrence;
import org.treatmentcourse.contracts.decide.Reaction;
import org.treatmentcourse.contracts.policy.SchedulingPolicy;
import org.treatmentcourse.scheduling.course.Contacts;
import org.treatmentcourse.scheduling.course.Series;

/** Tasks to reach a patient who did not come decide when booking goes on; others do not matter here. */
public final class WhenTaskOpenedThenExpectContact implements Reaction<Series, TaskOpened> {
  private final Function<String, SchedulingPolicy> policy;

  public WhenTaskOpenedThenExpectContact(Function<String, SchedulingPolicy> policy) {
    this.policy = policy;
  }

  @Override
  public Decision<Series> react(Series series, TaskOpened event, Occurrence when) {
    boolean contact = event.kind().equals(policy.apply(series.course().clinic()).noShow().contactTask());
    return contact ? Contacts.opened(series, event.task()) : Decision.accept(series);
  }
}
