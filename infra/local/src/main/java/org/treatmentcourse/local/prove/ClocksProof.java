package org.treatmentcourse.local.prove;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.treatmentcourse.contracts.Channel;
import org.treatmentcourse.contracts.Clinic;
import org.treatmentcourse.contracts.Phase;
import org.treatmentcourse.contracts.Plan;
import org.treatmentcourse.contracts.Service;
import org.treatmentcourse.contracts.Topics;
import org.treatmentcourse.contracts.policy.PolicyBook;
import org.treatmentcourse.contracts.policy.SchedulingPolicy;
import org.treatmentcourse.local.LocalSystem;
import org.treatmentcourse.local.client.ClinicClient;
import org.treatmentcourse.local.client.History;
import org.treatmentcourse.local.client.HistoryEvent;
import org.treatmentcourse.local.client.Reply;
import org.treatmentcourse.local.clock.RunningClock;
import org.treatmentcourse.local.clock.SimulatedClock;
import org.treatmentcourse.local.keys.Role;
import org.treatmentcourse.local.prove.RunOut.Due;
import org.treatmentcourse.local.prove.RunOut.Effect;
import org.treatmentcourse.local.prove.RunOut.Kind;
import org.treatmentcourse.local.prove.Sitting.Habit;

/**
 * Many sessions at once at two instances of scheduling that are killed with -9, one and both. Every clock takes effect exactly once and in time; whatever
 * nobody could do while nobody lived is caught up at once and says that it is late. And while holds of other services arrive, no session starts after one
 * was committed.
 */
final class ClocksProof {

  static final ZoneId ZONE = ZoneId.of("America/New_York");
  private static final String SITE = "harbour";
  static final String EVENTS = Topics.of(Service.SCHEDULING, Channel.EVENTS);
  static final String SAFETY = Topics.of(Service.SCHEDULING, Channel.SAFETY);
  static final List<String> INSTANCES = List.of("scheduling", "scheduling-2");
  static final Duration SETTLE = Duration.ofMinutes(3);

  /** The week of these sessions has a clock change in it. */
  static final LocalDate DAY = LocalDate.of(2026, 3, 2);
  private static final int MAX_GAP_DAYS = 7;

  /** Business time before the next moment of interest that is not skipped. */
  private static final Duration LEAD = Duration.ofMillis(1_200);

  /** Real time after which a clock counts as missing. */
  private static final Duration GIVEN_UP = Duration.ofSeconds(60);

  private final Stage stage;
  private final ProveOptions options;
  private final Consumer<String> out;
  private final SchedulingPolicy policy = new PolicyBook<>("scheduling", SchedulingPolicy.class).defaults();
  private final SchedulingPolicy.RouteTimes route = Objects.requireNonNull(policy.routes().get("ESK"));
  private final Random random;
  private final AtomicInteger earlyDischarges = new AtomicInteger();

  ClocksProof(Stage stage, ProveOptions options, Consumer<String> out) {
    this.stage = stage;
    this.options = options;
    this.out = out;
    this.random = new Random(options.seed());
  }

  boolean holds() throws Exception {
    try (LocalSystem system = stage.fresh(true, Map.of())) {
      system.startExtra("scheduling");
      String ops = system.keys().token(null, Duration.ofDays(1), Role.OPS);
      Instant start = at(LocalDate.of(2026, 2, 27), LocalTime.NOON);
      try (ClinicClient client = new ClinicClient(system.addresses(), system.keys(), "clocks");
          History history = new History(system.addresses().kafkaBootstrap());
          Voice evaluation = new Voice(system.addresses().kafkaBootstrap(), client.clinic());
          RunningClock clock = new RunningClock(() -> system.addresses().management(), ops, client.clinic(), start);
          SimulatedClock quiet = new SimulatedClock(() -> system.addresses().management(), ops);
          Killing killing = new Killing(system, clock, INSTANCES)) {
        Clinic.Site site = new Clinic.Site(SITE, null, 500, 500, "07:00-20:00 Mon-Fri", null, null, new Clinic.Rems("R-1", null), null);
        client.register(new Clinic(client.clinic(), ZONE.getId(), List.of(site), Map.of()));
        Chairside chairside = new Chairside(client, evaluation, SITE, INSTANCES);
        List<Sitting> sittings = open(client, chairside, clock);
        run(sittings, chairside, clock, history, killing);
        killing.settle();
        boolean inTime = judge(sittings, clock, history, killing);
        boolean held = new HoldsRace(options, random, out, client, chairside, clock, quiet, history, killing).holds();
        return held && inTime && history.violations().isEmpty();
      }
    }
  }

  static Plan plan(int sessions) {
    return new Plan(1, "ESK_TRD", Phase.INDUCTION, "ESK", "esketamine", null, 56, 7, 1, sessions, 36, MAX_GAP_DAYS, 2, 0, null, null, null, 2, true, List.of(), null, null);
  }

  static Instant at(LocalDate date, LocalTime time) {
    return date.atTime(time).atZone(ZONE).toInstant();
  }

