package org.treatmentcourse.evaluation.course;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.EvaluationEvent.EvaluationOpened;
import org.treatmentcourse.contracts.IntakeEvent.ConsultationRequested;
import org.treatmentcourse.contracts.IntakeEvent.IntakeCompleted;
import org.treatmentcourse.contracts.ProviderModel;
import org.treatmentcourse.contracts.ServiceEvent;
import org.treatmentcourse.contracts.decide.Decision;
import org.treatmentcourse.contracts.decide.Occurrence;
import org.treatmentcourse.contracts.policy.EvaluationPolicy;

/** Intake says that a course exists, and later that its file is complete enough to evaluate. */
public final class Referring {
  private Referring() {}

  /**
   * @throws IllegalStateException for a course that exists: intake says so once
   */
  public static Decision<Evaluation> referred(Evaluation state, ConsultationRequested event, Occurrence when) {
    if (!(state instanceof Awaited awaited)) {
      throw new IllegalStateException("asked for twice");
    }
    Facts facts = awaited.facts().with(new Told(event.ageYears(), event.sex(), null, List.of(), event.usState(), null)).at(when.occurredAt());
    Dossier dossier = new Dossier(new Referral(event.site(), event.indication(), model(event.providerModel())), facts, Assessment.NONE, List.of());
    String closedAs = awaited.closedAs();
    return Decision.accept(closedAs == null ? new Referred(dossier.since(when.occurredAt())) : new Ended(dossier, null, closedAs, when.occurredAt()));
  }

  /**
   * Heard again when a later history has changed the file.
   *
   * @throws IllegalStateException before the course exists: intake says that first, on the same topic
   */
  public static Decision<Evaluation> completed(Evaluation state, IntakeCompleted event, Occurrence when, EvaluationPolicy policy) {
    return switch (state) {
      case Awaited awaited -> throw new IllegalStateException("completed before it was asked for");
      case Referred referred -> {
        Dossier dossier = told(referred.dossier(), event).with(new Referral(event.site(), event.indication(), event.providerModel() == null ? referred.dossier().referral().model() : event.providerModel().name()));
        Judging judged = Judging.of(new Open(dossier.with(dossier.facts().at(when.occurredAt())).since(when.occurredAt())), policy);
        List<ServiceEvent> events = new ArrayList<>(List.of(new EvaluationOpened(event.site(), event.indication())));
        events.addAll(judged.said());
        yield Decision.accept(new Open(judged.dossier()), events);
      }
      case Open open -> Learning.learn(open, facts -> facts.with(told(event)), when, policy);
      case Planned planned -> Learning.learn(planned, facts -> facts.with(told(event)), when, policy);
      case Ended ended -> Decision.accept(ended);
    };
  }

  private static Dossier told(Dossier dossier, IntakeCompleted event) {
    return dossier.with(dossier.facts().with(told(event)));
  }

  private static Told told(IntakeCompleted event) {
    return new Told(event.ageYears(), event.sex(), event.canBecomePregnant(), event.trials(), event.usState(), event.otherOpenCourses());
  }

  private static @Nullable String model(@Nullable ProviderModel model) {
    return model == null ? null : model.name();
  }
}
