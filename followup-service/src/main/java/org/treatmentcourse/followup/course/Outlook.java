package org.treatmentcourse.followup.course;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
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
 * @param recommendation the one a clinician has to decide on
 * @param decided what each kind of finding was about that was decided on last
 * @param reinducedAt when another induction was last accepted
 */
public record Outlook(
    @Nullable Response response,
    List<Integer> reviewed,
    @Nullable String relapseSeen,
    @Nullable String relapseConfirmed,
    @Nullable Response sustained,
    @Nullable Recommendation recommendation,
    Map<Finding.Kind, String> decided,
    @Nullable Instant reinducedAt) {
  static final Outlook OPEN = new Outlook(null, List.of(), null, null, null, null, Map.of(), null);

  public Outlook {
    reviewed = List.copyOf(reviewed);
    decided = Map.copyOf(decided);
  }

  Outlook said(Response now) {
    return new Outlook(now, reviewed, relapseSeen, relapseConfirmed, sustained, recommendation, decided, reinducedAt);
  }

  Outlook passed(int reviewPoint) {
    List<Integer> all = new ArrayList<>(reviewed);
    all.add(reviewPoint);
    all.sort(null);
    return new Outlook(response, all, relapseSeen, relapseConfirmed, sustained, recommendation, decided, reinducedAt);
  }

  Outlook suspected(String assessment) {
    return new Outlook(response, reviewed, assessment, relapseConfirmed, sustained, recommendation, decided, reinducedAt);
  }

  Outlook confirmed(String assessment) {
    return new Outlook(response, reviewed, relapseSeen, assessment, sustained, recommendation, decided, reinducedAt);
  }

  Outlook sustained(@Nullable Response held) {
    return new Outlook(response, reviewed, relapseSeen, relapseConfirmed, held, recommendation, decided, reinducedAt);
  }

  Outlook recommending(@Nullable Recommendation open) {
    return new Outlook(response, reviewed, relapseSeen, relapseConfirmed, sustained, open, decided, reinducedAt);
  }

  /** A clinician has; the same is not recommended again. */
  Outlook decided(Recommendation one) {
    Map<Finding.Kind, String> all = new EnumMap<>(Finding.Kind.class);
    all.putAll(decided);
    all.put(one.kind(), one.about());
    return new Outlook(response, reviewed, relapseSeen, relapseConfirmed, sustained, null, all, reinducedAt);
  }

  boolean hasDecided(Finding finding) {
    return finding.about().equals(decided.get(finding.kind()));
  }

  Outlook reinduced(Instant at) {
    return new Outlook(response, reviewed, relapseSeen, relapseConfirmed, sustained, recommendation, decided, at);
  }
}
