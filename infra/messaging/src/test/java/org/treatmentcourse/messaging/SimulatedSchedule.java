package org.treatmentcourse.messaging;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.NullMarked;
import org.treatmentcourse.messaging.SimulatedWorld.Happened;
import org.treatmentcourse.messaging.simulation.Log;
import org.treatmentcourse.messaging.simulation.Scheduler;

/** One seed: chaos, calm while poison is poison, chaos with repairs, calm. */
@NullMarked
final class SimulatedSchedule {
  private static final int STEPS = 260;
  private static final int SHORT_PAUSE = 20;
  private static final int LONG_PAUSE = 150;
  /** Longer than anything waits that was left lying, and than any clock runs. */
  private static final int QUIET_SECONDS = 3;
  private static final int DAY = 24 * 3600;
  private static final int MOST_SECONDS = 150;

  private final SimulatedWorld world;
  private final List<Behaviour<SimulatedCourse>> behaviours;
  private final List<SimulatedInstance> instances = new ArrayList<>();
  /** How often a majority catches up. */
  private final double lag;
  private int numbers;

  private SimulatedSchedule(long seed, Mutation without) {
    world = new SimulatedWorld(seed, without);
    lag = List.of(.04, .1, .2).get(world.random.nextInt(3));
    behaviours = List.of(SimulatedCourse.behaviour(world, 0), SimulatedCourse.behaviour(world, 1));
  }

  /** @param found what was violated; empty if all held */
  record Result(Set<String> found, List<String> lastSteps, long steps, Map<Happened, Long> happened) {}

  /** To be called on a virtual thread. */
  static Result play(long seed, Mutation without) {
    SimulatedSchedule schedule = new SimulatedSchedule(seed, without);
    try {
      schedule.play();
    } finally {
      schedule.world.scheduler.dieAll();
    }
    return new Result(schedule.world.findings, schedule.world.scheduler.lastSteps(), schedule.world.scheduler.step(), schedule.world.happened);
  }

  private void play() {
    start(0);
    start(1);
    for (Log<?> log : world.logs.values()) {
      log.assign(any().number());
      for (int i = 0; i < log.records().size() / 3; i++) {
        log.send(world.second);
      }
    }
    chaos(false);
    if (!calm()) {
      return;
    }
    new SimulatedChecks(world).whilePoisoned();
    if (!world.findings.isEmpty()) {
      return;
    }
    world.operators = true;
    chaos(true);
    world.repaired[0] = true;
    world.repaired[1] = true;
    world.logs.values().forEach(log -> {
      while (log.end() < log.records().size()) {
        log.send(world.second);
      }
    });
    if (!calm()) {
      return;
    }
    // What waits for a course that never opened is refused in the end.
    boolean waits = world.replicas.committed().courses().values().stream().anyMatch(row -> row.document().openBy() != null);
    world.second += waits ? DAY + 1 : 0;
    if (!waits || calm()) {
      new SimulatedChecks(world).afterRepair();
    }
  }

  private SimulatedInstance any() {
    return instances.get(world.random.nextInt(instances.size()));
  }

  private void start(int slot) {
    SimulatedInstance instance = new SimulatedInstance(world, numbers++, slot, behaviours.get(slot));
    instances.add(instance);
    instance.start();
  }

  private void chaos(boolean repairs) {
    world.faults = true;
    for (int i = 0; i < STEPS && world.findings.isEmpty(); i++) {
      double what = world.random.nextDouble();
      if (what < .008) {
        crash(any());
      } else if (what < .012) {
        replace();
      } else if (what < .02) {
        failover();
      } else if (what < .03) {
        rebalance();
      } else if (what < .04) {
        pause();
      } else if (what < .05) {
        brokerAway();
      } else if (what < .10) {
        world.logs.values().stream().skip(world.random.nextInt(world.logs.size())).findFirst().ifPresent(log -> log.send(world.second));
      } else if (what < .10 + lag) {
        advance();
      } else if (what < .15 + lag) {
        world.second++;
      } else if (what < .17 + lag) {
        land();
      } else if (what < .18 + lag && repairs) {
        world.repaired[world.random.nextInt(2)] = true;
      } else if (what < .185 + lag && world.plan.longWait) {
        world.second += DAY + 1;
      } else if (!world.scheduler.next()) {
        advance();
        world.second++;
      }
    }
  }

