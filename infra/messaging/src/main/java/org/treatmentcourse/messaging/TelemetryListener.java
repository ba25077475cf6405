package org.treatmentcourse.messaging;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.decide.CourseRef;
import org.treatmentcourse.contracts.decide.Refusal;

/** The way of a poll batch to {@link Telemetry}; what is refused is answered like every other clinic event. */
final class TelemetryListener implements Consumer<List<ConsumerRecord<byte[], byte[]>>> {
  private final DeliveryReader reader;
  private final Telemetry telemetry;
  private final Inbox<?> inbox;

  TelemetryListener(DeliveryReader reader, Telemetry telemetry, Inbox<?> inbox) {
    this.reader = reader;
    this.telemetry = telemetry;
    this.inbox = inbox;
  }

  @Override
  public void accept(List<ConsumerRecord<byte[], byte[]>> records) {
    List<Delivery.FromClinic> events = new ArrayList<>();
    for (ConsumerRecord<byte[], byte[]> record : records) {
      switch (reader.read(record).orElse(null)) {
        case Delivery.FromClinic event -> events.add(event);
        case Delivery.Malformed malformed -> inbox.reject(malformed);
        case Delivery.Dense dense -> throw new IllegalStateException("no service writes to " + record.topic());
        case Delivery.Unreadable unreadable -> throw new IllegalStateException("no service writes to " + record.topic());
        case null -> throw new IllegalStateException(record.topic() + " is not read here");
      }
    }
    List<@Nullable Refusal> refusals =
        telemetry.take(events.stream().map(event -> new Telemetry.Packet(new CourseRef(event.clinic(), event.course()), event.event())).toList());
    for (int i = 0; i < refusals.size(); i++) {
      Refusal refusal = refusals.get(i);
      if (refusal != null) {
        Delivery.FromClinic event = events.get(i);
        inbox.reject(
            new Delivery.Malformed(
                event.raw(),
                event.clinic(),
                event.envelope().id(),
                event.type().wire(),
                refusal.code(),
                Objects.requireNonNullElse(refusal.field(), "data"),
                refusal.message()));
      }
    }
  }
}
