package org.treatmentcourse.followup.course;

import org.treatmentcourse.contracts.Indication;
import org.treatmentcourse.contracts.Sex;
import org.treatmentcourse.contracts.decide.Decision;
import org.treatmentcourse.contracts.decide.Occurrence;
import org.treatmentcourse.contracts.policy.FollowupPolicy;

/** From when to when a course is followed. */
public final class Opening {
  private Opening() {}

  public static Decision<Followup> opened(Followup state, String site, Indication indication, Sex sex, Occurrence when, FollowupPolicy policy) {
    Turn turn = Turn.of(state, when, policy);
    switch (state) {
      case Followup.Awaited awaited -> turn.become(new Followup.Following(site, indication, awaited.chart()));
      case Followup.Following following -> turn.become(new Followup.Following(site, indication, following.chart()));
      case Followup.Closed closed -> {}
    }
    turn.become(turn.state().with(turn.chart().with(sex)));
    Questionnaires.again(turn);
    return turn.done();
  }

  /** Intake ended without an evaluation; what is open stays with its people. */
  public static Decision<Followup> declined(Followup state, Occurrence when) {
    return Decision.accept(
        switch (state) {
          case Followup.Following f -> new Followup.Closed(f.site(), f.indication(), "INTAKE_DECLINED", when.occurredAt(), Reminding.ended(f.chart(), when.now()));
          case Followup.Awaited awaited -> awaited;
          case Followup.Closed closed -> closed;
        });
  }
}
