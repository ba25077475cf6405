package org.treatmentcourse.local.scenario;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.local.client.History;
import org.treatmentcourse.local.client.HistoryEvent;
import org.treatmentcourse.local.client.Reply;
import org.treatmentcourse.local.clock.Script;
import tools.jackson.databind.JsonNode;

/**
 * One scenario on its clinic's clock. Between any two steps everything becomes quiet, but for events that are published one right after another. An
 * expectation keeps the next step waiting until it is met or its time has passed.
 */
final class Play implements Script {

  private final Scenario scenario;
  private final Stage stage;
  private final History history;
  private final Supplier<Optional<Instant>> clock;
  private final ZoneId zone;
  private final List<Act> acts;
  private final Judge judge;
  private final List<Result.Check> checks = new ArrayList<>();
  private final List<Watched> watched = new ArrayList<>();
  private int next;
  private @Nullable Pending pending;
  private @Nullable String error;
  private boolean ended;

  private record Pending(Act act, Instant deadline) {}

  /** @param since how many events there were when it began to count */
  private record Watched(Step.Never never, int since) {}

  Play(Scenario scenario, Stage stage, History history, Supplier<Optional<Instant>> clock) {
    this.scenario = scenario;
    this.stage = stage;
    this.history = history;
    this.clock = clock;
    this.zone = ZoneId.of(scenario.zone());
    this.acts = Act.of(scenario).stream().filter(Act::isPlayed).toList();
    this.judge = new Judge(history, stage);
  }

  /** Simulated time from the start to the last date that is named. */
  Duration span() {
    return acts.stream().flatMap(act -> Stream.ofNullable(act.at())).max(LocalDateTime::compareTo).map(last -> Duration.between(scenario.start(), last)).orElse(Duration.ZERO);
  }

  Result result() {
    return new Result(scenario.file(), scenario.name(), stage.clinic(), checks, error);
  }

  void failed(String why) {
    if (!ended) {
      error = why;
    }
  }

  @Override
  public Optional<Instant> next() {
    if (ended) {
      return Optional.empty();
    }
    try {
      history.catchUp();
      return toDo();
    } catch (RuntimeException e) {
      return end(e);
    }
  }

  private Optional<Instant> toDo() {
    while (true) {
      Pending waiting = pending;
      if (waiting != null) {
        boolean over = !now().isBefore(waiting.deadline());
        if (!isMet(waiting.act(), over) && !over) {
          return Optional.of(waiting.deadline());
        }
        pending = null;
      } else if (next == acts.size()) {
        watched.forEach(this::judgeNever);
        ended = true;
        return Optional.empty();
      } else if (acts.get(next).at() == null && isExpectation(acts.get(next).step())) {
        begin(acts.get(next++), now());
      } else {
        LocalDateTime at = acts.get(next).at();
        return Optional.of(at == null ? now() : at.atZone(zone).toInstant());
      }
    }
  }

  private Instant now() {
    return clock.get().orElseGet(() -> scenario.start().atZone(zone).toInstant());
  }

  private static boolean isExpectation(Step step) {
    return switch (step) {
      case Step.Publish publish -> false;
      case Step.Call call -> false;
      case Step.Expect expect -> true;
      case Step.Never never -> true;
      case Step.View view -> true;
    };
  }

  @Override
  public void run(Instant now) {
    // The time of an expectation has passed: judged when everything is quiet.
    if (ended || pending != null) {
      return;
    }
    try {
      Act act = acts.get(next++);
      begin(act, now);
      while (act.isPublish() && next < acts.size() && acts.get(next).isPublish() && acts.get(next).at() == null) {
        begin(acts.get(next++), now);
      }
    } catch (RuntimeException e) {
      end(e);
    }
  }

  private Optional<Instant> end(RuntimeException e) {
    Act at = acts.get(Math.max(0, next - 1));
    error = at.file() + ":" + at.step().line() + ": " + (e instanceof IllegalStateException ? e.getMessage() : e.toString());
    ended = true;
    return Optional.empty();
  }

