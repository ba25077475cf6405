package org.treatmentcourse.scheduling.onclinic;

import java.util.function.Function;
import org.treatmentcourse.contracts.ClinicEvent.DoseEnded;
import org.treatmentcourse.contracts.decide.Decision;
import org.treatmentcourse.contracts.decide.Occurrence;
import org.treatmentcourse.contracts.decide.Reaction;
import org.treatmentcourse.contracts.policy.SchedulingPolicy;
import org.treatmentcourse.scheduling.course.Amount;
import org.treatmentcourse.scheduling.course.Awaited;
import org.treatmentcourse.scheduling.course.Doses;
import org.treatmentcourse.scheduling.course.Running;
import org.treatmentcourse.scheduling.course.Series;

/** The pump has ended; the observation begins. */
public final class WhenDoseEndedThenObserve implements Reaction<Series, DoseEnded> {
  private final Function<String, SchedulingPolicy> policy;

  public WhenDoseEndedThenObserve(Function<String, SchedulingPolicy> policy) {
    this.policy = policy;
  }

  @Override
  public Decision<Series> react(Series series, DoseEnded event, Occurrence when) {
    return switch (series) {
      case Running running -> Doses.ended(running, event.session(), new Amount(event.deliveredMg(), event.deliveredMl(), event.concentrationMgPerMl()), policy.apply(running.course().clinic()), when);
      case Awaited awaited -> throw new IllegalStateException("a clinic event came before its course");
    };
  }
}
