package org.treatmentcourse.messaging;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.NullMarked;
import org.treatmentcourse.messaging.simulation.Log;
import org.treatmentcourse.messaging.simulation.ReplicaSet;
import org.treatmentcourse.messaging.simulation.ReplicaSet.OpTime;
import org.treatmentcourse.messaging.simulation.Scheduler;

/** What all instances of the service share: the store, the broker, the time, and what goes wrong with them. */
@NullMarked
final class SimulatedWorld {
  static final Instant START = Instant.parse("2026-03-02T14:00:00Z");
  static final DeliveryMetrics METRICS = new DeliveryMetrics(new SimpleMeterRegistry());
  private static final String PADDING = "x".repeat(240_000);

  final Mutation without;
  final SplittableRandom random;
  final Scheduler scheduler;
  final SimulatedPlan plan;
  final ReplicaSet<SimulatedData> replicas = new ReplicaSet<>(SimulatedData.EMPTY);
  final Map<String, Log<ConsumerRecord<byte[], byte[]>>> logs = new LinkedHashMap<>();
  /** What is on its way and arrives later, if ever. */
  final List<Runnable> late = new ArrayList<>();
  final List<Published> published = new ArrayList<>();
  /** How far anybody has read a log. */
  final Map<Log<?>, Integer> delivered = new IdentityHashMap<>();
  /** Commands nobody has answered yet: course and key. */
  final List<List<String>> unanswered = new ArrayList<>();
  /** The label whose end the next commit of this thread declares; empty for none. */
  final ThreadLocal<String> discarding = ThreadLocal.withInitial(() -> "");
  final boolean[] repaired = new boolean[2];
  final Set<String> findings = new LinkedHashSet<>();
  final Map<Happened, Long> happened = new EnumMap<>(Happened.class);
  boolean faults = true;
  long brokerAwayUntil;
  boolean operators;
  long second;
  private long numbers;

  /** What schedules are worth playing for. */
  enum Happened {
    CRASH("crashes"),
    REPLACED("instances replaced that go on"),
    REBALANCE("partitions moved"),
    PAUSE("pauses"),
    FAILOVER("other primaries"),
    ROLLED_BACK("writes rolled back"),
    NO_ANSWER("writes without an answer"),
    LATE("writes and sends that arrived late"),
    SHORT_BULK("bulks that matched in part or not at all"),
    BROKER_AWAY("times the broker was away"),
    NOT_ACKNOWLEDGED("sends not acknowledged"),
    REPEATED("events published again"),
    REDELIVERED("records delivered again"),
    FENCED("acknowledgements of zombies refused"),
    WAITED("batches that had to wait"),
    FULL("pending lists that were full"),
    GAP("events parked behind a gap"),
    POISON("poisoned events parked"),
    WAITING("clinic events held back"),
    TIMER("clocks parked"),
    REPLAYED("replays by hand"),
    DISCARDED("discards by hand"),
    ALARM("alarms fired"),
    ASSUMPTION("assumptions fired"),
    REFUSED("clinic events refused"),
    NEVER_OPENED("clinic events refused because their course never opened");

    private final String words;

    Happened(String words) {
      this.words = words;
    }

    @Override
    public String toString() {
      return words;
    }
  }

  /** As the broker has it. */
  record Published(String topic, String course, long sequence, String id, String data) {}

  /** The answer of the store or the broker was lost, or the request. */
  static final class NoAnswer extends RuntimeException {
    private static final long serialVersionUID = 1;

    NoAnswer() {
      super("no answer", null, false, false);
    }
  }

  SimulatedWorld(long seed, Mutation without) {
    this.without = without;
    this.random = new SplittableRandom(seed);
    this.plan = new SimulatedPlan(random.split());
    this.scheduler = new Scheduler(random.split());
    plan.records.forEach((topic, records) -> logs.put(topic, new Log<>(records)));
    for (String course : plan.courses) {
      unanswered.add(List.of(course, "R1"));
      unanswered.add(List.of(course, "R2"));
    }
  }

  Instant now() {
    return START.plusSeconds(second);
  }

  boolean chance(double probability) {
    return random.nextDouble() < probability;
  }

  /** False once faults have ended. */
  boolean fault(double probability) {
    return faults && chance(probability);
  }

  /** Data that no other decision has. */
  String unique(String label) {
    return label + "#" + ++numbers + (plan.large ? PADDING : "");
  }

  void throwIfPoison(int slot, String course, String label) {
    if (!repaired[slot] && plan.poison(course, label)) {
      throw new IllegalStateException("poison");
    }
  }

  void happened(Happened what) {
    happened(what, 1);
  }

  void happened(Happened what, long times) {
    happened.merge(what, times, Long::sum);
  }

  void found(String what) {
    findings.add(what);
  }

  /** A write of which nobody waits for the majority. Its answer may be lost, it itself too, or it arrives late. */
  OpTime write(String doing, double trouble, UnaryOperator<SimulatedData> change) {
    scheduler.pause(doing);
    if (fault(trouble)) {
      happened(Happened.NO_ANSWER);
      double how = random.nextDouble();
      if (how < .4) {
        replicas.write(change);
      } else if (how < .7) {
        late.add(() -> replicas.write(change));
      }
      scheduler.pause(doing + ": no answer");
      throw new NoAnswer();
    }
    return replicas.write(change);
  }

  /** Until a majority has it. */
  void majority(OpTime time) {
    scheduler.await("majority", () -> replicas.committed(time) != null);
    if (!Objects.requireNonNull(replicas.committed(time))) {
      throw new NoAnswer();
    }
  }

  /** What a majority has. */
  SimulatedData read(String doing) {
    scheduler.pause(doing);
    if (fault(.01)) {
      throw new NoAnswer();
    }
    return replicas.committed();
  }
}