  private List<Sitting> open(ClinicClient client, Chairside chairside, RunningClock clock) throws Exception {
    Habit[] habits = Habit.values();
    List<Sitting> sittings = new ArrayList<>();
    for (int i = 0; i < options.courses(); i++) {
      String reference = "C-" + i;
      String course = chairside.open(reference, plan(1), clock.now(), at(DAY.plusDays(90), LocalTime.NOON));
      sittings.add(new Sitting(course, habits[i % habits.length], ZONE, policy, route, MAX_GAP_DAYS));
    }
    for (Sitting sitting : sittings) {
      planned(client, sitting.course(), 1);
      if (sitting.habit() != Habit.SILENT) {
        chairside.book(sitting.course(), DAY, "09:00");
      }
    }
    return sittings;
  }

  static void planned(ClinicClient client, String course, int sessions) {
    Waits.until("the plan of " + course, SETTLE, () -> client.call("plan", Role.SCHEDULER, "scheduling", "GET", "/courses/" + course, null, Map.of())
        .body().path("sessions").size() == sessions);
  }

  private void run(List<Sitting> sittings, Chairside chairside, RunningClock clock, History history, Killing killing) throws Exception {
    try (Acts acts = new Acts()) {
      for (int i = 0; i < sittings.size(); i++) {
        plan(acts, sittings.get(i), "C-" + i, Duration.ofMillis(400L * (i / Habit.values().length)), chairside, clock);
      }
      out.accept("%d courses; the clocks run, and one instance dies, then both, then one ...".formatted(sittings.size()));
      int bursts = 0;
      while (true) {
        Set<RunOut.Clock> seen = effects(sittings, history).stream().map(Effect::clock).collect(Collectors.toSet());
        List<Due> open = dues(sittings, history).stream().filter(due -> !seen.contains(due.clock())).toList();
        Instant now = clock.now();
        Optional<Due> due = open.stream().filter(one -> !givenUp(one, clock)).min(Comparator.comparing(Due::at));
        Optional<Instant> next = Stream.concat(due.stream().map(Due::at), acts.next().stream()).min(Comparator.naturalOrder());
        if (next.isEmpty() && !acts.underWay()) {
          return;
        }
        // Silence is only proved while time stands still; in real time it would be a second or two later.
        clock.stand(due.filter(one -> !one.at().isAfter(now) && !one.clock().kind().isAlarm()).isPresent() && !acts.underWay());
        if (next.isPresent() && !acts.underWay() && killing.everybodyIsUp() && next.get().minus(LEAD.multipliedBy(2)).isAfter(now)) {
          clock.skipTo(next.get().minus(LEAD));
          if (due.isPresent() && due.get().at().equals(next.get())) {
            kill(killing, bursts++);
          }
        }
        acts.begin(clock.now());
        Waits.pause(50);
      }
    }
  }

  /** Whom it hits at this burst of clocks, just before the first of them. */
  private void kill(Killing killing, int burst) {
    int left = options.kills() - HoldsRace.KILLS - killing.count();
    if (left >= 2 && burst % 3 == 0) {
      INSTANCES.forEach(instance -> killing.kill(instance, random.nextInt(800)));
    } else if (left >= 1 && burst % 3 == 1) {
      killing.kill(INSTANCES.get(random.nextInt(INSTANCES.size())), random.nextInt(1_600));
    }
  }

  private static boolean givenUp(Due due, RunningClock clock) {
    return clock.reached(INSTANCES, due.at()).filter(reached -> reached.plus(GIVEN_UP).isBefore(Instant.now())).isPresent();
  }

  private static List<Due> dues(List<Sitting> sittings, History history) {
    return sittings.stream().flatMap(sitting -> sitting.dues(said(history, sitting.course())).stream()).toList();
  }

  private static List<Effect> effects(List<Sitting> sittings, History history) {
    return sittings.stream().flatMap(sitting -> said(history, sitting.course()).stream()).flatMap(event -> Effect.of(event).stream()).toList();
  }

  private static List<HistoryEvent> said(History history, String course) {
    return history.course(course).stream().filter(event -> event.topic().equals(EVENTS) || event.topic().equals(SAFETY)).toList();
  }

  private void plan(Acts acts, Sitting sitting, String reference, Duration later, Chairside chairside, RunningClock clock) {
    String course = sitting.course();
    Instant nine = at(DAY, LocalTime.of(9, 0)).plus(later);
    switch (sitting.habit()) {
      case FORGOTTEN -> session(acts, sitting, reference, nine, 20, 72, List.of(18, 36, 54, 72, 100), chairside, clock);
      case LEFT_ALONE -> {
        session(acts, sitting, reference, nine, 25, 12, List.of(100), chairside, clock);
        acts.plan(at(DAY.plusDays(3), LocalTime.NOON).plus(later), () -> chairside.formSent(course));
      }
      case LOOKED_AFTER -> {
        session(acts, sitting, reference, nine, 30, 12, List.of(18, 36, 54, 72, 100), chairside, clock);
        acts.plan(at(DAY.plusDays(1), LocalTime.NOON).plus(later), () -> chairside.formSent(course));
      }
      case CHANGED -> acts.plan(nine.plus(Duration.ofMinutes(2)), () -> chairside.checkIn(course, false));
      case SILENT -> acts.plan(nine.plus(Duration.ofMinutes(6)), () -> chairside.keepOffer(course, DAY.plusDays(2), "09:00"));
      case ABSENT -> {
        // Nobody comes.
      }
    }
  }

