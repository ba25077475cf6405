package org.treatmentcourse.messaging;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The relay's own producer: acks=all, idempotent, closed and made anew after a failed send, so that nothing late follows. */
final class KafkaPublisher implements Publisher, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(KafkaPublisher.class);
  private static final Duration GIVE_UP = Duration.ofSeconds(10);

  private final Map<String, Object> config;
  private @Nullable KafkaProducer<byte[], byte[]> producer;

  KafkaPublisher(String bootstrap, String clientId) {
    this.config =
        Map.of(
            ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap,
            ProducerConfig.CLIENT_ID_CONFIG, clientId,
            ProducerConfig.ACKS_CONFIG, "all",
            ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true,
            ProducerConfig.LINGER_MS_CONFIG, 0,
            ProducerConfig.MAX_BLOCK_MS_CONFIG, 3_000,
            ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000,
            ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) GIVE_UP.toMillis(),
            ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class,
            ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
  }

  @Override
  public List<Boolean> send(List<ProducerRecord<byte[], byte[]>> records) {
    KafkaProducer<byte[], byte[]> current = current();
    List<@Nullable Future<?>> futures = new ArrayList<>();
    for (ProducerRecord<byte[], byte[]> record : records) {
      futures.add(start(current, record));
    }
    List<Boolean> acknowledged = new ArrayList<>();
    for (Future<?> future : futures) {
      acknowledged.add(future != null && succeeded(future));
    }
    if (acknowledged.contains(false)) {
      discard(current);
    }
    return acknowledged;
  }

  private static @Nullable Future<?> start(KafkaProducer<byte[], byte[]> producer, ProducerRecord<byte[], byte[]> record) {
    try {
      return producer.send(record);
    } catch (KafkaException | IllegalStateException e) {
      LOG.warn("could not send to {}: {}", record.topic(), e.toString());
      return null;
    }
  }

  private static boolean succeeded(Future<?> future) {
    try {
      future.get(GIVE_UP.toMillis() + 1_000, TimeUnit.MILLISECONDS);
      return true;
    } catch (ExecutionException | TimeoutException e) {
      LOG.warn("a send was not acknowledged: {}", e.getCause() == null ? e.toString() : e.getCause().toString());
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private synchronized KafkaProducer<byte[], byte[]> current() {
    if (producer == null) {
      producer = new KafkaProducer<>(config);
    }
    return producer;
  }

  private void discard(KafkaProducer<byte[], byte[]> failed) {
    synchronized (this) {
      if (producer != failed) {
        return;
      }
      producer = null;
    }
    failed.close(Duration.ZERO);
  }

  @Override
  public synchronized void close() {
    if (producer != null) {
      producer.close(Duration.ofSeconds(5));
      producer = null;
    }
  }
}
