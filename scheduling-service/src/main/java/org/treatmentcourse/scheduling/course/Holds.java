package org.treatmentcourse.scheduling.course;

import org.treatmentcourse.contracts.decide.Decision;
import org.treatmentcourse.contracts.decide.Occurrence;
import org.treatmentcourse.contracts.decide.Refusal;
import org.treatmentcourse.contracts.policy.SchedulingPolicy;

/** A prescriber decides on a raised blood pressure. */
public final class Holds {
  private Holds() {}

  /** @param reason in the prescriber's words; stays in this store */
  public static Decision<Series> clear(Running running, int number, String reason, SchedulingPolicy policy, Occurrence when) {
    return switch (running.session(number).orElse(null)) {
      case null -> Refusals.unknown(running, number);
      case Held held when held.failures().contains("BP_HOLD") -> decide(running, held, reason, policy, when);
      case Session other -> Decision.refuse(running, Refusal.of("NO_HOLD_TO_CLEAR", "session", "session " + other.number() + " has no hold of this kind"));
    };
  }

  private static Decision<Series> decide(Running running, Held held, String reason, SchedulingPolicy policy, Occurrence when) {
    int repeats = BloodPressure.repeats(held.vitals().until(when.now()), policy.bp());
    if (repeats < policy.bp().repeats()) {
      return Decision.refuse(
          running, Refusal.of("REPEATS_MISSING", "the pressure was taken again " + repeats + " times, " + policy.bp().repeats() + " are needed"));
    }
    return Decision.accept(running.with(held.cleared(new Held.Clearance(when.now(), reason))));
  }
}
