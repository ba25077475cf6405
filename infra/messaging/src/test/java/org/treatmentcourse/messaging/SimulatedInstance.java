package org.treatmentcourse.messaging;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.NullMarked;
import org.springframework.kafka.listener.BatchListenerFailedException;
import org.treatmentcourse.contracts.decide.CourseRef;
import org.treatmentcourse.messaging.SimulatedWorld.Happened;
import org.treatmentcourse.messaging.simulation.Log;
import org.treatmentcourse.messaging.simulation.Scheduler;

/** One process of the service: the real classes, put together as {@link MessagingAutoConfiguration} does, and the threads that drive them. */
@NullMarked
final class SimulatedInstance {
  private static final List<List<String>> BINDINGS =
      List.of(List.of(SimulatedPlan.P, SimulatedPlan.Q), List.of(SimulatedPlan.S), List.of(SimulatedPlan.C));
  private static final int POLL = 5;

  private final SimulatedWorld world;
  private final int number;
  private final int slot;
  private final SimulatedStore store;
  private final SimulatedParks parks;
  private final Relay relay;
  private final Inbox<SimulatedCourse> inbox;
  private final Listener listener;
  private final Commands<SimulatedCourse> commands;
  private final Timers<SimulatedCourse> timers;
  private final ParkedEndpoint endpoint;
  private final Map<Integer, Instant> caughtUp = new HashMap<>();
  private final List<Scheduler.Actor> actors = new ArrayList<>();

  /**
   * @param number of this process, never used again
   * @param slot 0 or 1: which of the two that should run
   */
  SimulatedInstance(SimulatedWorld world, int number, int slot, Behaviour<SimulatedCourse> behaviour) {
    this.world = world;
    this.number = number;
    this.slot = slot;
    store = new SimulatedStore(world);
    parks = new SimulatedParks(world);
    BusinessClock clock = new BusinessClock.Real(world::now);
    Publisher publisher = new SimulatedPublisher(world);
    DeliveryReader reader = new DeliveryReader(behaviour.service(), SimulatedPlan.IDS, topic -> topic + "#1");
    relay = new Relay(behaviour.service(), store, parks, publisher);
    inbox = new Inbox<>(behaviour, reader, store, parks, relay, publisher, clock, SimulatedWorld.METRICS);
    listener = new Listener(inbox::handle);
    commands = new Commands<>(behaviour, inbox, store, clock);
    timers = new Timers<>(inbox, reader, store, parks, clock, this::settled);
    endpoint = new ParkedEndpoint(inbox, parks);
  }

  int number() {
    return number;
  }

  int slot() {
    return slot;
  }

  List<Scheduler.Actor> actors() {
    return actors;
  }

  void start() {
    for (int i = 0; i < BINDINGS.size(); i++) {
      List<String> topics = BINDINGS.get(i);
      actor("consumer " + topics.getFirst(), 12, () -> consume(topics));
    }
    actor("relay", 8, this::relay);
    actor("relay sweep", 2, () -> everySecond(this::sweepRelay));
    actor("park sweep", 2, () -> everySecond(inbox::sweepParked));
    actor("timers", 2, () -> everySecond(timers::sweep));
    actor("lag", 2, () -> everySecond(this::lookAtLag));
    actor("rest", 3, this::answer);
    actor("operator", 2, () -> everySecond(this::operate));
  }

  private void actor(String name, int weight, Runnable body) {
    actors.add(world.scheduler.start(name + " " + number, weight, body));
  }

  void die() {
    actors.forEach(Scheduler.Actor::die);
    actors.clear();
  }

  private void everySecond(Runnable work) {
    long[] last = {-1};
    while (true) {
      world.scheduler.await("next second", () -> world.second > last[0]);
      last[0] = world.second;
      try {
        work.run();
      } catch (RuntimeException e) {
        world.scheduler.note("", e.toString());
      }
    }
  }

  private void nextSecond(RuntimeException trouble) {
    world.scheduler.note("", trouble.toString());
    if (trouble instanceof Outage || trouble.getCause() instanceof Outage) {
      world.happened(Happened.FULL);
    }
    long second = world.second;
    world.scheduler.await("next second", () -> world.second > second);
  }

  private void sweepRelay() {
    if (world.without != Mutation.RELAY_SWEEP) {
      relay.sweep();
    }
  }

