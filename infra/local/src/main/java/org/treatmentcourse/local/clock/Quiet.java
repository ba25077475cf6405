package org.treatmentcourse.local.clock;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a process answers to {@code GET /actuator/quiet}.
 *
 * @param clock business time by clinic, as the process has it
 * @param pending events decided and not yet confirmed by the broker
 * @param lag records not yet consumed
 * @param due earliest business timer by clinic
 * @param activity grows with everything the process does; equal in two answers means idle between them
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record Quiet(boolean quiet, @Nullable Map<String, Instant> clock, long pending, long lag, long inFlight,
    @Nullable Map<String, Instant> due, long activity, @Nullable List<String> reasons) {

  static Quiet unknown(String reason) {
    return new Quiet(false, null, 0, 0, 0, Map.of(), 0, List.of(reason));
  }

  /** False if nothing is known about the process. */
  boolean answered() {
    return clock != null;
  }

  /** True for a process that was started again, or missed a step: it answers and doesn't have these clocks. */
  boolean lacks(Map<String, Instant> expected) {
    return answered() && !clocks().entrySet().containsAll(expected.entrySet());
  }

  Map<String, Instant> clocks() {
    return clock == null ? Map.of() : clock;
  }

  Map<String, Instant> dues() {
    return due == null ? Map.of() : due;
  }

  String why() {
    String named = reasons == null ? "" : String.join(", ", reasons);
    String counts = "pending " + pending + ", lag " + lag + ", in flight " + inFlight;
    boolean counted = pending + lag + inFlight != 0;
    return counted ? counts + (named.isEmpty() ? "" : " (" + named + ")") : named.isEmpty() ? "not quiet" : named;
  }
}
