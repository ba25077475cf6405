package org.treatmentcourse.followup.course;

import java.util.List;
import org.treatmentcourse.contracts.FollowupEvent.Option;
import org.treatmentcourse.contracts.FollowupEvent.Situation;

/**
 * A finding that a clinician has been told of and has to decide on.
 *
 * @param options as in {@link Finding}
 * @param task kind of the task that is open until then
 */
public record Recommendation(
    String id, Finding.Kind kind, String about, Situation situation, List<Option> options, List<String> reasons, String task) {
  public Recommendation {
    options = List.copyOf(options);
    reasons = List.copyOf(reasons);
  }
}
