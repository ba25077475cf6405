package org.treatmentcourse.followup.onblockage;

import java.util.function.Function;
import org.treatmentcourse.contracts.FollowupEvent.CourseBlocked;
import org.treatmentcourse.contracts.FollowupEvent.CourseUnblocked;
import org.treatmentcourse.contracts.Service;
import org.treatmentcourse.contracts.decide.BlockReaction;
import org.treatmentcourse.contracts.decide.Decision;
import org.treatmentcourse.contracts.decide.Occurrence;
import org.treatmentcourse.contracts.policy.FollowupPolicy;
import org.treatmentcourse.followup.course.Blockages;
import org.treatmentcourse.followup.course.Followup;
import org.treatmentcourse.followup.course.Turn;

/** Follow-up doesn't hear itself: its own task comes with what it tells the others. */
public record WhenParkedHereThenTellEverybody(Function<String, FollowupPolicy> policies) implements BlockReaction<Followup> {

  @Override
  public Decision<Followup> raised(Followup state, int number, String parked, Occurrence when) {
    Turn turn = Blockages.raised(state, Service.FOLLOWUP, number, when, policies.apply(when.course().clinic()));
    turn.emit(new CourseBlocked(number, parked));
    return turn.unreviewed();
  }

  @Override
  public Decision<Followup> lifted(Followup state, int upTo, Occurrence when) {
    Turn turn = Blockages.lifted(state, Service.FOLLOWUP, upTo, when, policies.apply(when.course().clinic()));
    turn.emit(new CourseUnblocked(upTo));
    return turn.unreviewed();
  }
}
