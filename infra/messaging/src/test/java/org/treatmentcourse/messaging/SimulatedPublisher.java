package org.treatmentcourse.messaging;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.NullMarked;
import org.treatmentcourse.contracts.EventCodec;
import org.treatmentcourse.messaging.SimulatedWorld.Happened;
import org.treatmentcourse.messaging.SimulatedWorld.Published;

/** A producer whose sends fail, are taken without an answer, or are taken later than anybody expects. */
@NullMarked
final class SimulatedPublisher implements Publisher {
  private static final double LOST = .15;
  private final SimulatedWorld world;

  SimulatedPublisher(SimulatedWorld world) {
    this.world = world;
  }

  @Override
  public List<Boolean> send(List<ProducerRecord<byte[], byte[]>> records) {
    List<Boolean> acknowledged = new ArrayList<>();
    for (ProducerRecord<byte[], byte[]> record : records) {
      world.scheduler.pause("send");
      acknowledged.add(send(record) || world.without == Mutation.CONFIRMED_ONLY);
    }
    world.scheduler.pause("sent");
    return acknowledged;
  }

  private boolean send(ProducerRecord<byte[], byte[]> record) {
    boolean away = world.faults && world.scheduler.step() < world.brokerAwayUntil;
    double how = away ? LOST : world.faults ? world.random.nextDouble() : 1;
    if (how >= .2) {
      append(record);
      return true;
    }
    world.happened(Happened.NOT_ACKNOWLEDGED);
    if (how < .06) {
      append(record);
    } else if (how < .1) {
      world.late.add(() -> append(record));
    }
    return false;
  }

  private void append(ProducerRecord<byte[], byte[]> record) {
    String sequence = EventCodec.header(record.headers(), "ce_sequence");
    Published event =
        new Published(
            record.topic(), new String(record.key(), StandardCharsets.UTF_8), sequence == null ? 0 : Long.parseLong(sequence),
            String.valueOf(EventCodec.header(record.headers(), "ce_id")), new String(record.value(), StandardCharsets.UTF_8));
    world.published.add(event);
    SimulatedChecks.committed(world, event);
  }
}
