package org.treatmentcourse.followup.course;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.treatmentcourse.contracts.FollowupEvent;
import org.treatmentcourse.contracts.FollowupEvent.TaskClosed;
import org.treatmentcourse.contracts.FollowupEvent.TaskOpened;
import org.treatmentcourse.contracts.ServiceEvent;
import org.treatmentcourse.contracts.decide.Decision;
import org.treatmentcourse.contracts.decide.Occurrence;
import org.treatmentcourse.contracts.decide.Refusal;
import org.treatmentcourse.contracts.policy.FollowupPolicy;
import org.treatmentcourse.contracts.policy.FollowupPolicy.TaskTerms;

/** One decision in the making: the facts so far, and what is to be told. At its end the outcome is looked at again, whatever came. */
public final class Turn {
  private final Occurrence when;
  private final FollowupPolicy policy;
  private final List<ServiceEvent> events = new ArrayList<>();
  private Followup state;

  private Turn(Followup state, Occurrence when, FollowupPolicy policy) {
    this.state = state;
    this.when = when;
    this.policy = policy;
  }

  public static Turn of(Followup state, Occurrence when, FollowupPolicy policy) {
    return new Turn(state, when, policy);
  }

  Followup state() {
    return state;
  }

  Chart chart() {
    return state.chart();
  }

  FollowupPolicy policy() {
    return policy;
  }

  Occurrence when() {
    return when;
  }

  /** When it happened; never later than it was handled, so that a clock set wrong elsewhere can't put a deadline off. */
  Instant at() {
    return when.occurredAt().isAfter(when.now()) ? when.now() : when.occurredAt();
  }

  void become(Followup changed) {
    state = changed;
  }

  void change(Measures changed) {
    state = state.with(chart().with(changed));
  }

  void change(Watch changed) {
    state = state.with(chart().with(changed));
  }

  void change(Series changed) {
    state = state.with(chart().with(changed));
  }

  void change(List<CheckIn> changed) {
    state = state.with(chart().with(changed));
  }

  void change(Outlook changed) {
    state = state.with(chart().with(changed));
  }

  void change(Occasion changed) {
    state = state.with(chart().with(changed));
  }

  void change(Signs changed) {
    state = state.with(chart().with(changed));
  }

  void change(CarePlan changed) {
    state = state.with(chart().with(changed));
  }

  void change(Chart changed) {
    state = state.with(changed);
  }

  void change(Messages changed) {
    state = state.with(chart().with(changed));
  }

  public void emit(FollowupEvent event) {
    events.add(event);
  }

  /** Opens a task with the time its kind has in the policy. */
  void openTask(String kind, String about) {
    Integer minutes = Objects.requireNonNull(policy.task(kind).dueMin(), () -> "policy gives no time for " + kind);
    openTask(kind, about, Duration.ofMinutes(minutes));
  }

  /** Opens a task, unless an open one of that kind about the same thing is due no later: that one covers it. */
  void openTask(String kind, String about, Duration within) {
    Instant due = at().plus(within);
    boolean covered = chart().watch().tasks().stream().anyMatch(t -> t.kind().equals(kind) && t.about().equals(about) && !t.dueAt().isAfter(due));
    if (!covered) {
      addTask(Ids.of(kind, when, about), kind, about, within);
    }
  }

  void addTask(String id, String kind, String about, Duration within) {
    TaskTerms terms = policy.task(kind);
    Instant due = at().plus(within);
    change(
        chart()
            .watch()
            .plus(
                new Watch.Task(
                    id,
                    kind,
                    about,
                    terms.role(),
                    terms.thenRole(),
                    at(),
                    due,
                    due,
                    within.toMinutes(),
                    terms.attempts(),
                    terms.acknowledged(),
                    false)));
    emit(new TaskOpened(id, kind, terms.role(), due));
  }

  void closeTask(String id, String disposition) {
    change(chart().watch().withoutTask(id));
    emit(new TaskClosed(id, disposition));
  }

  /** Closes what the system sees the end of. */
  void closeTasks(String kind, String about, String disposition) {
    chart().watch().tasks().stream()
        .filter(task -> task.kind().equals(kind) && task.about().equals(about))
        .forEach(task -> closeTask(task.id(), disposition));
  }

  /** Where no fact of the course has changed, so that there is nothing to look at again. */
  public Decision<Followup> unreviewed() {
    return Decision.accept(state, events);
  }

  public Decision<Followup> done() {
    Review.of(this);
    return unreviewed();
  }

  /** The facts and what they set off stay, and the sender is told no. */
  Decision<Followup> refused(Refusal refusal) {
    return done().answering(refusal);
  }
}
