package org.treatmentcourse.followup.course;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.FollowupEvent.AssessmentScored;
import org.treatmentcourse.contracts.decide.Decision;
import org.treatmentcourse.contracts.decide.Occurrence;
import org.treatmentcourse.contracts.decide.Refusal;
import org.treatmentcourse.contracts.policy.FollowupPolicy;
import org.treatmentcourse.contracts.policy.FollowupPolicy.Instrument;

/** Answers to an instrument, through either door. */
public final class Questionnaires {
  private Questionnaires() {}

  public static Decision<Followup> answered(
      Followup state, String key, Map<String, Integer> answers, Occurrence when, FollowupPolicy policy) {
    Turn turn = Turn.of(state, when, policy);
    Instrument instrument = policy.instruments().get(key);
    Alarms.judge(turn, key, instrument, answers);
    if (instrument == null) {
      return turn.refused(Refusal.of("UNKNOWN_INSTRUMENT", "instrument", "no such instrument in policy " + policy.version()));
    }
    Refusal untimely = untimely(when, instrument, policy);
    if (untimely != null) {
      return turn.refused(untimely);
    }
    return switch (Scoring.score(instrument, answers)) {
      case Scoring.Invalid invalid -> turn.refused(invalid.refusal());
      case Scoring.Score score -> {
        record(turn, key, instrument, answers, score);
        yield turn.done();
      }
    };
  }

  private static void record(Turn turn, String key, Instrument instrument, Map<String, Integer> answers, Scoring.Score score) {
    String id = Ids.of(key, turn.when(), "");
    Assessment one =
        new Assessment(
            id,
            key,
            instrument.version(),
            turn.at(),
            Scoring.raw(instrument, answers),
            score.total(),
            score.band(),
            score.tier(),
            score.prorated());
    turn.change(turn.chart().measures().plus(one, turn.chart().series().firstDoseAt()));
    if (key.equals(turn.policy().suicide().screen())) {
      turn.change(turn.chart().watch().screenedAt(turn.at()));
    }
    Integer item9 = key.equals(turn.policy().suicide().item9().instrument()) ? answers.get(turn.policy().suicide().item9().item()) : null;
    turn.emit(new AssessmentScored(id, key, score.total(), score.band(), score.tier(), item9, score.prorated() ? Boolean.TRUE : null));
  }

  private static @Nullable Refusal untimely(Occurrence when, Instrument instrument, FollowupPolicy policy) {
    Duration oldest = Duration.ofDays(instrument.recallDays() + (long) policy.response().scoreMaxLateDays());
    return when.occurredAt().isBefore(when.now().minus(oldest))
        ? Refusal.of("TOO_OLD", "time", "the answers are older than " + oldest.toDays() + " days")
        : null;
  }
}