  private void relay() {
    while (true) {
      world.scheduler.await("something to publish", () -> !relay.idle());
      try {
        relay.next();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  // ---- what is sent to the service

  private Log<ConsumerRecord<byte[], byte[]>> log(String topic) {
    return Objects.requireNonNull(world.logs.get(topic));
  }

  /** How far one consumer has read one log. */
  private final class Reading {
    private final Log<ConsumerRecord<byte[], byte[]>> log;
    private int generation = -1;
    private int position;
    private int polled;

    Reading(String topic) {
      log = log(topic);
    }

    boolean waits() {
      return log.owner() == number && from() < log.end();
    }

    private int from() {
      return mine() ? position : log.acknowledged();
    }

    boolean mine() {
      return generation == log.generation();
    }

    List<ConsumerRecord<byte[], byte[]>> poll() {
      int from = from();
      generation = log.generation();
      if (from < delivered(log)) {
        world.happened(Happened.REDELIVERED);
      }
      polled = Math.min(log.end(), from + 1 + world.random.nextInt(POLL));
      world.delivered.merge(log, polled, Math::max);
      return log.records().subList(from, polled);
    }

    void acknowledge() {
      if (!log.acknowledge(number, generation, polled)) {
        world.happened(Happened.FENCED);
      }
    }

    void done() {
      position = polled;
      acknowledge();
    }

    void giveUp() {
      generation = -1;
    }
  }

  private int delivered(Log<?> log) {
    return world.delivered.getOrDefault(log, 0);
  }

  /** As a container does: polls, hands over until it is done, acknowledges; goes on as before after a partition is gone. */
  private void consume(List<String> topics) {
    List<Reading> logs = topics.stream().map(Reading::new).toList();
    while (true) {
      world.scheduler.await("records", () -> waits(logs));
      List<Reading> polled = new ArrayList<>();
      List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
      for (Reading log : world.chance(.5) ? logs : logs.reversed()) {
        if (log.waits()) {
          records.addAll(log.poll());
          polled.add(log);
        }
      }
      if (world.without == Mutation.OFFSET_AFTER_COMMIT) {
        polled.forEach(Reading::acknowledge);
      }
      polled.forEach(handOver(records, polled) ? Reading::done : Reading::giveUp);
    }
  }

  private static boolean waits(List<Reading> logs) {
    for (Reading log : logs) {
      if (log.waits()) {
        return true;
      }
    }
    return false;
  }

  private boolean handOver(List<ConsumerRecord<byte[], byte[]>> records, List<Reading> polled) {
    while (true) {
      try {
        store.delivering(records);
        listener.accept(records);
        world.scheduler.pause("batch is done");
        return true;
      } catch (BatchListenerFailedException e) {
        world.happened(Happened.WAITED);
        nextSecond(e);
        if (!polled.stream().allMatch(Reading::mine) && world.chance(.5)) {
          return false;
        }
      } finally {
        store.delivering(List.of());
      }
    }
  }

  /** As {@link Lag} does: what was sent before it asked is read once nothing is left. */
  private void lookAtLag() {
    Instant asked = world.now();
    List<Integer> ends = new ArrayList<>();
    BINDINGS.forEach(topics -> topics.forEach(topic -> ends.add(log(topic).end())));
    world.scheduler.pause("asked for ends of logs");
    int at = 0;
    for (int i = 0; i < BINDINGS.size(); i++) {
      boolean all = true;
      for (String topic : BINDINGS.get(i)) {
        all &= log(topic).acknowledged() >= ends.get(at++);
      }
      if (all) {
        caughtUp.put(i, asked);
      }
    }
  }

  private Instant settled() {
    world.scheduler.pause("settled");
    if (world.without == Mutation.SILENCE) {
      return Instant.MAX;
    }
    return caughtUp.size() < BINDINGS.size() ? Instant.MIN : caughtUp.values().stream().min(Instant::compareTo).orElse(Instant.MIN);
  }

  // ---- people

  private void answer() {
    while (true) {
      world.scheduler.await("a command", () -> !world.unanswered.isEmpty());
      List<String> asked = world.unanswered.get(world.random.nextInt(world.unanswered.size()));
      CourseRef course = new CourseRef(SimulatedPlan.CLINIC, asked.getFirst());
      String key = asked.getLast();
      try {
        Commands.Answer answer =
            commands.run(new Commands.Request(course, key, "f", null, true), (state, when) -> SimulatedCourse.ask(world, state, key));
        if (answer instanceof Commands.Answer.Done && !world.fault(.2)) {
          world.unanswered.remove(asked);
        }
      } catch (RuntimeException e) {
        nextSecond(e);
      }
      world.scheduler.pause("answered");
    }
  }

  /** Looks through what is parked and does with each what the plan says. */
  private void operate() {
    if (!world.operators) {
      return;
    }
    for (Parked parked : parks.list(500)) {
      boolean discards = world.plan.discards(parked.course(), parked.headers().getOrDefault("ce_id", ""));
      if (parked.kind() == Parked.Kind.POISON && discards) {
        endpoint.discard(parked.id(), "sent by mistake");
      } else if (parked.kind() != Parked.Kind.GAP || world.chance(.2)) {
        endpoint.replay(parked.id());
        world.happened(Happened.REPLAYED);
      }
    }
  }
}
