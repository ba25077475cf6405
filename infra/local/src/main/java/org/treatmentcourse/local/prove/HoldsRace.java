package org.treatmentcourse.local.prove;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.treatmentcourse.local.client.ClinicClient;
import org.treatmentcourse.local.client.History;
import org.treatmentcourse.local.client.HistoryEvent;
import org.treatmentcourse.local.client.Reply;
import org.treatmentcourse.local.clock.RunningClock;
import org.treatmentcourse.local.clock.SimulatedClock;

/** Desks try to start sessions while a hold of each comes: none may start after scheduling has committed it. */
final class HoldsRace {

  private static final LocalDate DAY_OF_HOLDS = LocalDate.of(2026, 3, 12);
  private static final int DESKS = 12;
  private static final int TRIES = 3;

  /** A hold comes early in it, and has a way to go. */
  private static final int RACE_MS = 1_500;

  /** Of the kills, these hit the race of starts and holds: one instance, the other, then both. */
  private static final List<Strike> RACE = List.of(new Strike(0.2, 0), new Strike(0.45, 1), new Strike(0.7, 0), new Strike(0.7, 1));

  /** @param after share of the race */
  private record Strike(double after, int instance) {}

  static final int KILLS = RACE.size();

  private final ProveOptions options;
  private final Random random;
  private final Consumer<String> out;
  private final ClinicClient client;
  private final Chairside chairside;
  private final RunningClock clock;
  private final SimulatedClock quiet;
  private final History history;
  private final Killing killing;

  HoldsRace(
      ProveOptions options, Random random, Consumer<String> out, ClinicClient client, Chairside chairside, RunningClock clock, SimulatedClock quiet,
      History history, Killing killing) {
    this.options = options;
    this.random = random;
    this.out = out;
    this.client = client;
    this.chairside = chairside;
    this.clock = clock;
    this.quiet = quiet;
    this.history = history;
    this.killing = killing;
  }

  private record Rival(String reference, String course, Hold hold) {}

  boolean holds() throws Exception {
    List<Rival> rivals = ready();
    AtomicInteger tries = new AtomicInteger();
    AtomicInteger over = new AtomicInteger();
    try (ExecutorService desks = Executors.newFixedThreadPool(DESKS)) {
      List<Future<?>> running = new ArrayList<>();
      for (Rival rival : rivals) {
        long seed = random.nextLong();
        running.add(desks.submit(() -> {
          compete(rival, tries, new Random(seed));
          return over.incrementAndGet();
        }));
      }
      for (Strike strike : RACE) {
        while (over.get() < rivals.size() * strike.after()) {
          Waits.pause(20);
        }
        killing.kill(ClocksProof.INSTANCES.get(strike.instance()), random.nextInt(200));
      }
      for (Future<?> one : running) {
        one.get();
      }
    }
    killing.settle();
    quiet.settle(ClocksProof.SETTLE);
    history.catchUp();
    return judge(rivals, tries.get());
  }

  /** Everybody is here, nothing speaks against any start, and time stands still. */
  private List<Rival> ready() throws Exception {
    List<Rival> rivals = new ArrayList<>();
    for (int i = 0; i < options.attempts(); i++) {
      String reference = "H-" + i;
      String course = chairside.open(reference, ClocksProof.plan(2), clock.now(), ClocksProof.at(ClocksProof.DAY.plusDays(90), LocalTime.NOON));
      rivals.add(new Rival(reference, course, Hold.values()[i % Hold.values().length]));
    }
    for (Rival rival : rivals) {
      ClocksProof.planned(client, rival.course(), 2);
      chairside.bookAll(rival.course(), DAY_OF_HOLDS, "09:00");
    }
    clock.stand(true);
    Instant morning = ClocksProof.at(DAY_OF_HOLDS, LocalTime.of(9, 0));
    clock.skipTo(morning);
    Waits.until("the morning of the race", ClocksProof.SETTLE, () -> clock.isKnown(ClocksProof.INSTANCES, morning));
    for (Rival rival : rivals) {
      chairside.ask(rival.reference(), clock.now(), 0);
      chairside.checkIn(rival.course(), true);
      chairside.measure(rival.course());
    }
    quiet.settle(ClocksProof.SETTLE);
    out.accept("%d sessions wait for their start, a hold of each is about to come".formatted(rivals.size()));
    return rivals;
  }

