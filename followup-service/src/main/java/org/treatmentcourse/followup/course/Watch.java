package org.treatmentcourse.followup.course;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.treatmentcourse.contracts.FollowupEvent.RiskTier;
import org.treatmentcourse.contracts.decide.BlockedBy;

/**
 * What must not be overlooked: open escalations, open tasks, and risk screens that are still to come.
 *
 * @param blockedBy services in which something of the course is parked
 */
public record Watch(List<Escalation> escalations, List<Task> tasks, List<AwaitedScreen> screens, BlockedBy blockedBy) {
  static final Watch NOTHING = new Watch(List.of(), List.of(), List.of(), BlockedBy.NOBODY);

  public Watch {
    escalations = List.copyOf(escalations);
    tasks = List.copyOf(tasks);
    screens = List.copyOf(screens);
  }

  /**
   * Dosing is blocked until a person resolves it.
   *
   * @param task the task that was opened with it
   */
  public record Escalation(String occurrence, RiskTier tier, String trigger, Instant at, String task) {}

  /**
   * An answer that asks for a C-SSRS screen.
   *
   * @param id of the answers that ask for it
   * @param from a screen from then on satisfies it
   * @param due without one by then, somebody is told
   */
  public record AwaitedScreen(String id, Instant from, Instant due) {}

  /**
   * Something a person must do. It never closes by itself, but for {@link Tasks#COURSE_BLOCKED},
   * {@link Tasks#PLAN_SIGN_OFF}, {@link Tasks#OUTREACH}, {@link Tasks#INTEGRATION_SESSION}, those of a round of measurements and that of an open recommendation, whose end the system sees.
   *
   * @param about what it is about, e.g. a session; one open task covers a second one about the same
   * @param dueAt when it should be done; stays
   * @param nextAt when the clock runs out next
   * @param everyMin minutes between reminders
   * @param attempts how often it will still be reported overdue
   * @param ackStops true if acknowledging stops the clock
   */
  public record Task(
      String id,
      String kind,
      String about,
      String role,
      String thenRole,
      Instant openedAt,
      Instant dueAt,
      Instant nextAt,
      long everyMin,
      int attempts,
      boolean ackStops,
      boolean acknowledged) {

    boolean ticks() {
      return attempts > 0 && !(ackStops && acknowledged);
    }

    Task seen() {
      return new Task(id, kind, about, role, thenRole, openedAt, dueAt, nextAt, everyMin, attempts, ackStops, true);
    }

    /** Goes to the next one in line; the clock moves on. */
    Task overdue() {
      Instant next = nextAt.plusSeconds(60 * Math.max(1, everyMin));
      return new Task(id, kind, about, thenRole, thenRole, openedAt, dueAt, next, everyMin, attempts - 1, ackStops, acknowledged);
    }
  }

  public Optional<Task> task(String id) {
    return tasks.stream().filter(t -> t.id().equals(id)).findFirst();
  }

  public Optional<Escalation> escalation(String occurrence) {
    return escalations.stream().filter(e -> e.occurrence().equals(occurrence)).findFirst();
  }

  Watch plus(Task task) {
    return new Watch(escalations, appended(tasks, task), screens, blockedBy);
  }

  Watch plus(Escalation escalation) {
    return new Watch(appended(escalations, escalation), tasks, screens, blockedBy);
  }

  Watch plus(AwaitedScreen screen) {
    return new Watch(escalations, tasks, appended(screens, screen), blockedBy);
  }

  Watch change(String task, UnaryOperator<Task> how) {
    return new Watch(escalations, tasks.stream().map(t -> t.id().equals(task) ? how.apply(t) : t).toList(), screens, blockedBy);
  }

  Watch withoutTask(String task) {
    return new Watch(escalations, tasks.stream().filter(t -> !t.id().equals(task)).toList(), screens, blockedBy);
  }

  Watch withoutEscalation(String occurrence) {
    return new Watch(escalations.stream().filter(e -> !e.occurrence().equals(occurrence)).toList(), tasks, screens, blockedBy);
  }

  Watch withoutScreen(String id) {
    return new Watch(escalations, tasks, screens.stream().filter(s -> !s.id().equals(id)).toList(), blockedBy);
  }

  /** A screen answered then satisfies those that asked for one since. */
  Watch screenedAt(Instant at) {
    return new Watch(escalations, tasks, screens.stream().filter(s -> at.isBefore(s.from())).toList(), blockedBy);
  }

  Watch with(BlockedBy now) {
    return new Watch(escalations, tasks, screens, now);
  }

  private static <T> List<T> appended(List<T> list, T one) {
    List<T> all = new ArrayList<>(list);
    all.add(one);
    return all;
  }
}
