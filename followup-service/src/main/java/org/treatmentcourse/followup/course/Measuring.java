package org.treatmentcourse.followup.course;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.treatmentcourse.contracts.FollowupEvent.MeasurementDue;
import org.treatmentcourse.contracts.FollowupEvent.MeasurementMissed;
import org.treatmentcourse.contracts.FollowupEvent.MeasurementOverdue;
import org.treatmentcourse.contracts.FollowupEvent.MeasurementTaken;
import org.treatmentcourse.contracts.policy.FollowupPolicy;
import org.treatmentcourse.contracts.policy.FollowupPolicy.Round;
import org.treatmentcourse.followup.course.Occasion.Stage;

/**
 * What is measured again and again (DOMAIN 6.1): an occasion opens, becomes overdue and is missed at its own times, or is taken. Of each round one
 * occasion and at most one task of each kind is open; those of a newer occasion take their place.
 */
final class Measuring {
  private static final String REPLACED = "REPLACED";

  private Measuring() {}

  /** Has what was asked come, and when is the next occasion? Asked again whatever has come. */
  static void look(Turn turn, Followup.Following course) {
    for (Round round : turn.policy().cadence()) {
      Occasion occasion = turn.chart().occasion(round.key()).orElseGet(() -> Occasion.ahead(round.key()));
      Cadence cadence = new Cadence(round, turn.chart(), turn.policy());
      Occasion looked = occasion.next(cadence.after(occasion.at()).map(cadence::opens).orElse(null));
      if (looked.stage() != null && looked.stage() != Stage.TAKEN && cadence.missing(looked, course).isEmpty()) {
        looked = taken(turn, looked, cadence.forms(course));
      }
      if (looked.stage() != null || looked.next() != null) {
        turn.change(looked);
      }
    }
  }

  private static Occasion taken(Turn turn, Occasion occasion, List<String> forms) {
    turn.closeTasks(Tasks.MEASUREMENT_MISSED, about(occasion.round()), "ANSWERED");
    // Where only staff have something to do, nothing is waited for.
    if (!forms.isEmpty()) {
      turn.emit(new MeasurementTaken(occasion.round(), at(occasion)));
    }
    return occasion.stage(Stage.TAKEN);
  }

  /** The window of the next occasion begins. */
  static void opens(Turn turn, String key) {
    withRound(turn, key, (round, occasion, course) -> {
      Cadence cadence = new Cadence(round, turn.chart(), turn.policy());
      Instant at = cadence.after(occasion.at()).orElse(null);
      if (at == null) {
        turn.change(occasion.next(null));
        return;
      }
      if (occasion.isAwaited()) {
        turn.emit(new MeasurementMissed(key, at(occasion), cadence.missing(occasion, course)));
      }
      Occasion opened = cadence.opened(at);
      turn.change(opened);
      Instant until = Objects.requireNonNull(opened.closesAt(), "it has opened");
      turn.emit(new MeasurementDue(key, at, cadence.forms(course), round.besides(), until));
      Reminding.measurement(turn, at, until, round.remindDays());
      if (!round.besides().isEmpty()) {
        turn.closeTasks(Tasks.MEASUREMENTS_DUE, about(key), REPLACED);
        turn.openTask(Tasks.MEASUREMENTS_DUE, about(key), Duration.between(turn.at(), until));
      }
    });
  }

  static void overdue(Turn turn, String key) {
    withRound(turn, key, (round, occasion, course) -> {
      turn.change(occasion.stage(Stage.OVERDUE));
      turn.emit(new MeasurementOverdue(key, at(occasion), new Cadence(round, turn.chart(), turn.policy()).missing(occasion, course)));
    });
  }

  static void missed(Turn turn, String key) {
    withRound(turn, key, (round, occasion, course) -> {
      turn.change(occasion.stage(Stage.MISSED));
      turn.emit(new MeasurementMissed(key, at(occasion), new Cadence(round, turn.chart(), turn.policy()).missing(occasion, course)));
      turn.closeTasks(Tasks.MEASUREMENT_MISSED, about(key), REPLACED);
      turn.openTask(Tasks.MEASUREMENT_MISSED, about(key));
    });
  }

  /** True if something is asked that has not come: a reminder is of use. */
  static boolean isWaiting(Followup state, FollowupPolicy policy) {
    return state instanceof Followup.Following course
        && policy.cadence().stream().anyMatch(round -> course.chart().occasion(round.key())
            .filter(occasion -> occasion.isAwaited() && !new Cadence(round, course.chart(), policy).missing(occasion, course).isEmpty())
            .isPresent());
  }

  private interface Then {
    void with(Round round, Occasion occasion, Followup.Following course);
  }

  /** A round that the pack does not have any more asks nothing. */
  private static void withRound(Turn turn, String key, Then then) {
    Optional<Round> round = turn.policy().cadence().stream().filter(one -> one.key().equals(key)).findFirst();
    Optional<Occasion> occasion = turn.chart().occasion(key);
    if (round.isPresent() && occasion.isPresent() && turn.state() instanceof Followup.Following course) {
      then.with(round.get(), occasion.get(), course);
    } else {
      turn.change(turn.chart().without(key));
    }
  }

  private static Instant at(Occasion occasion) {
    return Objects.requireNonNull(occasion.at(), "it has opened");
  }

  private static String about(String round) {
    return "round/" + round;
  }
}
