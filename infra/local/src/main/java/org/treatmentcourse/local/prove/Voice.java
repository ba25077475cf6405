package org.treatmentcourse.local.prove;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.treatmentcourse.contracts.Catalogue;
import org.treatmentcourse.contracts.Envelope;
import org.treatmentcourse.contracts.EventCodec;
import org.treatmentcourse.contracts.EventType;
import org.treatmentcourse.contracts.Json;
import org.treatmentcourse.contracts.Service;
import org.treatmentcourse.contracts.ServiceEvent;
import org.treatmentcourse.contracts.Topics;

/** Says on the topics what a service would say that has had nothing to say about these courses itself. */
final class Voice implements AutoCloseable {

  private final String clinic;
  private final KafkaProducer<byte[], byte[]> kafka;

  Voice(String bootstrap, String clinic) {
    this.clinic = clinic;
    this.kafka = new KafkaProducer<>(Map.of("bootstrap.servers", bootstrap), new ByteArraySerializer(), new ByteArraySerializer());
  }

  /** The same, as of now. */
  void say(Service service, String course, long sequence, ServiceEvent event) throws InterruptedException, ExecutionException {
    say(service, course, sequence, Instant.now(), event);
  }

  /**
   * Returns when the broker has it.
   *
   * @param sequence 1 and up, without a gap, per channel of a service and course
   * @param at business time
   */
  void say(Service service, String course, long sequence, Instant at, ServiceEvent event) throws InterruptedException, ExecutionException {
    EventType type = Catalogue.of(event);
    String id = course + "/" + type.channel().key() + "/" + sequence;
    Envelope envelope = new Envelope(id, "/" + service.key(), type.wire(), course, at, clinic, sequence, null, Json.bytes(event));
    kafka.send(EventCodec.toRecord(Topics.of(service, type.channel()), course, envelope)).get();
  }

  @Override
  public void close() {
    kafka.close();
  }
}
