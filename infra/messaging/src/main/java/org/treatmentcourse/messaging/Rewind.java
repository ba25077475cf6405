package org.treatmentcourse.messaging;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationListener;
import org.springframework.kafka.event.ListenerContainerIdleEvent;

/**
 * A consumer that has nothing to read, and is further than what its group has acknowledged, goes back to there. It gets there when the broker forgets a
 * member in the middle of an acknowledgement: the records were handled, or were dropped on the way, and nothing would say which until the next one comes.
 * Read again they are repeats, or in; and whoever waits for the group to have caught up waits no longer.
 */
final class Rewind implements ApplicationListener<ListenerContainerIdleEvent> {
  private static final Logger LOG = LoggerFactory.getLogger(Rewind.class);
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  /** On the thread of the consumer. */
  @Override
  public void onApplicationEvent(ListenerContainerIdleEvent idle) {
    if (!idle.isPaused()) {
      try {
        rewind(idle.getConsumer());
      } catch (KafkaException e) {
        LOG.debug("not known whether {} has acknowledged what it read: {}", idle.getListenerId(), e.toString());
      }
    }
  }

  static void rewind(Consumer<?, ?> consumer) {
    Set<TopicPartition> mine = new HashSet<>(consumer.assignment());
    mine.removeAll(consumer.paused());
    Map<TopicPartition, @Nullable OffsetAndMetadata> all = consumer.committed(mine, PATIENCE);
    // Of most partitions of a quiet clinic nothing was ever read, and those cost no question.
    List<TopicPartition> never = mine.stream().filter(partition -> all.get(partition) == null && consumer.position(partition, PATIENCE) > 0).toList();
    Map<TopicPartition, Long> beginnings = never.isEmpty() ? Map.of() : consumer.beginningOffsets(never, PATIENCE);
    for (TopicPartition partition : mine) {
      long position = consumer.position(partition, PATIENCE);
      OffsetAndMetadata acknowledged = all.get(partition);
      // Where nothing was ever acknowledged, all that is kept counts.
      long from = acknowledged == null ? beginnings.getOrDefault(partition, position) : acknowledged.offset();
      if (position > from) {
        LOG.info("{} is read again from {} on, up to {}: it was not acknowledged", partition, from, position);
        consumer.seek(partition, from);
      }
    }
  }
}
