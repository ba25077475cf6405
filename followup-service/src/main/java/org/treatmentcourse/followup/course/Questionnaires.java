package org.treatmentcourse.followup.course;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.ClinicEvent.QuestionnaireAnswered;
import org.treatmentcourse.contracts.FollowupEvent.AssessmentScored;
import org.treatmentcourse.contracts.decide.Decision;
import org.treatmentcourse.contracts.decide.Occurrence;
import org.treatmentcourse.contracts.decide.Refusal;
import org.treatmentcourse.contracts.policy.FollowupPolicy;
import org.treatmentcourse.contracts.policy.FollowupPolicy.Instrument;

/** Answers to an instrument, through either door. What is scored stays: a correction and a second scoring are versions of their own. */
public final class Questionnaires {
  private Questionnaires() {}

  /** @param form what it amends may be named by the id of its event, or of its assessment */
  public static Decision<Followup> answered(Followup state, QuestionnaireAnswered form, Occurrence when, FollowupPolicy policy) {
    Turn turn = Turn.of(state, when, policy);
    String key = form.instrument();
    Instrument instrument = policy.instruments().get(key);
    Assessment older = amended(turn, key, form.amends()).orElse(null);
    Alarms.judge(turn, key, instrument, form.answers(), older);
    if (instrument == null) {
      return turn.refused(Refusal.of("UNKNOWN_INSTRUMENT", "instrument", "no such instrument in policy " + policy.version()));
    }
    if (form.amends() != null && older == null) {
      return turn.refused(Refusal.of("NOTHING_TO_AMEND", "amends", "no such answer to this instrument was scored or is still kept"));
    }
    Refusal untimely = untimely(when, instrument, policy);
    if (untimely != null) {
      return turn.refused(untimely);
    }
    return switch (Scoring.score(instrument, form.answers(), turn.chart().sexOrUnknown())) {
      case Scoring.Invalid invalid -> turn.refused(invalid.refusal());
      case Scoring.Score score -> {
        Alarms.calmed(turn, key, form.answers(), older);
        record(turn, key, instrument, form.answers(), score, older, Ids.sent(when.course(), when.id()));
        yield turn.done();
      }
    };
  }

  /** Scores again what depends on the patient's sex, which was not known before. */
  static void again(Turn turn) {
    for (Assessment one : List.copyOf(turn.chart().measures().assessments())) {
      Instrument instrument = turn.policy().instruments().get(one.instrument());
      if (instrument == null || !one.isCurrent() || instrument.version() != one.version() || !dependsOnSex(instrument)) {
        continue;
      }
      Map<String, Integer> answers = Scoring.answers(instrument, one.answers());
      if (Scoring.score(instrument, answers, turn.chart().sexOrUnknown()) instanceof Scoring.Score score
          && !Objects.equals(score.positive(), one.positive())) {
        record(turn, one.instrument(), instrument, answers, score, one, one.sent());
      }
    }
  }

  private static boolean dependsOnSex(Instrument instrument) {
    return instrument.positive() != null && instrument.positive().fromBySex() != null;
  }

  private static Optional<Assessment> amended(Turn turn, String key, @Nullable String named) {
    Measures measures = turn.chart().measures();
    return named == null ? Optional.empty() : measures.newest(key, Ids.sent(turn.when().course(), named)).or(() -> measures.newest(key, named));
  }

  private static void record(
      Turn turn,
      String key,
      Instrument instrument,
      Map<String, Integer> answers,
      Scoring.Score score,
      @Nullable Assessment older,
      @Nullable String sent) {
    Assessment one =
        new Assessment(
            older == null ? Ids.of(key, turn.when(), "") : Ids.next(older.id()),
            key,
            instrument.version(),
            older == null ? turn.at() : older.at(),
            Scoring.raw(instrument, answers),
            score.total(),
            score.band(),
            score.tier(),
            score.prorated(),
            score.subscores(),
            score.positive(),
            sent,
            older == null ? null : older.id(),
            null);
    Duration repeat = Duration.ofHours(turn.policy().response().repeatHours());
    Measures before = older == null ? turn.chart().measures() : turn.chart().measures().amended(older, one.id());
    turn.change(before.plus(one, turn.chart().series().firstDoseAt(), decides(turn, key), repeat));
    if (key.equals(turn.policy().suicide().screen())) {
      turn.change(turn.chart().watch().screenedAt(one.at()));
    }
    turn.emit(
        new AssessmentScored(
            one.id(),
            key,
            score.total(),
            score.band(),
            score.tier(),
            Alarms.item9(turn.policy(), key, answers),
            score.prorated() ? Boolean.TRUE : null,
            score.subscores().isEmpty() ? null : score.subscores(),
            score.positive(),
            one.amends(),
            older == null ? null : one.at(),
            before.near(key, one.at(), one.id(), repeat).map(Assessment::id).orElse(null)));
  }

  private static boolean decides(Turn turn, String key) {
    FollowupPolicy policy = turn.policy();
    return key.equals(policy.suicide().screen())
        || !(turn.state() instanceof Followup.Following course)
        || policy.scales(course.indication()).contains(key);
  }

  private static @Nullable Refusal untimely(Occurrence when, Instrument instrument, FollowupPolicy policy) {
    Duration oldest = Duration.ofDays(instrument.recallDays() + (long) policy.response().scoreMaxLateDays());
    return when.occurredAt().isBefore(when.now().minus(oldest))
        ? Refusal.of("TOO_OLD", "time", "the answers are older than " + oldest.toDays() + " days")
        : null;
  }
}
