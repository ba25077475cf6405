package org.treatmentcourse.intake;

import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.treatmentcourse.contracts.Catalogue;
import org.treatmentcourse.contracts.Envelope;
import org.treatmentcourse.contracts.EventCodec;
import org.treatmentcourse.contracts.Json;
import org.treatmentcourse.contracts.ServiceEvent;
import org.treatmentcourse.contracts.Topics;
import org.treatmentcourse.local.Addresses;
import org.treatmentcourse.local.Backends;
import org.treatmentcourse.local.LocalTopics;
import org.treatmentcourse.local.keys.LocalKeys;

/** Intake in this process on the backends, with ports and a database of its own. */
final class RunningIntake implements AutoCloseable {
  private final Backends backends = Backends.shared();
  private final LocalKeys keys;
  private final ConfigurableApplicationContext app;

  /** @param payer address of the payer's service */
  RunningIntake(Path folder, String payer) {
    keys = LocalKeys.in(folder);
    org.treatmentcourse.local.broker.Topics.create(backends.kafkaBootstrap(), LocalTopics.fixed());
    Map<String, String> settings =
        Map.of(
            "treatmentcourse.course-id-secret-file", keys.courseIdSecretFile().toString(),
            "treatmentcourse.security.public-key", keys.publicKeyFile().toString(),
            "treatmentcourse.security.issuer", LocalKeys.ISSUER,
            "treatmentcourse.security.audience", LocalKeys.AUDIENCE,
            "MONGODB_URI", backends.mongoUri(),
            "spring.mongodb.database", "intake-" + UUID.randomUUID(),
            "KAFKA_BOOTSTRAP", backends.kafkaBootstrap(),
            "treatmentcourse.payer-url", payer,
            "server.port", "0",
            "management.server.port", "0");
    app =
        new SpringApplication(IntakeApplication.class)
            .run(settings.entrySet().stream().map(entry -> "--" + entry.getKey() + "=" + entry.getValue()).toArray(String[]::new));
  }

  Addresses addresses() {
    return new Addresses(
        ProcessHandle.current().pid(),
        backends.mongoUri(),
        backends.kafkaBootstrap(),
        false,
        Map.of("intake", url("local.server.port")),
        Map.of("intake", url("local.management.port")));
  }

  LocalKeys keys() {
    return keys;
  }

  /** What another service says about a course. */
  void hear(ServiceEvent event, String course, String clinic, long sequence) throws ExecutionException, InterruptedException {
    var type = Catalogue.of(event);
    var producer = Objects.requireNonNull(type.producer());
    Envelope envelope =
        new Envelope(
            course + "/" + sequence, "/" + producer.key(), type.wire(), course, java.time.Instant.now(), clinic, sequence, null, Json.bytes(event));
    Properties properties = new Properties();
    properties.put("bootstrap.servers", backends.kafkaBootstrap());
    try (KafkaProducer<byte[], byte[]> kafka = new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer())) {
      kafka.send(EventCodec.toRecord(Topics.of(producer, type.channel()), course, envelope)).get();
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
