package org.treatmentcourse.dashboard.stream;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.treatmentcourse.contracts.EventCodec;

/**
 * A row as it stands on the board's topic.
 *
 * @param version a reader keeps the row with the highest one
 * @param row JSON, on one line
 */
record Update(int partition, long offset, String clinic, String version, String row) {

  /** Empty for a record that is no row: nobody is told of it. */
  static Optional<Update> of(ConsumerRecord<byte[], byte[]> record) {
    String clinic = EventCodec.header(record.headers(), "ce_clinic");
    String version = EventCodec.header(record.headers(), "ce_sequence");
    if (record.value() == null || clinic == null || version == null || !version.matches("[0-9]{1,18}")) {
      return Optional.empty();
    }
    String row = new String(record.value(), StandardCharsets.UTF_8);
    // A line break would end the field it is sent in.
    return row.indexOf('\n') >= 0 || row.indexOf('\r') >= 0
        ? Optional.empty()
        : Optional.of(new Update(record.partition(), record.offset(), clinic, version, row));
  }
}
