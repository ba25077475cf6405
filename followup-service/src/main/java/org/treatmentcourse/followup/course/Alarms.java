package org.treatmentcourse.followup.course;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.FollowupEvent.RiskTier;
import org.treatmentcourse.contracts.FollowupEvent.SuicideRiskEscalated;
import org.treatmentcourse.contracts.policy.FollowupPolicy;
import org.treatmentcourse.contracts.policy.FollowupPolicy.Instrument;
import org.treatmentcourse.contracts.policy.FollowupPolicy.Item9;
import org.treatmentcourse.contracts.policy.FollowupPolicy.Suicide;

/**
 * Judges answers about suicidal thoughts the moment they arrive, before any total and whether or not the questionnaire can be scored: a total never
 * masks an item, and a form that is refused for a missing item has been answered by a person all the same (DOMAIN 3.3). A correction sets off what
 * the answers it corrects did not; it closes nothing that is open.
 */
final class Alarms {
  private static final String PERSON = "RISK";

  private Alarms() {}

  /** @param older the answers that these correct */
  static void judge(Turn turn, String key, @Nullable Instrument instrument, Map<String, Integer> answers, @Nullable Assessment older) {
    Suicide suicide = turn.policy().suicide();
    if (instrument != null && key.equals(suicide.screen())) {
      RiskTier tier = Scoring.tier(instrument, Answers.implied(instrument, answers));
      RiskTier before = older == null || older.tier() == null ? RiskTier.NONE : older.tier();
      if (tier.compareTo(before) > 0) {
        screen(turn, suicide, tier);
      }
    }
    Integer value = item9(turn.policy(), key, answers);
    int before = before(turn, older);
    if (value != null && value > before) {
      item9(turn, suicide, value);
      if (value >= suicide.item9().screen() && before < suicide.item9().screen()) {
        awaitScreen(turn, suicide, awaited(turn, key, older), older == null ? turn.at() : older.at());
      }
    }
  }

  /** Corrected answers that ask for no screen any more: none is awaited. Tasks and escalations stay with their people. */
  static void calmed(Turn turn, String key, Map<String, Integer> answers, @Nullable Assessment older) {
    Integer value = item9(turn.policy(), key, answers);
    if (older != null && value != null && value < turn.policy().suicide().item9().screen()) {
      turn.change(turn.chart().watch().withoutScreen(awaited(turn, key, older)));
    }
  }

  /** The answer to the item that asks for suicidal thoughts; null if it is not there, or the instrument has none. */
  static @Nullable Integer item9(FollowupPolicy policy, String key, Map<String, Integer> answers) {
    Item9 terms = policy.suicide().item9();
    return key.equals(terms.instrument()) ? answers.get(terms.item()) : null;
  }

  private static int before(Turn turn, @Nullable Assessment older) {
    Instrument instrument = older == null ? null : turn.policy().instruments().get(older.instrument());
    if (older == null || instrument == null || instrument.version() != older.version()) {
      return 0;
    }
    Integer value = item9(turn.policy(), older.instrument(), Scoring.answers(instrument, older.answers()));
    return value == null ? 0 : value;
  }

  private static void screen(Turn turn, Suicide suicide, RiskTier tier) {
    switch (tier) {
      case HIGH -> escalate(turn, suicide, "CSSRS_HIGH");
      case MODERATE -> {
        turn.openTask(Tasks.RISK_REVIEW, PERSON, Duration.ofHours(suicide.moderateHours()));
        turn.openTask(Tasks.RISK_FOLLOW_UP, PERSON, Duration.ofHours(suicide.moderateContactHours()));
      }
      case LOW -> turn.openTask(Tasks.RISK_REVIEW, PERSON, Duration.ofHours(suicide.lowHours()));
      case NONE -> {}
    }
  }

  private static void item9(Turn turn, Suicide suicide, int value) {
    Item9 terms = suicide.item9();
    if (value >= terms.escalate()) {
      escalate(turn, suicide, "PHQ9_ITEM9");
    } else if (value >= terms.review()) {
      turn.openTask(Tasks.RISK_REVIEW, PERSON, Duration.ofHours(suicide.item9ReviewHours()));
    }
  }

  private static String awaited(Turn turn, String key, @Nullable Assessment older) {
    return older == null ? Ids.of(key, turn.when(), "") : Ids.first(older.id());
  }

  /** @param answered a screen at the same visit is one already, however late it is known that it was asked for */
  private static void awaitScreen(Turn turn, Suicide suicide, String id, Instant answered) {
    Instant from = answered.minus(Duration.ofHours(suicide.sameVisitHours()));
    if (!turn.chart().measures().screened(suicide.screen(), from, turn.when().now())) {
      Instant due = turn.at().plus(Duration.ofHours(suicide.screenWithinHours()));
      turn.change(turn.chart().watch().plus(new Watch.AwaitedScreen(id, from, due)));
    }
  }

  /** One escalation per occurrence, however often that is handled. */
  private static void escalate(Turn turn, Suicide suicide, String trigger) {
    String occurrence = Ids.of("RISK", turn.when(), "");
    if (turn.chart().watch().escalation(occurrence).isPresent()) {
      return;
    }
    String task = Ids.of(Tasks.SUICIDE_RISK, turn.when(), "");
    turn.change(turn.chart().watch().plus(new Watch.Escalation(occurrence, RiskTier.HIGH, trigger, turn.at(), task)));
    turn.emit(new SuicideRiskEscalated(occurrence, RiskTier.HIGH, trigger));
    turn.addTask(task, Tasks.SUICIDE_RISK, occurrence, Duration.ofMinutes(suicide.highMin()));
  }

  /** A yes to the question about suicidal thoughts in a check-in. */
  static void checkIn(Turn turn) {
    turn.openTask(Tasks.RISK_REVIEW, PERSON, Duration.ofHours(turn.policy().suicide().checkInReviewHours()));
  }
}
