package org.treatmentcourse.scheduling.course;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.ClinicEvent.PatientArrived;
import org.treatmentcourse.contracts.policy.SchedulingPolicy;
import org.treatmentcourse.contracts.policy.SchedulingPolicy.Question;

/**
 * What was told at the desk. Each answer keeps its own time, so that late answers don't overwrite newer ones.
 *
 * @param at earliest report
 * @param answers to what was asked; absent where nobody said
 * @param evaluationBy until when a changed medication waits for evaluation in silence, or null
 */
public record Arrival(Instant at, Map<Question, Told> answers, @Nullable Instant evaluationBy) {

  public Arrival {
    answers = Map.copyOf(answers);
  }

  /** Somebody saw the patient, and asked nothing. */
  static Arrival seen(Instant at) {
    return new Arrival(at, Map.of(), null);
  }

  static Arrival told(PatientArrived event, Instant at, SchedulingPolicy policy) {
    Map<Question, Told> answers = new EnumMap<>(Question.class);
    for (Question question : Question.values()) {
      Boolean yes = answer(event, question);
      if (yes != null) {
        answers.put(question, new Told(yes, at));
      }
    }
    boolean changed = Boolean.FALSE.equals(event.medicationUnchanged());
    return new Arrival(at, answers, changed ? at.plus(Duration.ofMinutes(policy.arrival().evaluationWaitMin())) : null);
  }

  private static @Nullable Boolean answer(PatientArrived event, Question question) {
    return switch (question) {
      case IDENTITY -> event.identityConfirmed();
      case SUBSTANCE_FREE -> event.substanceFree();
      case MEDICATION_UNCHANGED -> event.medicationUnchanged();
      case ESCORT -> event.escortConfirmed();
      case FASTED -> event.fasted();
      case NASAL_SPRAY_FREE -> event.nasalSprayFree();
    };
  }

  Arrival and(Arrival other) {
    Map<Question, Told> all = new EnumMap<>(Question.class);
    all.putAll(answers);
    other.answers.forEach((question, told) -> all.merge(question, told, Arrival::newer));
    Instant by = evaluationBy == null ? other.evaluationBy : evaluationBy;
    return new Arrival(at.isBefore(other.at) ? at : other.at, all, by);
  }

  /** Nobody waits in silence any more. */
  Arrival waitedFor() {
    return new Arrival(at, answers, null);
  }

  Optional<Told> to(Question question) {
    return Optional.ofNullable(answers.get(question));
  }

  private static Told newer(Told one, Told two) {
    if (one.at.equals(two.at)) {
      return one.yes ? two : one; // two answers at once: the no counts
    }
    return one.at.isAfter(two.at) ? one : two;
  }

  /** An answer and when it was given. */
  public record Told(boolean yes, Instant at) {}
}
