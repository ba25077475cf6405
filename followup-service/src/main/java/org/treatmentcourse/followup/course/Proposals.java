package org.treatmentcourse.followup.course;

import org.treatmentcourse.contracts.FollowupEvent.MaintenanceAccepted;
import org.treatmentcourse.contracts.FollowupEvent.MaintenanceDeclined;
import org.treatmentcourse.contracts.decide.Decision;
import org.treatmentcourse.contracts.decide.Refusal;

/** A clinician decides on a proposal. */
public final class Proposals {
  private Proposals() {}

  public static Decision<Followup> accept(Followup state, String proposal) {
    Outlook.Proposal open = state.chart().outlook().proposal();
    if (open == null || !open.id().equals(proposal)) {
      return notOpen(state);
    }
    if (!state.chart().watch().escalations().isEmpty()) {
      return Decision.refuse(state, Refusal.of("RISK_OPEN", "an escalation is open; resolve it first"));
    }
    if (state.chart().series().suspended()) {
      return Decision.refuse(state, Refusal.of("PLAN_SUSPENDED", "the plan is suspended"));
    }
    return Decision.accept(decided(state), new MaintenanceAccepted(open.id(), open.intervalDays()));
  }

  /** @param reason code */
  public static Decision<Followup> decline(Followup state, String proposal, String reason) {
    Outlook.Proposal open = state.chart().outlook().proposal();
    return open != null && open.id().equals(proposal)
        ? Decision.accept(decided(state), new MaintenanceDeclined(proposal, reason))
        : notOpen(state);
  }

  private static Followup decided(Followup state) {
    return state.with(state.chart().with(state.chart().outlook().decided()));
  }

  private static Decision<Followup> notOpen(Followup state) {
    return Decision.refuse(state, Refusal.of("PROPOSAL_NOT_OPEN", "proposal", "there is no such open proposal"));
  }
}
