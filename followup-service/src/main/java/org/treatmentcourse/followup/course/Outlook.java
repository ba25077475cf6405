package org.treatmentcourse.followup.course;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.FollowupEvent.Response;

/**
 * What has been said about the outcome, so that it is said once.
 *
 * @param response class last said, null before the first review point
 * @param reviewed sessions whose review point has been passed, and {@code 0} for a missing baseline
 * @param relapseSeen the score that last raised the suspicion
 * @param relapseConfirmed the second reading of the relapse last confirmed
 * @param sustained the class that was last said to be sustained; absent once it no longer is
 * @param proposal the one a clinician has to decide
 * @param proposedAfter number of the completed session after which something was last proposed
 */
public record Outlook(
    @Nullable Response response,
    List<Integer> reviewed,
    @Nullable String relapseSeen,
    @Nullable String relapseConfirmed,
    @Nullable Response sustained,
    @Nullable Proposal proposal,
    int proposedAfter) {
  static final Outlook OPEN = new Outlook(null, List.of(), null, null, null, null, 0);

  public Outlook {
    reviewed = List.copyOf(reviewed);
  }

  /** @param reasons codes of the rules that led to it */
  public record Proposal(String id, int intervalDays, List<String> reasons) {
    public Proposal {
      reasons = List.copyOf(reasons);
    }
  }

  Outlook said(Response now) {
    return new Outlook(now, reviewed, relapseSeen, relapseConfirmed, sustained, proposal, proposedAfter);
  }

  Outlook passed(int reviewPoint) {
    List<Integer> all = new ArrayList<>(reviewed);
    all.add(reviewPoint);
    all.sort(null);
    return new Outlook(response, all, relapseSeen, relapseConfirmed, sustained, proposal, proposedAfter);
  }

  Outlook suspected(String assessment) {
    return new Outlook(response, reviewed, assessment, relapseConfirmed, sustained, proposal, proposedAfter);
  }

  Outlook confirmed(String assessment) {
    return new Outlook(response, reviewed, relapseSeen, assessment, sustained, proposal, proposedAfter);
  }

  Outlook sustained(@Nullable Response held) {
    return new Outlook(response, reviewed, relapseSeen, relapseConfirmed, held, proposal, proposedAfter);
  }

  Outlook proposed(Proposal open, int afterSession) {
    return new Outlook(response, reviewed, relapseSeen, relapseConfirmed, sustained, open, afterSession);
  }

  Outlook decided() {
    return new Outlook(response, reviewed, relapseSeen, relapseConfirmed, sustained, null, proposedAfter);
  }
}
