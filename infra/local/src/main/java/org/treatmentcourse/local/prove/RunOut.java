package org.treatmentcourse.local.prove;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.local.client.HistoryEvent;
import tools.jackson.databind.JsonNode;

/** Clocks that had to run out, and those that took effect, from what scheduling has said: told apart without a line of its own code. */
final class RunOut {

  /** Before that a clock counts as in time. */
  static final Duration PROMISED = Duration.ofSeconds(1);

  /** An instance is at work a little before anybody has seen that it is ready. */
  private static final Duration SEEN = Duration.ofSeconds(1);

  private RunOut() {}

  enum Kind {
    VITALS("vitals overdue", true),
    FORM("form warned, escalated, breached", true),
    MEDICATION("change of medication not judged", true),
    OFFER("offer not answered", true),
    REBOOK("not rebooked in time", true),
    /** Of these two silence has to be proved first: everything that was sent until then must have been read. */
    NO_SHOW("no-show", false),
    NOT_DOSED("not dosed by midnight", false),
    /** A person lets the patient leave, so the moment is theirs; it may only not come before. */
    OBSERVATION("least observation over", false);

    private final String title;
    private final boolean alarm;

    Kind(String title, boolean alarm) {
      this.title = title;
      this.alarm = alarm;
    }

    String title() {
      return title;
    }

    /** Whether it fires at once. */
    boolean isAlarm() {
      return alarm;
    }
  }

  /**
   * What distinguishes one clock from every other.
   *
   * @param occasion within the course and kind
   */
  record Clock(String course, Kind kind, String occasion) {}

  /** A clock that has to take effect at this business time. */
  record Due(Clock clock, Instant at) {}

  /**
   * That a clock has taken effect.
   *
   * @param at when it was due, as the event says
   * @param recorded when it was decided, as the event says, or null
   * @param publishedAt real time
   */
  record Effect(Clock clock, Instant at, @Nullable Instant recorded, Instant publishedAt) {

    /** Empty for an event that tells of no clock. */
    static Optional<Effect> of(HistoryEvent event) {
      return clock(event).map(clock -> new Effect(clock, event.at(), event.envelope().recorded(), event.publishedAt()));
    }

    private static Optional<Clock> clock(HistoryEvent event) {
      JsonNode body = event.body();
      String session = body.path("session").asString("");
      return switch (event.type()) {
        case "scheduling.vitals-overdue.v1" -> clock(event, Kind.VITALS, session + " " + body.path("dueAt").asString(""));
        case "scheduling.rems-form-unsent.v1" -> clock(event, Kind.FORM, session + " " + body.path("urging").asString(""));
        case "scheduling.rems-form-breached.v1" -> clock(event, Kind.FORM, session + " BREACH");
        case "scheduling.session-held.v1" ->
            body.path("reason").asString("").equals("AWAITING_EVALUATION") ? clock(event, Kind.MEDICATION, session) : Optional.empty();
        case "scheduling.offer-ended.v1" -> body.path("outcome").asString("").equals("EXPIRED") ? clock(event, Kind.OFFER, "") : Optional.empty();
        case "scheduling.series-at-risk.v1" -> clock(event, Kind.REBOOK, session);
        case "scheduling.session-missed.v1" -> clock(event, Kind.NO_SHOW, session);
        case "scheduling.session-cancelled.v1" -> clock(event, Kind.NOT_DOSED, session);
        case "scheduling.session-completed.v1" -> clock(event, Kind.OBSERVATION, session);
        default -> Optional.empty();
      };
    }

    private static Optional<Clock> clock(HistoryEvent event, Kind kind, String occasion) {
      return Optional.of(new Clock(event.key(), kind, occasion));
    }
  }

  /**
   * The real time at which the processes were told of a business time.
   *
   * @param reached when they began to be told of one as late as that
   * @param passed when they began to be told of a later one
   */
  record Times(Function<Instant, Optional<Instant>> reached, Function<Instant, Optional<Instant>> passed) {}

