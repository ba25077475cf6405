package org.treatmentcourse.dashboard.row;

import java.util.ArrayList;
import java.util.List;
import org.treatmentcourse.contracts.EvaluationEvent.PlanSuspended;

/** From {@code evaluation.safety}: every suspension there was. */
public record Suspended(List<PlanSuspended> all) {
  static final Suspended NONE = new Suspended(List.of());

  Suspended hear(PlanSuspended event) {
    List<PlanSuspended> more = new ArrayList<>(all);
    more.add(event);
    return new Suspended(List.copyOf(more));
  }

  /** Codes of those that are not lifted. */
  List<String> after(int resumedUpTo) {
    return all.stream().filter(suspension -> suspension.suspension() > resumedUpTo).map(PlanSuspended::reason).distinct().sorted().toList();
  }
}
