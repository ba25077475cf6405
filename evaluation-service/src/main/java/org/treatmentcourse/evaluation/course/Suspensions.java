package org.treatmentcourse.evaluation.course;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why no dose may be given, counted so that listeners need no clock to tell a suspension from its lifting.
 *
 * @param raised how many there ever were; the number of the newest
 * @param inForce oldest first, at most one per reason
 * @param liftedAt when they were last lifted
 */
public record Suspensions(int raised, List<Suspension> inForce, @Nullable Instant liftedAt) {
  public static final Suspensions NONE = new Suspensions(0, List.of(), null);

  public Suspensions {
    inForce = List.copyOf(inForce);
  }

  /** @param reason code, e.g. {@code PREGNANCY} */
  public record Suspension(String reason, int number, Instant since) {}

  public boolean any() {
    return !inForce.isEmpty();
  }

  boolean has(String reason) {
    return inForce.stream().anyMatch(one -> one.reason().equals(reason));
  }

  Suspensions and(String reason, Instant since) {
    List<Suspension> all = new ArrayList<>(inForce);
    all.add(new Suspension(reason, raised + 1, since));
    return new Suspensions(raised + 1, all, liftedAt);
  }

  Suspensions lifted(Instant at) {
    return new Suspensions(raised, List.of(), at);
  }

  List<String> reasons() {
    return inForce.stream().map(Suspension::reason).toList();
  }
}
