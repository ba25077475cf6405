package org.treatmentcourse.dashboard.stream;

import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** A consumer of no group, whose reader keeps its own positions. */
public final class LogReader {
  private LogReader() {}

  /** @param reset what to do where a position is not in the log: {@code earliest} or {@code none} */
  public static KafkaConsumer<byte[], byte[]> open(String bootstrap, String reset) {
    return new KafkaConsumer<>(
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap,
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false,
            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, reset,
            ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 10_000,
            ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 250,
            ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class,
            ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class));
  }
}
