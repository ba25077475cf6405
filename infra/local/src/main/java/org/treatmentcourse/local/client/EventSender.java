package org.treatmentcourse.local.client;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Appends records one by one and returns when the broker has them; a repeat after an unclear answer is the receivers' to drop. */
final class EventSender implements AutoCloseable {

  private static final int DELIVERY_MS = 30_000;

  private final String bootstrap;
  private final Duration limit;
  private @Nullable KafkaProducer<byte[], byte[]> producer;

  EventSender(String bootstrap, Duration limit) {
    this.bootstrap = bootstrap;
    this.limit = limit;
  }

  /**
   * One at a time, so that order is kept also when a send is repeated.
   *
   * @throws RecordTooLargeException what the broker will never take
   * @throws IllegalStateException when it has not been taken within the limit
   */
  synchronized void send(ProducerRecord<byte[], byte[]> record) {
    Patience patience = new Patience("sending to " + record.topic(), limit);
    while (true) {
      try {
        producer().send(record).get();
        return;
      } catch (InterruptedException | InterruptException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted while sending to " + record.topic(), e);
      } catch (ExecutionException | KafkaException e) {
        close();
        if (e.getCause() instanceof RecordTooLargeException tooLarge) {
          throw tooLarge;
        }
        patience.await(e.toString(), e);
      }
    }
  }

  private KafkaProducer<byte[], byte[]> producer() {
    KafkaProducer<byte[], byte[]> known = producer;
    if (known == null) {
      known = new KafkaProducer<>(Map.of(
          ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap,
          ProducerConfig.ACKS_CONFIG, "all",
          ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true,
          ProducerConfig.LINGER_MS_CONFIG, 0,
          ProducerConfig.BUFFER_MEMORY_CONFIG, 4L << 20,
          ProducerConfig.MAX_REQUEST_SIZE_CONFIG, 4 << 20,
          ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, DELIVERY_MS,
          ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000,
          ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 250,
          ProducerConfig.METADATA_MAX_AGE_CONFIG, 2_000),
          new ByteArraySerializer(), new ByteArraySerializer());
      producer = known;
    }
    return known;
  }

  @Override
  public synchronized void close() {
    KafkaProducer<byte[], byte[]> known = producer;
    producer = null;
    if (known != null) {
      known.close(Duration.ZERO);
    }
  }
}
