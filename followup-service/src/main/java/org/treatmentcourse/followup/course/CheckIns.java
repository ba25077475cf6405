package org.treatmentcourse.followup.course;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.treatmentcourse.contracts.ClinicEvent.CheckInAnswered;
import org.treatmentcourse.contracts.FollowupEvent.CheckInDue;
import org.treatmentcourse.contracts.FollowupEvent.CheckInMissed;
import org.treatmentcourse.contracts.FollowupEvent.CheckInReceived;
import org.treatmentcourse.contracts.FollowupEvent.RiskTier;
import org.treatmentcourse.contracts.decide.Decision;
import org.treatmentcourse.contracts.decide.Occurrence;
import org.treatmentcourse.contracts.decide.Refusal;
import org.treatmentcourse.contracts.policy.FollowupPolicy;

/** The check-in the day after a session (DOMAIN 6.1). */
public final class CheckIns {
  private static final int KEPT = 8;

  private CheckIns() {}

  /** The window opens with the end of a session, unless the answer was quicker than that news. */
  static void due(Turn turn, int session, Instant completedAt) {
    if (find(turn.chart(), session).isPresent()) {
      return;
    }
    FollowupPolicy.CheckIns terms = turn.policy().checkIns();
    Instant from = completedAt.plus(Duration.ofHours(terms.fromHours()));
    Instant until = completedAt.plus(Duration.ofHours(terms.untilHours()));
    boolean elevated = turn.chart().measures().lastTier(turn.policy().suicide().screen()).compareTo(RiskTier.MODERATE) >= 0;
    Instant callAt = elevated ? completedAt.plus(Duration.ofHours(terms.callElevatedHours())) : until;
    turn.change(plus(turn.chart().checkIns(), CheckIn.due(session, from, until, callAt)));
    Reminding.checkIn(turn, session, completedAt, until);
    turn.emit(new CheckInDue(session, from, until));
  }

  /** Also after the window: that corrects what was taken for silence. A later answer replaces an earlier one. */
  public static Decision<Followup> answered(Followup state, CheckInAnswered answer, Occurrence when, FollowupPolicy policy) {
    Turn turn = Turn.of(state, when, policy);
    if (answer.suicidalThoughts()) {
      Alarms.checkIn(turn);
    }
    Series.Course plan = state.chart().series().plan();
    if (plan != null && answer.session() > plan.lastSession() && !state.chart().series().isCompleted(answer.session())) {
      return turn.refused(Refusal.of("UNKNOWN_SESSION", "session", "the plan has no such session"));
    }
    if (find(turn.chart(), answer.session()).isPresent()) {
      turn.change(change(turn.chart().checkIns(), answer.session(), c -> c.withAnswer(turn.at())));
    } else {
      turn.change(plus(turn.chart().checkIns(), CheckIn.answered(answer.session(), turn.at())));
    }
    Reminding.checkedIn(turn, answer.session());
    turn.emit(new CheckInReceived(answer.session(), answer.mood(), answer.suicidalThoughts(), answer.adverseEvents()));
    if (answer.adverseEvents()) {
      turn.openTask(Tasks.CHECK_IN_REVIEW, "session/" + answer.session());
    }
    return turn.done();
  }

  /** Nobody has answered, and the last risk tier was elevated: somebody calls before the window ends. */
  static void call(Turn turn, int session) {
    if (find(turn.chart(), session).filter(c -> c.answeredAt() == null && !c.called()).isPresent()) {
      turn.change(change(turn.chart().checkIns(), session, CheckIn::withCall));
      turn.openTask(Tasks.ELEVATED_CONTACT, "session/" + session);
    }
  }

  static void missed(Turn turn, int session) {
    Optional<CheckIn> open = find(turn.chart(), session).filter(c -> c.answeredAt() == null && !c.missed());
    if (open.isEmpty()) {
      return;
    }
    turn.change(change(turn.chart().checkIns(), session, CheckIn::withMiss));
    turn.emit(new CheckInMissed(session));
    if (!open.get().called()) {
      turn.openTask(Tasks.CHECK_IN_CALL, "session/" + session);
    }
  }

  private static Optional<CheckIn> find(Chart chart, int session) {
    return chart.checkIns().stream().filter(c -> c.session() == session).findFirst();
  }

  private static List<CheckIn> plus(List<CheckIn> checkIns, CheckIn one) {
    List<CheckIn> all = new ArrayList<>(checkIns);
    all.add(one);
    all.sort(Comparator.comparingInt(CheckIn::session));
    return all.subList(Math.max(0, all.size() - KEPT), all.size());
  }

  private static List<CheckIn> change(List<CheckIn> checkIns, int session, UnaryOperator<CheckIn> how) {
    return checkIns.stream().map(c -> c.session() == session ? how.apply(c) : c).toList();
  }
}
