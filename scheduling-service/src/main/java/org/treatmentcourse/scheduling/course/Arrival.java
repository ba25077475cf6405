package org.treatmentcourse.scheduling.course;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.ClinicEvent.PatientArrived;
import org.treatmentcourse.contracts.UsState;
import org.treatmentcourse.contracts.policy.SchedulingPolicy;
import org.treatmentcourse.contracts.policy.SchedulingPolicy.Question;

/**
 * What was told at the desk. Each answer keeps its own time, so that late answers don't overwrite newer ones.
 *
 * @param at earliest report
 * @param answers to what was asked; absent where nobody said
 * @param evaluationBy until when a changed medication waits for evaluation in silence, or null
 * @param place where a patient at home is, or null
 */
public record Arrival(Instant at, Map<Question, Told> answers, @Nullable Instant evaluationBy, @Nullable Whereabouts place) {

  public Arrival {
    answers = Map.copyOf(answers);
  }

  /** Somebody saw the patient, and asked nothing. */
  static Arrival seen(Instant at) {
    return new Arrival(at, Map.of(), null, null);
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
    UsState state = event.usState();
    return new Arrival(
        at,
        answers,
        changed ? at.plus(Duration.ofMinutes(policy.arrival().evaluationWaitMin())) : null,
        state == null ? null : new Whereabouts(state, at));
  }

  private static @Nullable Boolean answer(PatientArrived event, Question question) {
    return switch (question) {
      case IDENTITY -> event.identityConfirmed();
      case SUBSTANCE_FREE -> event.substanceFree();
      case MEDICATION_UNCHANGED -> event.medicationUnchanged();
      case ESCORT -> event.escortConfirmed();
      case FASTED -> event.fasted();
      case NASAL_SPRAY_FREE -> event.nasalSprayFree();
      case PREPARED -> event.preparationHeld();
      case THERAPIST -> event.therapistPresent();
      case PEER_MONITOR -> event.peerMonitorPresent();
      case VIDEO -> event.videoConnected();
    };
  }

  Arrival and(Arrival other) {
    Map<Question, Told> all = new EnumMap<>(Question.class);
    all.putAll(answers);
    other.answers.forEach((question, told) -> all.merge(question, told, Arrival::newer));
    Instant by = evaluationBy == null ? other.evaluationBy : evaluationBy;
    Whereabouts where = place == null || (other.place != null && other.place.isAfter(place)) ? other.place : place;
    return new Arrival(at.isBefore(other.at) ? at : other.at, all, by, where);
  }

  /** Nobody waits in silence any more. */
  Arrival waitedFor() {
    return new Arrival(at, answers, null, place);
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

  /** Where a patient at home is. */
  public record Whereabouts(UsState usState, Instant at) {
    /** Of two told at once it does not matter which, but it must always be the same. */
    private boolean isAfter(Whereabouts other) {
      return at.equals(other.at) ? usState.compareTo(other.usState) > 0 : at.isAfter(other.at);
    }
  }

  /** An answer and when it was given. */
  public record Told(boolean yes, Instant at) {}
}
