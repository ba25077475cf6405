package org.treatmentcourse.messaging;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;

/** Whether this process has anything left to do: what the simulated clock waits for, and what an operator asks before stopping it. */
@Endpoint(id = "quiet")
public final class QuietEndpoint {
  private static final long LONGEST_WAIT_MS = 5_000;
  private static final long FIRST_PAUSE_MS = 2;
  private static final long LAST_PAUSE_MS = 32;

  private final Lag lag;
  private final CourseStore store;
  private final @Nullable SimulatedClock clock;
  private final Map<String, BooleanSupplier> idle;
  private final List<Activity> activities;
  private final LongSupplier activity;

  QuietEndpoint(Lag lag, CourseStore store, @Nullable SimulatedClock clock, Map<String, BooleanSupplier> idle, List<Activity> activities, LongSupplier activity) {
    this.lag = lag;
    this.store = store;
    this.clock = clock;
    this.idle = Map.copyOf(idle);
    this.activities = List.copyOf(activities);
    this.activity = activity;
  }

  /**
   * @param clock simulated time applied, by clinic
   * @param pending documents with something to publish; -1 if not looked at
   * @param lag records not yet acknowledged; -1 if unknown or not looked at
   * @param activity grows with everything delivery does; the same number twice means nothing happened in between
   * @param due earliest clock by clinic
   * @param reasons why it is not quiet
   */
  public record Quiet(boolean quiet, Map<String, String> clock, long pending, long lag, long activity, Map<String, String> due, List<String> reasons) {}

  /**
   * @param waitMillis how long to wait for quiet before the answer is that there is none, at most 5,000; no time if null
   */
  @ReadOperation
  public Quiet quiet(@Nullable Long waitMillis) {
    long patience = TimeUnit.MILLISECONDS.toNanos(waitMillis == null ? 0 : Math.clamp(waitMillis, 0, LONGEST_WAIT_MS));
    long begun = System.nanoTime();
    long pause = FIRST_PAUSE_MS;
    Quiet found = look();
    while (!found.quiet() && System.nanoTime() - begun < patience && !Thread.currentThread().isInterrupted()) {
      Pause.of(Duration.ofMillis(pause));
      pause = Math.min(pause * 2, LAST_PAUSE_MS);
      found = look();
    }
    return found;
  }

  private Quiet look() {
    // Before the looks: what begins while we look must show as activity next time.
    long counted = activity.getAsLong();
    List<String> reasons = new ArrayList<>();
    idle.forEach(
        (name, is) -> {
          if (!is.getAsBoolean()) {
            reasons.add(name + " at work");
          }
        });
    Map<String, String> applied = clock == null ? Map.of() : clock.applied();
    // Asked again in a moment: once there is a reason, the broker and the store needn't be asked for more.
    if (reasons.isEmpty()) {
      activities.forEach(activity -> activity.busy().ifPresent(reasons::add));
    }
    long behind = -1;
    if (reasons.isEmpty()) {
      behind = lag.refresh();
      if (behind != 0) {
        reasons.add(behind < 0 ? "lag unknown" : behind + " records to read");
      }
    }
    if (!reasons.isEmpty()) {
      return new Quiet(false, new HashMap<>(applied), -1, behind, counted, Map.of(), reasons);
    }
    long pending = store.pending();
    if (pending != 0) {
      reasons.add(pending + " documents to publish");
    }
    Map<String, String> due = new TreeMap<>();
    store
        .earliestDue()
        .forEach(
            (clinic, at) -> {
              due.put(clinic, at.toString());
              Optional.ofNullable(applied.get(clinic))
                  .filter(now -> !at.isAfter(Instant.parse(now)))
                  .ifPresent(now -> reasons.add("a clock of " + clinic + " is due"));
            });
    return new Quiet(reasons.isEmpty(), new HashMap<>(applied), pending, behind, counted, due, reasons);
  }
}
