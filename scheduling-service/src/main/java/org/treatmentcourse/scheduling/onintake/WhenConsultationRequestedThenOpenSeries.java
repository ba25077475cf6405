package org.treatmentcourse.scheduling.onintake;

import java.util.function.Function;
import org.treatmentcourse.contracts.IntakeEvent.ConsultationRequested;
import org.treatmentcourse.contracts.decide.Decision;
import org.treatmentcourse.contracts.decide.Occurrence;
import org.treatmentcourse.contracts.decide.Reaction;
import org.treatmentcourse.contracts.policy.SchedulingPolicy;
import org.treatmentcourse.scheduling.course.Plans;
import org.treatmentcourse.scheduling.course.Series;

/** The course exists from here on; what was heard before counts. */
public final class WhenConsultationRequestedThenOpenSeries implements Reaction<Series, ConsultationRequested> {
  private final Function<String, SchedulingPolicy> policy;

  public WhenConsultationRequestedThenOpenSeries(Function<String, SchedulingPolicy> policy) {
    this.policy = policy;
  }

  @Override
  public Decision<Series> react(Series series, ConsultationRequested event, Occurrence when) {
    return Plans.open(series, event.site(), policy.apply(series.course().clinic()), when);
  }
}
