package org.treatmentcourse.bench.race;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.Catalogue;
import org.treatmentcourse.contracts.ClinicEvent;
import org.treatmentcourse.contracts.Consent;
import org.treatmentcourse.contracts.Envelope;
import org.treatmentcourse.contracts.EventCodec;
import org.treatmentcourse.contracts.Json;

/** Sends consents of one clinic, round the courses in turn, numbered in ascending order over everything that is ever sent. */
final class Sender implements AutoCloseable {
  private static final List<Consent> CONSENTS = List.of(Consent.values());

  private final KafkaProducer<byte[], byte[]> kafka;
  private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
  private final String prefix;
  private final int courses;
  private final int apart;
  private long next;

  /**
   * @param prefix of the references of courses, which are numbered from 0
   * @param courses that the events go round
   * @param apart what lies between two of them, 1 for all there are
   */
  Sender(String bootstrap, String prefix, int courses, int apart, long first) {
    this.kafka =
        new KafkaProducer<>(
            Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap,
                ProducerConfig.LINGER_MS_CONFIG, 1,
                ProducerConfig.BATCH_SIZE_CONFIG, 128 * 1024),
            new ByteArraySerializer(),
            new ByteArraySerializer());
    this.prefix = prefix;
    this.courses = courses;
    this.apart = apart;
    this.next = first;
  }

  /** Number of the next event. */
  long next() {
    return next;
  }

  /** As fast as it goes; returns when the broker has all. */
  void burst(String topic, int events, Account account) {
    account.sent(events);
    for (int i = 0; i < events; i++) {
      send(topic);
    }
    flush();
  }

  /**
   * At a fixed rate, whatever becomes of it: each event has a time at which it is meant to be sent, and its latency counts from then.
   *
   * @param rate events per second
   */
  void steadily(String topic, double rate, int events, Account account, Watcher watcher) {
    account.sent(events);
    long begun = System.nanoTime();
    for (int i = 0; i < events; i++) {
      long intended = begun + (long) (i * 1e9 / rate);
      for (long left = intended - System.nanoTime(); left > 0; left = intended - System.nanoTime()) {
        LockSupport.parkNanos(left);
      }
      watcher.expect(next, intended);
      send(topic);
    }
    flush();
  }

  private void send(String topic) {
    long number = next++;
    // The same consent as last time only after all others, so that a file holds them all.
    Consent consent = CONSENTS.get((int) (number / courses % CONSENTS.size()));
    String reference = prefix + number % courses * apart;
    ClinicEvent event = new ClinicEvent.ConsentGranted(consent, Watcher.Number.text(number));
    Envelope envelope =
        new Envelope("race-" + number, "/clinics/race", Catalogue.of(event).wire(), reference, Instant.now(), Row.CLINIC, 0, null, Json.bytes(event));
    kafka.send(EventCodec.toRecord(topic, reference, envelope), (metadata, e) -> failure.compareAndSet(null, e));
  }

  private void flush() {
    kafka.flush();
    Exception failed = failure.get();
    if (failed != null) {
      throw new IllegalStateException("the load could not be sent", failed);
    }
  }

  @Override
  public void close() {
    kafka.close();
  }
}