  /**
   * @param startMin minutes after nine at which the dose begins
   * @param doseMin minutes it takes
   * @param sets minutes after the dose at which vitals are taken
   */
  private void session(
      Acts acts, Sitting sitting, String reference, Instant nine, int startMin, int doseMin, List<Integer> sets, Chairside chairside, RunningClock clock) {
    String course = sitting.course();
    Instant observed = nine.plus(Duration.ofMinutes(startMin + doseMin));
    acts.plan(nine.plus(Duration.ofMinutes(2)), () -> {
      chairside.checkIn(course, true);
      chairside.ask(reference, clock.now(), 0);
      sitting.measured(chairside.measure(course));
    });
    acts.plan(nine.plus(Duration.ofMinutes(startMin)), () -> chairside.started(course));
    acts.plan(observed, () -> chairside.endDose(course));
    sets.forEach(minutes -> acts.plan(observed.plus(Duration.ofMinutes(minutes)), () -> sitting.measured(chairside.measure(course))));
    Instant over = observed.plus(Duration.ofMinutes(route.observationMin()));
    acts.plan(over.minusSeconds(60), () -> chairside.release(course));
    // Whoever sees the patient off tries a little too soon, and again.
    acts.plan(over.minusSeconds(1), () -> Waits.until("the discharge of " + course, SETTLE, () -> discharged(chairside.discharge(course), course)));
  }

  private boolean discharged(Reply reply, String course) {
    if (!reply.ok() && !reply.reason().equals("EARLY_DISCHARGE")) {
      throw new IllegalStateException("the discharge of " + course + " answered " + reply);
    }
    earlyDischarges.addAndGet(reply.ok() ? 0 : 1);
    return reply.ok();
  }

  private boolean judge(List<Sitting> sittings, RunningClock clock, History history, Killing killing) {
    history.catchUp();
    RunOut.Times times = new RunOut.Times(time -> clock.reached(INSTANCES, time), time -> clock.passed(INSTANCES, time));
    Map<Kind, RunOut.Result> results = RunOut.judge(dues(sittings, history), effects(sittings, history), killing.downtimes(), times);
    out.accept("kills %s, nobody lived %d times; %d discharges tried too soon".formatted(
        killing.kills(), killing.downtimes().ofAll().size(), earlyDischarges.get()));
    out.accept("clock                               due  fired  doubled  missing  unasked   in time: n   p50    p99    max   caught up: n   p50    p99    max");
    for (Kind kind : Kind.values()) {
      RunOut.Result result = Objects.requireNonNull(results.get(kind));
      out.accept("%-34s %5d %6d %8d %8d %8d %12d %s %14d %s".formatted(kind.title(), result.due(), result.fired(), result.doubled(), result.missing(),
          result.unasked(), result.inTime().size(), spread(result.inTime()), result.caughtUp().size(), spread(result.caughtUp())));
    }
    List<Long> inTime = alarms(results, RunOut.Result::inTime);
    List<Long> caughtUp = alarms(results, RunOut.Result::caughtUp);
    out.accept("alarms: %d in time, p50 %d ms, p99 %d ms, at most %d ms; %d caught up, p50 %d ms, p99 %d ms, at most %d ms after the first was ready".formatted(
        inTime.size(), Percentile.of(inTime, 0.5), Percentile.of(inTime, 0.99), Percentile.of(inTime, 1),
        caughtUp.size(), Percentile.of(caughtUp, 0.5), Percentile.of(caughtUp, 0.99), Percentile.of(caughtUp, 1)));
    List<String> broken = results.values().stream().flatMap(result -> result.broken().stream()).toList();
    broken.stream().limit(20).forEach(out);
    boolean tried = results.values().stream().allMatch(result -> result.due() > 0) && !caughtUp.isEmpty() && earlyDischarges.get() > 0;
    if (!tried) {
      out.accept("not every kind of clock was tried, or nothing was caught up");
    }
    return broken.isEmpty() && tried;
  }

  private static List<Long> alarms(Map<Kind, RunOut.Result> results, Function<RunOut.Result, List<Long>> which) {
    return results.entrySet().stream().filter(one -> one.getKey().isAlarm()).flatMap(one -> which.apply(one.getValue()).stream()).toList();
  }

  static String spread(Collection<Long> ms) {
    List<Long> all = List.copyOf(ms);
    return "%5d %6d %6d".formatted(Percentile.of(all, 0.5), Percentile.of(all, 0.99), Percentile.of(all, 1));
  }
}
