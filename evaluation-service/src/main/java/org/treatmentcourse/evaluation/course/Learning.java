package org.treatmentcourse.evaluation.course;

import java.util.function.UnaryOperator;
import org.treatmentcourse.contracts.decide.Decision;
import org.treatmentcourse.contracts.decide.Occurrence;
import org.treatmentcourse.contracts.policy.EvaluationPolicy;

/** A fact comes in: the rules are applied again, and a plan in force may have to stop. */
final class Learning {
  private Learning() {}

  static Decision<Evaluation> learn(Evaluation state, UnaryOperator<Facts> fact, Occurrence when, EvaluationPolicy policy) {
    return switch (state) {
      case Awaited awaited -> Decision.accept(new Awaited(learnt(awaited.facts(), fact, when), awaited.closedAs()));
      case Referred referred -> Decision.accept(new Referred(learnt(referred.dossier(), fact, when)));
      case Open open -> {
        WorkUp.Settled settled = WorkUp.settle(learnt(open.dossier(), fact, when), Treatment.NONE, when, policy);
        Judging judged = Judging.of(open.with(settled.dossier()), policy);
        yield Decision.<Evaluation>accept(open.with(judged.dossier()), judged.said()).and(settled.said());
      }
      case Planned planned -> {
        WorkUp.Settled settled = WorkUp.settle(learnt(planned.dossier(), fact, when), Treatment.of(planned, when.now()), when, policy);
        yield Suspending.judge(planned.with(settled.dossier()), when, policy).and(settled.said());
      }
      // The file is closed and stays as it was; safety duties after the end are follow-up's.
      case Ended ended -> Decision.accept(ended);
    };
  }

  private static Dossier learnt(Dossier dossier, UnaryOperator<Facts> fact, Occurrence when) {
    return dossier.with(learnt(dossier.facts(), fact, when));
  }

  private static Facts learnt(Facts facts, UnaryOperator<Facts> fact, Occurrence when) {
    return fact.apply(facts).at(when.occurredAt());
  }
}
