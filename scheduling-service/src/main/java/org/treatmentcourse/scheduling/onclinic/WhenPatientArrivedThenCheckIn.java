package org.treatmentcourse.scheduling.onclinic;

import java.util.function.Function;
import org.treatmentcourse.contracts.ClinicEvent.PatientArrived;
import org.treatmentcourse.contracts.decide.Decision;
import org.treatmentcourse.contracts.decide.Occurrence;
import org.treatmentcourse.contracts.decide.Reaction;
import org.treatmentcourse.contracts.policy.SchedulingPolicy;
import org.treatmentcourse.scheduling.course.Awaited;
import org.treatmentcourse.scheduling.course.CheckIns;
import org.treatmentcourse.scheduling.course.Running;
import org.treatmentcourse.scheduling.course.Series;

/** The clinic system has checked the patient in. */
public record WhenPatientArrivedThenCheckIn(Function<String, SchedulingPolicy> policy) implements Reaction<Series, PatientArrived> {
  @Override
  public Decision<Series> react(Series series, PatientArrived event, Occurrence when) {
    return switch (series) {
      case Running running -> CheckIns.arrive(running, event, policy.apply(running.course().clinic()), when);
      case Awaited awaited -> throw new IllegalStateException("a clinic event came before its course");
    };
  }
}
