package org.treatmentcourse.bench;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.treatmentcourse.contracts.Catalogue;
import org.treatmentcourse.contracts.Clinic;
import org.treatmentcourse.contracts.ClinicEvent.Urgency;
import org.treatmentcourse.contracts.Consent;
import org.treatmentcourse.contracts.CourseIds;
import org.treatmentcourse.contracts.Envelope;
import org.treatmentcourse.contracts.EventCodec;
import org.treatmentcourse.contracts.Indication;
import org.treatmentcourse.contracts.IntakeEvent;
import org.treatmentcourse.contracts.Json;
import org.treatmentcourse.contracts.ServiceEvent;
import org.treatmentcourse.contracts.Sex;
import org.treatmentcourse.contracts.Topics;

/** What intake would have said of many courses: each is requested, then consents are granted, one event after the other. */
final class Load {
  static final String CLINIC = "bench";
  private final Map<String, Object> producer;

  Load(String bootstrap) {
    this.producer =
        Map.of(
            ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap,
            ProducerConfig.ACKS_CONFIG, "all",
            ProducerConfig.LINGER_MS_CONFIG, 5,
            ProducerConfig.BATCH_SIZE_CONFIG, 128 * 1024);
  }

  void register(Clinic clinic) throws ExecutionException, InterruptedException {
    say(List.of(new Said(Topics.CLINICS, "/intake", clinic.id(), 1, new IntakeEvent.ClinicRegistered(clinic, 1))));
  }

  /**
   * @param source of the event, e.g. {@code /intake}
   * @param sequence 1 and up, without a gap, per source and subject
   */
  record Said(String topic, String source, String subject, long sequence, ServiceEvent event) {
    ProducerRecord<byte[], byte[]> toRecord() {
      String id = UUID.nameUUIDFromBytes((source + subject + "/" + sequence).getBytes(StandardCharsets.UTF_8)).toString();
      return EventCodec.toRecord(
          topic, subject, new Envelope(id, source, Catalogue.of(event).wire(), subject, Instant.now(), CLINIC, sequence, null, Json.bytes(event)));
    }
  }

  /** @return how many events were sent and acknowledged */
  int send(String run, int courses, int perCourse) throws ExecutionException, InterruptedException {
    List<Said> all = new ArrayList<>();
    for (int n = 1; n <= perCourse; n++) {
      for (int c = 0; c < courses; c++) {
        all.add(new Said("intake.events", "/intake", course(run, c), n, event(n)));
      }
    }
    return say(all);
  }

  /** @return how many, all of them acknowledged */
  int say(List<Said> all) throws ExecutionException, InterruptedException {
    List<Future<RecordMetadata>> sent = new ArrayList<>();
    try (KafkaProducer<byte[], byte[]> kafka = new KafkaProducer<>(producer, new ByteArraySerializer(), new ByteArraySerializer())) {
      all.forEach(one -> sent.add(kafka.send(one.toRecord())));
      for (Future<RecordMetadata> future : sent) {
        future.get();
      }
    }
    return sent.size();
  }

  static String course(String run, int number) {
    return CourseIds.uuid5(new UUID(0, 1), run + "/" + number).toString();
  }

  static IntakeEvent event(int n) {
    return n == 1
        ? new IntakeEvent.ConsultationRequested("main", Indication.TRD, Urgency.ROUTINE, 42, Sex.FEMALE)
        : new IntakeEvent.ConsentGranted(Consent.values()[n % Consent.values().length], "v" + n);
  }
}
