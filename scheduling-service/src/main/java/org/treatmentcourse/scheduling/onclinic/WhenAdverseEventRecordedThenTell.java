package org.treatmentcourse.scheduling.onclinic;

import java.util.function.Function;
import org.treatmentcourse.contracts.ClinicEvent.AdverseEventRecorded;
import org.treatmentcourse.contracts.decide.Decision;
import org.treatmentcourse.contracts.decide.Occurrence;
import org.treatmentcourse.contracts.decide.Reaction;
import org.treatmentcourse.contracts.policy.SchedulingPolicy;
import org.treatmentcourse.scheduling.course.AdverseEvents;
import org.treatmentcourse.scheduling.course.Awaited;
import org.treatmentcourse.scheduling.course.Running;
import org.treatmentcourse.scheduling.course.Series;

/** What happened to the patient is told at once, at whatever stage. */
public record WhenAdverseEventRecordedThenTell(Function<String, SchedulingPolicy> policy) implements Reaction<Series, AdverseEventRecorded> {
  @Override
  public Decision<Series> react(Series series, AdverseEventRecorded event, Occurrence when) {
    return switch (series) {
      case Running running -> AdverseEvents.record(running, event, policy.apply(running.course().clinic()), when);
      case Awaited awaited -> throw new IllegalStateException("a clinic event came before its course");
    };
  }
}