  /**
   * How the clocks of one kind went.
   *
   * @param fired clocks that had to take effect and did
   * @param doubled clocks that took effect more than once
   * @param unasked clocks that took effect and must not
   * @param inTime milliseconds from due to effect, while somebody lived
   * @param caughtUp milliseconds from the first instance that was ready again to effect, where nobody lived
   * @param broken a line for people about everything that may not be
   */
  record Result(int due, int fired, int doubled, int missing, int unasked, List<Long> inTime, List<Long> caughtUp, List<String> broken) {}

  static Map<Kind, Result> judge(List<Due> dues, List<Effect> effects, Downtimes downtimes, Times times) {
    Map<Kind, Result> results = new HashMap<>();
    for (Kind kind : Kind.values()) {
      results.put(kind, compare(
          dues.stream().filter(due -> due.clock().kind() == kind).toList(), effects.stream().filter(effect -> effect.clock().kind() == kind).toList(),
          downtimes, times));
    }
    return results;
  }

  private static Result compare(List<Due> dues, List<Effect> effects, Downtimes downtimes, Times times) {
    Map<Clock, List<Effect>> byClock = effects.stream().collect(Collectors.groupingBy(Effect::clock));
    Set<Clock> expected = new HashSet<>();
    List<Long> inTime = new ArrayList<>();
    List<Long> caughtUp = new ArrayList<>();
    List<String> broken = new ArrayList<>();
    int missing = 0;
    for (Due due : dues) {
      if (!expected.add(due.clock())) {
        throw new IllegalArgumentException("two clocks that nobody can tell apart: " + due);
      }
      Effect first = byClock.getOrDefault(due.clock(), List.of()).stream().findFirst().orElse(null);
      if (first == null) {
        missing++;
        broken.add("missing: " + due);
      } else {
        measure(due, first, downtimes, times, inTime, caughtUp, broken);
      }
    }
    List<Clock> doubled = byClock.entrySet().stream().filter(one -> one.getValue().size() > 1).map(Map.Entry::getKey).toList();
    List<Clock> unasked = byClock.keySet().stream().filter(clock -> !expected.contains(clock)).toList();
    Stream.concat(doubled.stream().map(clock -> "doubled: " + clock), unasked.stream().map(clock -> "must not take effect: " + clock)).forEach(broken::add);
    return new Result(dues.size(), dues.size() - missing, doubled.size(), missing, unasked.size(), inTime, caughtUp, broken);
  }

  private static void measure(
      Due due, Effect effect, Downtimes downtimes, Times times, List<Long> inTime, List<Long> caughtUp, List<String> broken) {
    Instant recorded = effect.recorded();
    if (recorded == null || recorded.isBefore(due.at())) {
      broken.add("before it was due: %s, took effect at %s".formatted(due, recorded));
      return;
    }
    if (due.clock().kind() != Kind.OBSERVATION && effect.at().isAfter(due.at())) {
      broken.add("not dated when it was due: %s, but %s".formatted(due, effect.at()));
    }
    Instant reached = times.reached().apply(due.at()).orElseThrow(() -> new IllegalStateException("took effect and has never come: " + due));
    // It was done at the latest when the next tick began, and when it was told.
    Instant done = times.passed().apply(recorded).filter(next -> next.isBefore(effect.publishedAt())).orElse(effect.publishedAt());
    Optional<Downtimes.Span> away = downtimes.nobodyLived(reached, PROMISED).filter(span -> done.isAfter(span.from()));
    long ms = Duration.between(away.map(Downtimes.Span::until).filter(ready -> ready.isAfter(reached)).orElse(reached), done).toMillis();
    (away.isPresent() ? caughtUp : inTime).add(Math.max(0, ms));
    if (due.clock().kind().isAlarm() && ms > PROMISED.toMillis()) {
      broken.add("%d ms late%s: %s".formatted(ms, away.isPresent() ? " after somebody was ready again" : "", due));
    }
    // Business time runs on while nobody lives, so what was caught up says of itself that it is late.
    if (away.isPresent() && due.clock().kind().isAlarm() && recorded.isBefore(due.at().plus(Duration.between(reached, away.get().until())).minus(SEEN))) {
      broken.add("caught up and not marked late: %s, recorded %s".formatted(due, recorded));
    }
  }
}
