package org.treatmentcourse.scheduling.onclinic;

import java.util.function.Function;
import org.treatmentcourse.contracts.ClinicEvent.VitalsRecorded;
import org.treatmentcourse.contracts.decide.Decision;
import org.treatmentcourse.contracts.decide.Occurrence;
import org.treatmentcourse.contracts.decide.Reaction;
import org.treatmentcourse.contracts.policy.SchedulingPolicy;
import org.treatmentcourse.scheduling.course.Awaited;
import org.treatmentcourse.scheduling.course.Monitoring;
import org.treatmentcourse.scheduling.course.Reading;
import org.treatmentcourse.scheduling.course.Running;
import org.treatmentcourse.scheduling.course.Series;

/** Every set is judged when it comes, by when it was taken. */
public final class WhenVitalsRecordedThenJudge implements Reaction<Series, VitalsRecorded> {
  private final Function<String, SchedulingPolicy> policy;

  public WhenVitalsRecordedThenJudge(Function<String, SchedulingPolicy> policy) {
    this.policy = policy;
  }

  @Override
  public Decision<Series> react(Series series, VitalsRecorded event, Occurrence when) {
    return switch (series) {
      case Running running -> Monitoring.measured(running, event.session(), Reading.of(event, when.occurredAt()), policy.apply(running.course().clinic()), when);
      case Awaited awaited -> throw new IllegalStateException("a clinic event came before its course");
    };
  }
}
