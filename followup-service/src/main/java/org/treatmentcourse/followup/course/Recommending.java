package org.treatmentcourse.followup.course;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.FollowupEvent.Action;
import org.treatmentcourse.contracts.FollowupEvent.Option;
import org.treatmentcourse.contracts.FollowupEvent.RecommendationAccepted;
import org.treatmentcourse.contracts.FollowupEvent.RecommendationDeclined;
import org.treatmentcourse.contracts.FollowupEvent.RecommendationWithdrawn;
import org.treatmentcourse.contracts.FollowupEvent.Recommended;
import org.treatmentcourse.contracts.decide.Decision;
import org.treatmentcourse.contracts.decide.Occurrence;
import org.treatmentcourse.contracts.decide.Refusal;
import org.treatmentcourse.contracts.policy.FollowupPolicy;

/** At most one recommendation is open; a clinician accepts, changes or declines it, and it goes when it no longer holds. */
public final class Recommending {
  private Recommending() {}

  /** Says what holds now in place of what was said before. */
  static void look(Turn turn, @Nullable Episode episode) {
    Recommendation open = turn.chart().outlook().recommendation();
    Optional<Finding> now = Advising.of(turn.chart(), episode, turn.policy());
    if (open != null && now.filter(finding -> finding.isSaidBy(open)).isPresent()) {
      return;
    }
    if (open != null) {
      withdraw(turn, open, "READINGS_CHANGED");
    }
    now.ifPresent(finding -> recommend(turn, finding));
  }

  private static void recommend(Turn turn, Finding finding) {
    String task = turn.policy().advice(finding.situation()).task();
    Recommendation open =
        new Recommendation(finding.id(), finding.kind(), finding.about(), finding.situation(), finding.options(), finding.reasons(), task);
    turn.change(turn.chart().outlook().recommending(open));
    turn.emit(
        new Recommended(
            open.id(), open.situation(), open.options(), open.reasons(), finding.readings(), lastSession(turn), turn.policy().version()));
    turn.openTask(task, open.id());
  }

  private static int lastSession(Turn turn) {
    return turn.chart().series().last().map(Series.Done::session).orElse(0);
  }

  static void withdraw(Turn turn, Recommendation open, String reason) {
    turn.change(turn.chart().outlook().recommending(null));
    turn.emit(new RecommendationWithdrawn(open.id(), reason));
    turn.closeTasks(open.task(), open.id(), "WITHDRAWN");
  }

  /**
   * What a clinician says of it.
   *
   * @param action absent: as recommended
   * @param intervalDays another one than was recommended; with {@code MAINTAIN} only
   * @param reason code
   * @param mayOrder whether who says so may change a dose
   */
  public record Answer(@Nullable Action action, @Nullable Integer intervalDays, @Nullable String reason, boolean mayOrder) {}

  public static Decision<Followup> accept(Followup state, String recommendation, Answer answer, Occurrence when, FollowupPolicy policy) {
    Recommendation open = state.chart().outlook().recommendation();
    if (open == null || !open.id().equals(recommendation)) {
      return notOpen(state);
    }
    Option first = open.options().getFirst();
    Action action = Objects.requireNonNullElse(answer.action(), first.action());
    Option offered = open.options().stream().filter(one -> one.action() == action).findFirst().orElse(null);
    if (offered == null) {
      List<Action> possible = open.options().stream().map(Option::action).toList();
      return Decision.refuse(state, Refusal.of("OPTION_NOT_OFFERED", "/action", "must be one of " + possible));
    }
    Option chosen = withInterval(offered, answer.intervalDays());
    boolean changed = !chosen.equals(first);
    return whyNot(state.chart(), chosen, answer, changed || offered.needsReason())
        .map(refusal -> Decision.refuse(state, refusal))
        .orElseGet(() -> follow(state, open, chosen, changed, answer.reason(), when, policy));
  }

  private static Option withInterval(Option offered, @Nullable Integer days) {
    return days == null ? offered : new Option(offered.action(), days, offered.doseMg(), offered.needsReason());
  }

  private static Optional<Refusal> whyNot(Chart chart, Option chosen, Answer answer, boolean needsReason) {
    if (answer.intervalDays() != null && chosen.action() != Action.MAINTAIN) {
      return Optional.of(Refusal.of("INTERVAL_NOT_ALLOWED", "/intervalDays", "only a session of maintenance has an interval"));
    }
    Series.Course plan = chart.series().plan();
    if (answer.intervalDays() != null && (plan == null || !plan.allows(answer.intervalDays()))) {
      String allowed = plan == null || plan.nextIntervals() == null ? "too short" : "must be one of " + plan.nextIntervals();
      return Optional.of(Refusal.of("INTERVAL_NOT_ALLOWED", "/intervalDays", allowed));
    }
    if (chosen.action().changesDose() && !answer.mayOrder()) {
      return Optional.of(Refusal.of("PRESCRIBER_NEEDED", "/action", "a dose is changed by a prescriber or the medical director"));
    }
    if (needsReason && answer.reason() == null) {
      return Optional.of(Refusal.of("REASON_NEEDED", "/reason", "this choice needs a reason"));
    }
    if (chosen.action() == Action.HOLD || chosen.action() == Action.STOP) {
      return Optional.empty();
    }
    if (!chart.watch().escalations().isEmpty()) {
      return Optional.of(Refusal.of("RISK_OPEN", "an escalation is open; resolve it first"));
    }
    return chart.series().suspended() ? Optional.of(Refusal.of("PLAN_SUSPENDED", "the plan is suspended")) : Optional.empty();
  }

  private static Decision<Followup> follow(
      Followup state, Recommendation open, Option chosen, boolean changed, @Nullable String reason, Occurrence when, FollowupPolicy policy) {
    Turn turn = Turn.of(state, when, policy);
    Outlook decided = turn.chart().outlook().decided(open);
    turn.change(chosen.action() == Action.REINDUCE ? decided.reinduced(when.now()) : decided);
    turn.emit(new RecommendationAccepted(open.id(), chosen, changed, reason, lastSession(turn)));
    turn.closeTasks(open.task(), open.id(), "ACCEPTED");
    if (chosen.action() == Action.STOP) {
      turn.openTask(Tasks.REFERRAL, "course");
    }
    return turn.done();
  }

  /** @param reason code */
  public static Decision<Followup> decline(Followup state, String recommendation, String reason, Occurrence when, FollowupPolicy policy) {
    Recommendation open = state.chart().outlook().recommendation();
    if (open == null || !open.id().equals(recommendation)) {
      return notOpen(state);
    }
    Turn turn = Turn.of(state, when, policy);
    turn.change(turn.chart().outlook().decided(open));
    turn.emit(new RecommendationDeclined(recommendation, reason));
    turn.closeTasks(open.task(), open.id(), "DECLINED");
    return turn.done();
  }

  /** The plan could not follow what was accepted: somebody decides again. */
  public static Decision<Followup> notFollowed(Followup state, String recommendation, Occurrence when, FollowupPolicy policy) {
    Turn turn = Turn.of(state, when, policy);
    turn.openTask(Tasks.RESPONSE_REVIEW, "not-followed/" + recommendation);
    return turn.unreviewed();
  }

  private static Decision<Followup> notOpen(Followup state) {
    return Decision.refuse(state, Refusal.of("RECOMMENDATION_NOT_OPEN", "recommendation", "there is no such open recommendation"));
  }
}
