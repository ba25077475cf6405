package org.treatmentcourse.local.clock;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * Waits until nothing happens any more. One quiet answer from everybody isn't enough: a process may have worked between
 * its answer and that of another, and handed the work on. If all are quiet twice in a row and none was active in
 * between, then at the moment between the two questions all were idle at once.
 */
final class Quiescence {

  private static final Duration REPORT_EVERY = Duration.ofSeconds(10);
  private static final Duration WAIT = Duration.ofMillis(500);
  private static final long PAUSE_MS = 10;

  private final Processes processes;

  Quiescence(Processes processes) {
    this.processes = processes;
  }

  /**
   * Returns when every process is quiet with these clocks applied; sends the clocks to a process that doesn't have them.
   *
   * @return the earliest business timer of each clinic, over all processes
   * @throws StalledException when that takes longer than {@code limit}
   */
  Map<String, Instant> await(Map<String, Instant> clocks, Duration limit, PlayListener listener) {
    long start = System.nanoTime();
    long report = start + REPORT_EVERY.toNanos();
    Map<String, Long> quietBefore = Map.of();
    while (true) {
      Map<String, Quiet> answers = processes.ask(WAIT);
      List<String> reasons = reasons(answers, clocks);
      if (reasons.isEmpty()) {
        Map<String, Long> activity = activity(answers);
        if (activity.equals(quietBefore)) {
          return earliest(answers);
        }
        quietBefore = activity;
        continue;
      }
      quietBefore = Map.of();
      long now = System.nanoTime();
      if (now - start > limit.toNanos()) {
        throw new StalledException(limit, reasons);
      }
      if (now > report) {
        listener.waiting(Duration.ofNanos(now - start), reasons);
        report = now + REPORT_EVERY.toNanos();
      }
      // The processes have waited already, except one that is away or is just told the time.
      pause();
    }
  }

  private List<String> reasons(Map<String, Quiet> answers, Map<String, Instant> clocks) {
    List<String> reasons = new ArrayList<>();
    if (answers.isEmpty()) {
      reasons.add("no process to ask");
    }
    answers.forEach((name, answer) -> {
      if (answer.lacks(clocks)) {
        // It was started again and knows no time yet; without one it can't come to rest either.
        reasons.add(name + ": clock not applied" + (processes.set(List.of(name), clocks) ? "" : " and refused"));
      } else if (!answer.quiet()) {
        reasons.add(name + ": " + answer.why());
      } else {
        clocks.forEach((clinic, now) -> {
          Instant due = answer.dues().get(clinic);
          if (due != null && !due.isAfter(now)) {
            reasons.add(name + ": timer of " + clinic + " due at " + due + " hasn't fired");
          }
        });
      }
    });
    return reasons;
  }

  private static Map<String, Long> activity(Map<String, Quiet> answers) {
    Map<String, Long> activity = new TreeMap<>();
    answers.forEach((name, answer) -> activity.put(name, answer.activity()));
    return activity;
  }

  private static Map<String, Instant> earliest(Map<String, Quiet> answers) {
    Map<String, Instant> earliest = new TreeMap<>();
    for (Quiet answer : answers.values()) {
      answer.dues().forEach((clinic, due) -> earliest.merge(clinic, due, (a, b) -> a.isBefore(b) ? a : b));
    }
    return earliest;
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(PAUSE_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for quiet", e);
    }
  }
}
