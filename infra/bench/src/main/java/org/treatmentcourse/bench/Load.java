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

  void registerClinic() throws ExecutionException, InterruptedException {
    Clinic clinic = new Clinic(CLINIC, "UTC", List.of(new Clinic.Site("main", null, 10, 5, "08:00-18:00 Mon-Fri")), Map.of());
    IntakeEvent.ClinicRegistered registered = new IntakeEvent.ClinicRegistered(clinic, 1);
    try (KafkaProducer<byte[], byte[]> kafka = new KafkaProducer<>(producer, new ByteArraySerializer(), new ByteArraySerializer())) {
      kafka.send(EventCodec.toRecord(Topics.CLINICS, CLINIC, envelope(CLINIC, 1, registered))).get();
    }
  }

  /** @return how many events were sent and acknowledged */
  int send(String run, int courses, int perCourse) throws ExecutionException, InterruptedException {
    List<Future<RecordMetadata>> sent = new ArrayList<>();
    try (KafkaProducer<byte[], byte[]> kafka = new KafkaProducer<>(producer, new ByteArraySerializer(), new ByteArraySerializer())) {
      for (int n = 1; n <= perCourse; n++) {
        for (int c = 0; c < courses; c++) {
          String course = CourseIds.uuid5(new UUID(0, 1), run + "/" + c).toString();
          sent.add(kafka.send(EventCodec.toRecord("intake.events", course, envelope(course, n, event(n)))));
        }
      }
      for (Future<RecordMetadata> future : sent) {
        future.get();
      }
    }
    return sent.size();
  }

  private static IntakeEvent event(int n) {
    return n == 1
        ? new IntakeEvent.ConsultationRequested("main", Indication.TRD, Urgency.ROUTINE, 42, Sex.FEMALE)
        : new IntakeEvent.ConsentGranted(Consent.values()[n % Consent.values().length], "v" + n);
  }

  private static Envelope envelope(String subject, long sequence, IntakeEvent event) {
    String id = UUID.nameUUIDFromBytes((subject + "/" + sequence).getBytes(StandardCharsets.UTF_8)).toString();
    return new Envelope(id, "/intake", Catalogue.of(event).wire(), subject, Instant.now(), CLINIC, sequence, null, Json.bytes(event));
  }
}
