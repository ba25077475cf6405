package org.treatmentcourse.messaging;

import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.BatchListenerFailedException;

/** The function behind a binding. Whatever goes wrong, nothing of the batch is acknowledged and the container pauses. */
final class Listener implements Consumer<List<ConsumerRecord<byte[], byte[]>>> {
  private static final Logger LOG = LoggerFactory.getLogger(Listener.class);
  private final Consumer<List<ConsumerRecord<byte[], byte[]>>> handler;

  Listener(Consumer<List<ConsumerRecord<byte[], byte[]>>> handler) {
    this.handler = handler;
  }

  @Override
  public void accept(List<ConsumerRecord<byte[], byte[]>> records) {
    try {
      handler.accept(records);
    } catch (Throwable e) {
      LOG.warn("a batch of {} records has to wait: {}", records.size(), e.toString());
      // An Error would stop the container for good.
      throw new BatchListenerFailedException("the batch has to wait: " + e, e, 0);
    }
  }
}
