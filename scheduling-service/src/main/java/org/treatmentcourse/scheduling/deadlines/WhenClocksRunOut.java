package org.treatmentcourse.scheduling.deadlines;

import java.util.function.Function;
import org.treatmentcourse.contracts.decide.Decision;
import org.treatmentcourse.contracts.decide.DueReaction;
import org.treatmentcourse.contracts.decide.Occurrence;
import org.treatmentcourse.contracts.decide.Timer;
import org.treatmentcourse.contracts.policy.SchedulingPolicy;
import org.treatmentcourse.scheduling.course.Awaited;
import org.treatmentcourse.scheduling.course.Due;
import org.treatmentcourse.scheduling.course.Running;
import org.treatmentcourse.scheduling.course.Series;

/** No-shows, sessions without a dose, sessions not rebooked, vitals that did not come, forms that nobody sent. */
public final class WhenClocksRunOut implements DueReaction<Series> {
  private final Function<String, SchedulingPolicy> policy;

  public WhenClocksRunOut(Function<String, SchedulingPolicy> policy) {
    this.policy = policy;
  }

  @Override
  public Decision<Series> due(Series series, Timer timer, Occurrence when) {
    return switch (series) {
      case Running running -> Due.fired(running, timer, policy.apply(running.course().clinic()), when);
      case Awaited awaited -> throw new IllegalStateException("a course that is not open has no clocks: " + timer);
    };
  }
}
