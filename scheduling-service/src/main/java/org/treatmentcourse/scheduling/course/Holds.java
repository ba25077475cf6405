package org.treatmentcourse.scheduling.course;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.decide.Decision;
import org.treatmentcourse.contracts.decide.Occurrence;
import org.treatmentcourse.contracts.decide.Refusal;
import org.treatmentcourse.contracts.policy.SchedulingPolicy;

/** A prescriber decides on what holds a session. */
public final class Holds {
  private Holds() {}

  /**
   * @param review which hold, or null where there is but one that a prescriber may clear
   * @param reason in the prescriber's words; stays in this store
   */
  public static Decision<Series> clear(Running running, int number, @Nullable Review review, String reason, SchedulingPolicy policy, Occurrence when) {
    return switch (running.session(number).orElse(null)) {
      case null -> Refusals.unknown(running, number);
      case Held held -> {
        List<Review> open = Stream.of(Review.values()).filter(one -> held.failures().contains(one.name())).toList();
        if (review == null && open.size() > 1) {
          yield Decision.refuse(running, Refusal.of("HOLD_NOT_NAMED", "hold", "there are several: " + open));
        }
        yield open.isEmpty() || (review != null && !open.contains(review))
            ? none(running, number)
            : decide(running, held, review == null ? open.getFirst() : review, reason, policy, when);
      }
      case Session other -> none(running, number);
    };
  }

  private static Decision<Series> none(Running running, int number) {
    return Decision.refuse(running, Refusal.of("NO_HOLD_TO_CLEAR", "session", "session " + number + " has no hold of this kind"));
  }

  private static Decision<Series> decide(Running running, Held held, Review review, String reason, SchedulingPolicy policy, Occurrence when) {
    int repeats = BloodPressure.repeats(held.vitals().until(when.now()), policy.bp());
    if (review == Review.BP_HOLD && repeats < policy.bp().repeats()) {
      return Decision.refuse(
          running, Refusal.of("REPEATS_MISSING", "the pressure was taken again " + repeats + " times, " + policy.bp().repeats() + " are needed"));
    }
    return Decision.accept(running.with(held.cleared(review, new Held.Clearance(when.now(), reason))));
  }
}
