package org.treatmentcourse.followup.course;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.FollowupEvent.RiskTier;
import org.treatmentcourse.contracts.FollowupEvent.SuicideRiskEscalated;
import org.treatmentcourse.contracts.policy.FollowupPolicy.Instrument;
import org.treatmentcourse.contracts.policy.FollowupPolicy.Item9;
import org.treatmentcourse.contracts.policy.FollowupPolicy.Suicide;

/**
 * Judges answers about suicidal thoughts the moment they arrive, before any total and whether or not the questionnaire can be scored: a total never
 * masks an item, and a form that is refused for a missing item has been answered by a person all the same (DOMAIN 3.3).
 */
final class Alarms {
  private static final String PERSON = "RISK";

  private Alarms() {}

  static void judge(Turn turn, String key, @Nullable Instrument instrument, Map<String, Integer> answers) {
    Suicide suicide = turn.policy().suicide();
    if (instrument != null && key.equals(suicide.screen())) {
      screen(turn, suicide, Scoring.tier(instrument, answers));
    }
    Integer item = key.equals(suicide.item9().instrument()) ? answers.get(suicide.item9().item()) : null;
    if (item != null) {
      item9(turn, suicide, item);
    }
  }

  private static void screen(Turn turn, Suicide suicide, RiskTier tier) {
    switch (tier) {
      case HIGH -> escalate(turn, suicide, "CSSRS_HIGH");
      case MODERATE -> turn.openTask(Tasks.RISK_REVIEW, PERSON, Duration.ofHours(suicide.moderateHours()));
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
    if (value >= terms.screen()) {
      awaitScreen(turn, suicide);
    }
  }

  private static void awaitScreen(Turn turn, Suicide suicide) {
    Duration visit = Duration.ofHours(suicide.sameVisitHours());
    if (!turn.chart().measures().screened(suicide.screen(), turn.at().minus(visit), turn.when().now())) {
      String id = Ids.of(Tasks.RISK_SCREEN, turn.when(), "");
      turn.change(
          turn.chart()
              .watch()
              .plus(new Watch.AwaitedScreen(id, turn.at().minus(visit), turn.at().plus(Duration.ofHours(suicide.screenWithinHours())))));
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