  private void begin(Act act, Instant now) {
    if (act.first()) {
      judge.begin();
    }
    stage.enter(act.step(), now);
    switch (act.step()) {
      case Step.Publish publish -> {
        judge.acted();
        stage.publish(act, publish, now);
      }
      case Step.Call call -> {
        judge.acted();
        judge(act, call, stage.call(act, call));
      }
      case Step.Expect expect -> pending = new Pending(act, now.plus(expect.within()));
      case Step.View view -> pending = new Pending(act, now.plus(view.within()));
      case Step.Never never -> watched.add(new Watched(never, judge.lastAction()));
    }
  }

  private void judge(Act act, Step.Call call, Reply reply) {
    Integer status = call.status();
    String difference = status == null ? (reply.ok() ? null : "") : reply.status() == status ? null : "";
    if (difference == null && call.match() != null) {
      difference = Matching.difference(stage.variables().fill(call.match()), reply.body());
    }
    boolean reported = status != null || call.match() != null;
    String what = call.method() + " " + call.path() + " as " + call.as().claim() + (status == null ? "" : " → " + status)
        + (call.match() == null ? "" : " " + call.match());
    if (difference != null) {
      tell(act, what, reply + (difference.isEmpty() ? "" : " (" + difference + ")"));
    } else if (reported) {
      tell(act, what, null);
    }
    call.save().forEach((name, path) -> save(name, path, pick(reply, path)));
  }

  private static Optional<String> pick(Reply reply, String path) {
    String rest = path.substring(path.indexOf('.') + 1);
    return path.startsWith("header.") ? Optional.ofNullable(reply.headers().get(rest.toLowerCase(Locale.ROOT)))
        : path.equals("status") ? Optional.of(Integer.toString(reply.status())) : Picked.from(reply.body(), rest);
  }

  private void save(String name, String path, Optional<String> value) {
    stage.variables().set(name, value.orElseThrow(() -> new IllegalStateException("there is no " + path + " to save as " + name)));
  }

  private boolean isMet(Act act, boolean over) {
    return switch (act.step()) {
      case Step.Expect expect -> {
        Optional<HistoryEvent> found = judge.find(expect);
        found.ifPresent(event -> expect.save().forEach((name, path) -> save(name, path,
            path.equals("id") ? Optional.of(event.envelope().id()) : Picked.from(event.body(), path.substring(path.indexOf('.') + 1)))));
        if (found.isPresent() || over) {
          tell(act, expect.type() + of(expect.course()) + shown(expect.match()) + within(expect.within()),
              found.isPresent() ? null : judge.instead(expect));
        }
        yield found.isPresent();
      }
      case Step.View view -> {
        Reply reply = stage.view(act, view);
        String difference = reply.ok() ? Matching.difference(stage.variables().fill(view.match()), reply.body()) : "";
        if (difference == null || over) {
          tell(act, "view " + view.path() + shown(view.match()) + within(view.within()), difference == null ? null : reply + " (" + difference + ")");
        }
        yield difference == null;
      }
      case Step.Publish publish -> true;
      case Step.Call call -> true;
      case Step.Never never -> true;
    };
  }

  private void judgeNever(Watched watch) {
    Step.Never never = watch.never();
    checks.add(new Result.Check(never.line(), "never " + never.type() + of(never.course()) + shown(never.match()),
        judge.find(never, watch.since()).map(Judge::shown).orElse(null)));
  }

  /** What is given has no expectations: where it fails, the scenario can't be played. */
  private void tell(Act act, String what, @Nullable String seen) {
    if (act.judged()) {
      checks.add(new Result.Check(act.step().line(), what, seen));
    } else if (seen != null) {
      throw new IllegalStateException(what + ": " + seen);
    }
  }

  private static String of(@Nullable String course) {
    return course == null ? "" : " of " + course;
  }

  private static String shown(@Nullable JsonNode match) {
    return match == null ? "" : " " + match;
  }

  private static String within(Duration within) {
    return " within " + within.toString().substring(1).replace("T", "").toLowerCase(Locale.ROOT);
  }
}
