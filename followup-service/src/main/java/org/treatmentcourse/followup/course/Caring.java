package org.treatmentcourse.followup.course;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.FollowupEvent.CareEnded;
import org.treatmentcourse.contracts.FollowupEvent.CareKind;
import org.treatmentcourse.contracts.FollowupEvent.CarePlanned;
import org.treatmentcourse.contracts.FollowupEvent.CareProgressed;
import org.treatmentcourse.contracts.decide.Decision;
import org.treatmentcourse.contracts.decide.Occurrence;
import org.treatmentcourse.contracts.decide.Refusal;
import org.treatmentcourse.contracts.policy.FollowupPolicy.Integration;
import org.treatmentcourse.contracts.policy.FollowupPolicy;

/** The care beside the sessions: psychotherapy, integration after sessions, lifestyle, other medication, goals. Proved in {@code CaringTest}. */
public final class Caring {
  private Caring() {}

  /** @param what code of the clinic */
  public static Decision<Followup> plan(Followup state, CareKind kind, String what, Occurrence when, FollowupPolicy policy) {
    CarePlan care = state.chart().care();
    if (care.has(kind, what)) {
      return Decision.refuse(state, Refusal.of("ALREADY_PLANNED", "/what", "it is part of the care plan already"));
    }
    if (care.items().size() >= CarePlan.MOST) {
      return Decision.refuse(state, Refusal.of("CARE_PLAN_FULL", "at most " + CarePlan.MOST + " things go on at a time; end one first"));
    }
    return OpenCourse.only(state, open -> {
      Turn turn = Turn.of(state, when, policy);
      String id = Ids.of(kind.name(), when, what);
      turn.change(care.plus(new CarePlan.Item(id, kind, what, null, null)));
      turn.emit(new CarePlanned(id, kind, what));
      return turn.done();
    });
  }

  /**
   * @param percent 0 to 100
   * @param session the completed session that an integration belongs to
   */
  public static Decision<Followup> progress(
      Followup state, String id, @Nullable Integer percent, @Nullable Integer session, Occurrence when, FollowupPolicy policy) {
    return onItem(state, id, item -> {
      boolean integration = item.kind() == CareKind.INTEGRATION;
      if (integration != (session != null)) {
        return Decision.refuse(state, Refusal.of("SESSION_NEEDED", "/session", "an integration session belongs to a session, and nothing else does"));
      }
      if (item.kind() == CareKind.GOAL && percent == null) {
        return Decision.refuse(state, Refusal.of("PERCENT_NEEDED", "/percent", "say how far the goal is reached"));
      }
      Turn turn = Turn.of(state, when, policy);
      Boolean inWindow = null;
      if (session != null) {
        Optional<Series.Done> done = turn.chart().series().done().stream().filter(one -> one.session() == session).findFirst();
        if (done.isEmpty()) {
          return Decision.refuse(state, Refusal.of("UNKNOWN_SESSION", "/session", "no such session has been completed, or it is too long ago"));
        }
        inWindow = isIn(policy.integration(), done.get().at(), turn.at());
        turn.closeTasks(Tasks.INTEGRATION_SESSION, about(session), inWindow ? "HELD" : "HELD_OUTSIDE_WINDOW");
      }
      turn.change(turn.chart().care().progressed(id, percent, turn.at()));
      turn.emit(new CareProgressed(id, percent, session, inWindow));
      return turn.done();
    });
  }

  private static boolean isIn(Integration window, Instant completed, Instant held) {
    return !held.isBefore(completed.plus(Duration.ofHours(window.fromHours()))) && !held.isAfter(completed.plus(Duration.ofHours(window.untilHours())));
  }

  /** @param outcome code, e.g. {@code REACHED} */
  public static Decision<Followup> end(Followup state, String id, String outcome, Occurrence when, FollowupPolicy policy) {
    return onItem(state, id, item -> {
      Turn turn = Turn.of(state, when, policy);
      turn.change(turn.chart().care().without(id));
      turn.emit(new CareEnded(id, outcome));
      return turn.done();
    });
  }

  /** After each session somebody holds an integration session, if that is planned: asked for once, while its window lasts. */
  static void look(Turn turn) {
    CarePlan care = turn.chart().care();
    turn.chart().series().last()
        .filter(last -> care.has(CareKind.INTEGRATION) && last.session() > care.asked())
        .ifPresent(last -> {
          Instant until = last.at().plus(Duration.ofHours(turn.policy().integration().untilHours()));
          if (turn.at().isBefore(until)) {
            turn.change(care.asked(last.session()));
            turn.openTask(Tasks.INTEGRATION_SESSION, about(last.session()), Duration.between(turn.at(), until));
          }
        });
  }

  private static String about(int session) {
    return "integration/" + session;
  }

  private static Decision<Followup> onItem(Followup state, String id, Function<CarePlan.Item, Decision<Followup>> then) {
    return OpenCourse.only(
        state,
        open ->
            state.chart().care().item(id)
                .map(then)
                .orElseGet(() -> Decision.refuse(state, Refusal.of("CARE_ITEM_NOT_OPEN", "item", "the care plan has no such thing that goes on"))));
  }
}
