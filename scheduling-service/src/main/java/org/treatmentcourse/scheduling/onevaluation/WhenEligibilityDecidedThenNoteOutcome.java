package org.treatmentcourse.scheduling.onevaluation;

import java.util.List;
import org.treatmentcourse.contracts.EvaluationEvent.EligibilityDecided;
import org.treatmentcourse.contracts.EvaluationEvent.Finding;
import org.treatmentcourse.contracts.decide.Decision;
import org.treatmentcourse.contracts.decide.Occurrence;
import org.treatmentcourse.contracts.decide.Reaction;
import org.treatmentcourse.scheduling.course.Known;
import org.treatmentcourse.scheduling.course.Plans;
import org.treatmentcourse.scheduling.course.Series;

/** A later decision against treatment holds every start. */
public final class WhenEligibilityDecidedThenNoteOutcome implements Reaction<Series, EligibilityDecided> {
  @Override
  public Decision<Series> react(Series series, EligibilityDecided event, Occurrence when) {
    List<String> rules = event.findings().stream().map(Finding::rule).toList();
    return Plans.note(series, series.known().with(event.outcome(), new Known.Validity(when.occurredAt(), event.expiresAt(), rules)));
  }
}