  private void compete(Rival rival, AtomicInteger tries, Random dice) throws Exception {
    int delay = dice.nextInt(RACE_MS / 10);
    List<Integer> delays = dice.ints(TRIES, 0, RACE_MS).boxed().toList();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> running = new ArrayList<>();
      for (int desk = 0; desk < TRIES; desk++) {
        int number = desk;
        running.add(threads.submit(() -> {
          Waits.pause(delays.get(number));
          tries.incrementAndGet();
          return chairside.start(rival.course(), number);
        }));
      }
      Waits.pause(delay);
      hold(rival);
      for (Future<?> one : running) {
        one.get();
      }
    }
    // Somebody goes on trying until the answer is final.
    Waits.until("a refusal of the start of " + rival.course(), ClocksProof.SETTLE, () -> {
      tries.incrementAndGet();
      Reply reply = chairside.start(rival.course(), dice.nextInt(ClocksProof.INSTANCES.size()));
      return reply.reason().equals("SESSION_BEGUN") || rival.hold().isAmong(Set.of(reply.reason()));
    });
  }

  private void hold(Rival rival) throws Exception {
    switch (rival.hold()) {
      case PLAN_SUSPENDED -> chairside.suspend(rival.course(), clock.now());
      case CONSENT_TREATMENT -> chairside.revoke(rival.course());
      case RISK_OPEN -> chairside.ask(rival.reference(), clock.now(), 3);
    }
  }

  private boolean judge(List<Rival> rivals, int tries) {
    Map<Hold, List<Rival>> byHold = rivals.stream().collect(Collectors.groupingBy(Rival::hold, TreeMap::new, Collectors.toList()));
    List<String> broken = new ArrayList<>();
    Set<Hold> tried = new HashSet<>();
    out.accept("hold                 courses  started before  refused after   commit after: n   p50    p99    max   with a kill: n   p50    p99    max");
    byHold.forEach((hold, courses) -> {
      List<Long> calm = new ArrayList<>();
      List<Long> disturbed = new ArrayList<>();
      int started = 0;
      for (Rival rival : courses) {
        List<HistoryEvent> said = history.course(rival.course(), ClocksProof.EVENTS);
        broken.addAll(hold.broken(rival.course(), said, history.course(rival.course(), ClocksProof.SAFETY)));
        started += Hold.started(said) ? 1 : 0;
        HistoryEvent came = history.course(rival.course()).stream().filter(event -> event.type().equals(hold.type())).findFirst()
            .orElseThrow(() -> new IllegalStateException("no hold of " + rival.course()));
        hold.committed(said).ifPresent(committed -> (killing.downtimes().disturbed(committed.publishedAt(), Duration.ofSeconds(10)) ? disturbed : calm)
            .add(Duration.between(came.publishedAt(), committed.publishedAt()).toMillis()));
      }
      if (started > 0 && started < courses.size()) {
        tried.add(hold);
      }
      out.accept("%-20s %7d %15d %14d %17d %s %16d %s".formatted(
          hold, courses.size(), started, courses.size() - started, calm.size(), ClocksProof.spread(calm), disturbed.size(), ClocksProof.spread(disturbed)));
    });
    out.accept("%d tries to start; started after a hold was committed, or held by nothing: %d".formatted(tries, broken.size()));
    out.accept("kills %s, sequences broken %d".formatted(killing.kills(), history.violations().size()));
    Stream.concat(broken.stream(), history.violations().stream()).limit(20).forEach(out);
    if (tried.size() < Hold.values().length) {
      out.accept("of some kind of hold all came before the starts, or all after");
    }
    return broken.isEmpty() && tried.size() == Hold.values().length && killing.count() == options.kills();
  }
}
