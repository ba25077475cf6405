package org.treatmentcourse.dashboard.stream;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.treatmentcourse.contracts.Topics;

/** Reads a stretch of the board's topic for one reader who was away longer than the board remembers. Newer rows of a course may have replaced older ones there. */
final class History {
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private final String bootstrap;

  History(String bootstrap) {
    this.bootstrap = bootstrap;
  }

  /** Takes the rows of one poll; may throw when the reader has left. */
  @FunctionalInterface
  interface Taker {
    void take(List<Update> updates) throws IOException;
  }

  /** @throws IOException if the reader has left, or the broker does not answer in time */
  void read(Position from, Position upTo, Taker taker) throws IOException {
    Instant deadline = Instant.now().plus(LIMIT);
    List<TopicPartition> open = new ArrayList<>();
    try (KafkaConsumer<byte[], byte[]> consumer = LogReader.open(bootstrap, "earliest")) {
      for (int p = 0; p < upTo.next().length; p++) {
        if (from.next()[p] < upTo.next()[p]) {
          open.add(new TopicPartition(Topics.BOARD_COURSES, p));
        }
      }
      consumer.assign(open);
      open.forEach(partition -> consumer.seek(partition, from.next()[partition.partition()]));
      while (!open.isEmpty()) {
        List<Update> updates = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(500))) {
          Optional<Update> update = Update.of(record).filter(u -> u.offset() < upTo.next()[u.partition()]);
          update.ifPresent(updates::add);
        }
        taker.take(updates);
        // Compaction leaves holes, so only the position tells when the end is reached.
        open.removeIf(partition -> consumer.position(partition) >= upTo.next()[partition.partition()]);
        if (Instant.now().isAfter(deadline)) {
          throw new IOException("catching up takes too long");
        }
      }
    } catch (KafkaException e) {
      throw new IOException(e);
    }
  }
}