  private void crash(SimulatedInstance instance) {
    world.happened(Happened.CRASH);
    world.scheduler.note("crash", "instance " + instance.number());
    instance.die();
    instances.remove(instance);
    if (instances.stream().noneMatch(other -> other.slot() == instance.slot())) {
      start(instance.slot());
    }
    world.logs.values().stream().filter(log -> log.owner() == instance.number()).forEach(log -> log.assign(any().number()));
  }

  /** One takes the place of another that is thought dead and is not: it goes on, without partitions, until it dies. */
  private void replace() {
    if (instances.size() > 2) {
      crash(instances.getFirst());
    } else {
      SimulatedInstance old = any();
      world.happened(Happened.REPLACED);
      world.scheduler.note("replaced", "instance " + old.number());
      start(old.slot());
      SimulatedInstance successor = instances.getLast();
      world.logs.values().stream().filter(log -> log.owner() == old.number()).forEach(log -> log.assign(successor.number()));
    }
  }

  private void failover() {
    world.scheduler.note("store", "another primary");
    if (world.chance(.5)) {
      advance();
    }
    world.happened(Happened.FAILOVER);
    world.happened(Happened.ROLLED_BACK, world.replicas.open());
    world.replicas.failover();
  }

  private void rebalance() {
    world.happened(Happened.REBALANCE);
    Log<?> log = world.logs.values().stream().skip(world.random.nextInt(world.logs.size())).findFirst().orElseThrow();
    log.assign(any().number());
  }

  private void pause() {
    world.happened(Happened.PAUSE);
    long until = world.scheduler.step() + (world.chance(.5) ? SHORT_PAUSE : LONG_PAUSE);
    if (world.chance(.3)) {
      any().actors().forEach(actor -> actor.sleepUntil(until));
    } else {
      List<Scheduler.Actor> actors = any().actors();
      actors.get(world.random.nextInt(actors.size())).sleepUntil(until);
    }
  }

  private void brokerAway() {
    world.happened(Happened.BROKER_AWAY);
    world.brokerAwayUntil = world.scheduler.step() + SHORT_PAUSE + world.random.nextInt(LONG_PAUSE);
  }

  private void advance() {
    if (world.replicas.open() > 0) {
      world.replicas.advance(1 + world.random.nextInt(world.replicas.open()));
    }
  }

  private void land() {
    if (!world.late.isEmpty()) {
      world.happened(Happened.LATE);
      world.late.remove(world.random.nextInt(world.late.size())).run();
    }
  }

  /**
   * Without faults, until nothing has changed for a while.
   *
   * @return false if that never comes, or something was found
   */
  private boolean calm() {
    world.faults = false;
    world.scheduler.wakeAll();
    while (instances.size() > 2) {
      crash(instances.getFirst());
    }
    world.logs.values().forEach(log -> log.assign(any().number()));
    long before = -1;
    int quiet = 0;
    long end = world.second + MOST_SECONDS;
    while (world.second < end) {
      for (int i = 0; world.scheduler.next(); i++) {
        if (!world.findings.isEmpty()) {
          return false;
        }
        if (i > 20_000) {
          world.found("never rests within a second");
          return false;
        }
        if (i % 3 == 0) {
          land();
          world.replicas.advance(world.replicas.open());
        }
      }
      if (world.replicas.open() > 0 || !world.late.isEmpty()) {
        world.replicas.advance(world.replicas.open());
        land();
        continue;
      }
      quiet = before == activity() ? quiet + 1 : 0;
      if (quiet == 3) {
        return true;
      }
      before = activity();
      // Then once more, for what only then is known to be settled.
      world.second += quiet == 1 ? QUIET_SECONDS : 1;
    }
    world.found("never rests");
    return false;
  }

  private long activity() {
    return world.replicas.writes() + world.published.size() + world.logs.values().stream().mapToLong(Log::acknowledged).sum();
  }
}
