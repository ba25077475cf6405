package org.treatmentcourse.messaging;

import java.lang.reflect.Type;
import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.support.Acknowledgment;
import org.springframework.kafka.support.converter.BatchMessageConverter;
import org.springframework.messaging.Message;
import org.springframework.messaging.support.GenericMessage;

/** Hands the records of a poll to the function as they are; no header is mapped, so none can be abused. */
final class RawBatches implements BatchMessageConverter {
  @Override
  public Message<?> toMessage(List<ConsumerRecord<?, ?>> records, @Nullable Acknowledgment acknowledgment, @Nullable Consumer<?, ?> consumer, @Nullable Type type) {
    return new GenericMessage<>(records);
  }

  @Override
  public List<ProducerRecord<?, ?>> fromMessage(Message<?> message, String defaultTopic) {
    throw new UnsupportedOperationException("this service publishes through its relay only");
  }
}
