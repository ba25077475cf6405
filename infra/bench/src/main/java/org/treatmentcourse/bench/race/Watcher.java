package org.treatmentcourse.bench.race;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.Json;

/** Reads what a row publishes, as the next service would, and keeps account. */
final class Watcher implements AutoCloseable {
  private static final long HIGHEST_MICROS = Duration.ofMinutes(10).toNanos() / 1000;

  private final Account account;
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Map<Long, Long> intended = new ConcurrentHashMap<>();
  private final Thread thread;
  private volatile Histogram latencies = new Histogram(HIGHEST_MICROS, 3);
  private volatile long lastArrival;
  private volatile @Nullable RuntimeException failure;
  private volatile boolean closing;

  /** Returns when whatever is published from now on will be seen. */
  Watcher(String bootstrap, String topic, Account account) {
    this.account = account;
    this.consumer =
        new KafkaConsumer<>(
            Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap, ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 5000),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    List<TopicPartition> all = consumer.partitionsFor(topic).stream().map(info -> new TopicPartition(topic, info.partition())).toList();
    consumer.assign(all);
    consumer.seekToEnd(all);
    all.forEach(consumer::position);
    thread = Thread.ofPlatform().name("watcher of " + topic).start(this::watch);
  }

  private void watch() {
    try (consumer) {
      while (!closing) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(100))) {
          saw(Number.in(Json.MAPPER.readTree(record.value()).path("version").asString("")), System.nanoTime());
        }
      }
    } catch (RuntimeException e) {
      failure = e;
    }
  }

  private void saw(long number, long now) {
    if (account.arrived(number)) {
      lastArrival = now;
      Long since = intended.remove(number);
      if (since != null) {
        latencies.recordValue(Math.clamp((now - since) / 1000, 0, HIGHEST_MICROS));
      }
    }
  }

  /** From now on a new histogram. */
  void begin() {
    intended.clear();
    latencies = new Histogram(HIGHEST_MICROS, 3);
  }

  /** Latency counts from then, whenever it was really sent. */
  void expect(long number, long intendedNanos) {
    intended.put(number, intendedNanos);
  }

  /** Microseconds from the intended time of sending until the answer was read; to be read once nothing is under way. */
  Histogram latencies() {
    return latencies;
  }

  /** {@link System#nanoTime} of the newest arrival of a new event. */
  long lastArrival() {
    return lastArrival;
  }

  /**
   * Waits until everything has come, or nothing new for {@code patience}.
   *
   * @param lost what is not waited for
   * @return whether everything else has come
   */
  boolean awaitAll(Duration patience, long lost) {
    long from = System.nanoTime();
    while (account.missing() > lost) {
      RuntimeException failed = failure;
      if (failed != null) {
        throw new IllegalStateException("the watcher failed", failed);
      }
      if (System.nanoTime() - Math.max(from, lastArrival) > patience.toNanos()) {
        return false;
      }
      LockSupport.parkNanos(1_000_000);
    }
    return true;
  }

  @Override
  public void close() {
    closing = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The number of an event, as the version of the consent's text: of fixed width, so that texts ascend as numbers do. */
  static final class Number {
    private static final String FORM = "n-%010d";

    private Number() {}

    static String text(long number) {
      return String.format(FORM, number);
    }

    /** -1 for what is none of ours. */
    static long in(String version) {
      return version.matches("n-[0-9]{10}") ? Long.parseLong(version.substring(2)) : -1;
    }
  }
}
