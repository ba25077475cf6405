package org.treatmentcourse.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.internals.AutoOffsetResetStrategy;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.event.ListenerContainerIdleEvent;

class RewindTest {
  private static final TopicPartition PARTITION = new TopicPartition("intake.events", 0);
  private static final TopicPartition OTHER = new TopicPartition("intake.events", 1);

  private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>(AutoOffsetResetStrategy.EARLIEST.name());

  @BeforeEach
  void assign() {
    consumer.assign(List.of(PARTITION, OTHER));
    consumer.updateBeginningOffsets(Map.of(PARTITION, 2L, OTHER, 0L));
    consumer.commitSync(Map.of(OTHER, new OffsetAndMetadata(4)));
    consumer.seek(OTHER, 4);
  }

  private void idle(boolean paused) {
    new Rewind().onApplicationEvent(new ListenerContainerIdleEvent(this, this, 5_000, "intake", List.of(PARTITION, OTHER), consumer, paused));
  }

  @Test
  void goes_back_to_what_was_acknowledged_and_leaves_the_rest_where_it_is() {
    consumer.commitSync(Map.of(PARTITION, new OffsetAndMetadata(11)));
    consumer.seek(PARTITION, 15);
    idle(false);
    assertThat(consumer.position(PARTITION)).isEqualTo(11);
    assertThat(consumer.position(OTHER)).isEqualTo(4);
  }

  @Test
  void goes_back_to_the_beginning_where_nothing_ever_was() {
    consumer.seek(PARTITION, 3);
    idle(false);
    assertThat(consumer.position(PARTITION)).isEqualTo(2);
  }

  @Test
  void stays_where_all_was_acknowledged_or_nothing_has_come() {
    consumer.seek(PARTITION, 2);
    idle(false);
    assertThat(consumer.position(PARTITION)).isEqualTo(2);
    assertThat(consumer.position(OTHER)).isEqualTo(4);
  }

  @Test
  void leaves_a_paused_container_and_a_paused_partition_alone() {
    consumer.commitSync(Map.of(PARTITION, new OffsetAndMetadata(11)));
    consumer.seek(PARTITION, 15);
    idle(true);
    assertThat(consumer.position(PARTITION)).isEqualTo(15);
    consumer.pause(List.of(PARTITION));
    idle(false);
    assertThat(consumer.position(PARTITION)).isEqualTo(15);
  }
}
