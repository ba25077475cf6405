package org.treatmentcourse.evaluation.deadlines;

import org.treatmentcourse.contracts.decide.Decision;
import org.treatmentcourse.contracts.decide.DueReaction;
import org.treatmentcourse.contracts.decide.Occurrence;
import org.treatmentcourse.contracts.decide.Timer;
import org.treatmentcourse.evaluation.course.Deciding;
import org.treatmentcourse.evaluation.course.Evaluation;
import org.treatmentcourse.evaluation.course.Open;
import org.treatmentcourse.evaluation.course.Planned;
import org.treatmentcourse.evaluation.course.Policies;
import org.treatmentcourse.evaluation.course.Suspending;

/** A decision that no plan was built on lapses; a plan at home stops when the law asks for a visit. A state has one clock at most. */
public record WhenTimeRunsOut(Policies policies) implements DueReaction<Evaluation> {

  @Override
  public Decision<Evaluation> due(Evaluation state, Timer timer, Occurrence when) {
    return switch (state) {
      case Open open -> Deciding.lapse(open, when);
      case Planned planned -> Suspending.telehealthEnds(planned, when, policies.of(when, state));
      default -> throw new IllegalStateException("no clock runs there: " + timer);
    };
  }
}
