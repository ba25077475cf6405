package org.treatmentcourse.scheduling;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.treatmentcourse.contracts.Catalogue;
import org.treatmentcourse.contracts.Clinic;
import org.treatmentcourse.contracts.Envelope;
import org.treatmentcourse.contracts.EventCodec;
import org.treatmentcourse.contracts.IntakeEvent.ClinicRegistered;
import org.treatmentcourse.contracts.Json;
import org.treatmentcourse.contracts.ServiceEvent;
import org.treatmentcourse.contracts.Topics;
import org.treatmentcourse.local.Addresses;
import org.treatmentcourse.local.Backends;
import org.treatmentcourse.local.LocalTopics;
import org.treatmentcourse.local.keys.LocalKeys;
import org.treatmentcourse.messaging.SimulatedClock;

/** Scheduling in this process on the backends, with ports and a database of its own. */
final class RunningScheduling implements AutoCloseable {
  private final Backends backends = Backends.shared();
  private final LocalKeys keys;
  private final ConfigurableApplicationContext app;

  RunningScheduling(Path folder) {
    keys = LocalKeys.in(folder);
    org.treatmentcourse.local.broker.Topics.create(backends.kafkaBootstrap(), LocalTopics.fixed());
    Map<String, String> settings =
        Map.of(
            "treatmentcourse.course-id-secret-file", keys.courseIdSecretFile().toString(),
            "treatmentcourse.security.public-key", keys.publicKeyFile().toString(),
            "treatmentcourse.security.issuer", LocalKeys.ISSUER,
            "treatmentcourse.security.audience", LocalKeys.AUDIENCE,
            "MONGODB_URI", backends.mongoUri(),
            "spring.mongodb.database", "scheduling-" + UUID.randomUUID(),
            "KAFKA_BOOTSTRAP", backends.kafkaBootstrap(),
            "server.port", "0",
            "management.server.port", "0",
            "spring.profiles.active", "simulation");
    app =
        new SpringApplication(SchedulingApplication.class)
            .run(settings.entrySet().stream().map(entry -> "--" + entry.getKey() + "=" + entry.getValue()).toArray(String[]::new));
  }

  Addresses addresses() {
    return new Addresses(
        ProcessHandle.current().pid(),
        backends.mongoUri(),
        backends.kafkaBootstrap(),
        false,
        Map.of("scheduling", url("local.server.port")),
        Map.of("scheduling", url("local.management.port")));
  }

  LocalKeys keys() {
    return keys;
  }

  /** What another service says about a course. */
  void hear(ServiceEvent event, String course, String clinic, long sequence, Instant at) throws ExecutionException, InterruptedException {
    var type = Catalogue.of(event);
    var producer = Objects.requireNonNull(type.producer());
    Envelope envelope =
        new Envelope(
            course + "/" + sequence, "/" + producer.key(), type.wire(), course, at, clinic, sequence, null, Json.bytes(event));
    send(EventCodec.toRecord(Topics.of(producer, type.channel()), course, envelope));
  }

  /** What intake says when a clinic is registered. */
  void register(Clinic clinic) throws ExecutionException, InterruptedException {
    byte[] registered = Json.bytes(new ClinicRegistered(clinic, 1));
    send(
        EventCodec.toRecord(
            Topics.CLINICS,
            clinic.id(),
            new Envelope(clinic.id() + "/1", "/intake", "intake.clinic-registered.v1", clinic.id(), Instant.now(), clinic.id(), 1, null, registered)));
    org.treatmentcourse.local.broker.Topics.create(
        backends.kafkaBootstrap(),
        List.of(
            new NewTopic(Topics.clinicEvents(clinic.id()), 2, (short) 1),
            new NewTopic(Topics.clinicTelemetry(clinic.id()), 2, (short) 1),
            new NewTopic(Topics.clinicRejections(clinic.id()), 1, (short) 1)));
  }

  /** Moves the clinic's time. */
  void clock(String clinic, Instant now) {
    app.getBean(SimulatedClock.class).set(clinic + "=" + now);
  }

  <T> T bean(Class<T> type) {
    return app.getBean(type);
  }

  private void send(ProducerRecord<byte[], byte[]> record) throws ExecutionException, InterruptedException {
    Properties properties = new Properties();
    properties.put("bootstrap.servers", backends.kafkaBootstrap());
    try (KafkaProducer<byte[], byte[]> kafka = new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer())) {
      kafka.send(record).get();
    }
  }

  private String url(String port) {
    return "http://localhost:" + app.getEnvironment().getRequiredProperty(port);
  }

  @Override
  public void close() {
    app.close();
  }
}
