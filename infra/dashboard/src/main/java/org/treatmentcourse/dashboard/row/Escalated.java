package org.treatmentcourse.dashboard.row;

import java.util.ArrayList;
import java.util.List;
import org.treatmentcourse.contracts.FollowupEvent.SuicideRiskEscalated;

/** From {@code followup.safety}: keys of everything that was escalated. */
public record Escalated(List<String> occurrences) {
  static final Escalated NONE = new Escalated(List.of());

  Escalated hear(SuicideRiskEscalated event) {
    List<String> more = new ArrayList<>(occurrences);
    more.add(event.occurrence());
    return new Escalated(List.copyOf(more));
  }

  boolean anyBut(List<String> resolved) {
    return !resolved.containsAll(occurrences);
  }
}
