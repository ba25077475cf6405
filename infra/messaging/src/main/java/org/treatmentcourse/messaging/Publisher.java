package org.treatmentcourse.messaging;

import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Sends to the broker. */
public interface Publisher {
  /**
   * Sends all and waits for each acknowledgement.
   *
   * @return which were acknowledged, in the order given; never throws for a failed send
   */
  List<Boolean> send(List<ProducerRecord<byte[], byte[]>> records);
}
