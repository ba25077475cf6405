package org.treatmentcourse.dashboard.timeline;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.treatmentcourse.contracts.Envelope;
import org.treatmentcourse.contracts.EventCodec;

/**
 * One event of a service as it stands in the log.
 *
 * @param topic e.g. {@code scheduling.safety}
 * @param sequence dense within topic and course, from 1
 * @param at business time at which it happened
 * @param known when it came into the log, by the clock of the service that wrote it: for late entries later than {@code at}. The same however often it is read
 * @param body JSON
 */
record Told(String course, String clinic, String topic, long sequence, String type, Instant at, Instant known, String body) {
  private static final Logger LOG = LoggerFactory.getLogger(Told.class);

  /** Empty for a record that is no event of a course; the inbox of the rows parks it, so somebody is told. */
  static Optional<Told> of(ConsumerRecord<byte[], byte[]> record) {
    try {
      Envelope event = EventCodec.read(record);
      if (event.sequence() < 1 || record.key() == null || !event.subject().equals(new String(record.key(), StandardCharsets.UTF_8))) {
        LOG.warn("record {} of {}-{} is no event of a course", record.offset(), record.topic(), record.partition());
        return Optional.empty();
      }
      return Optional.of(
          new Told(
              event.subject(), event.clinic(), record.topic(), event.sequence(), event.type(), event.time(), Instant.ofEpochMilli(record.timestamp()),
              new String(event.data(), StandardCharsets.UTF_8)));
    } catch (EventCodec.Unreadable e) {
      LOG.warn("record {} of {}-{} can't be read: {}", record.offset(), record.topic(), record.partition(), e.field());
      return Optional.empty();
    }
  }

  String service() {
    return topic.substring(0, topic.indexOf('.'));
  }
}
