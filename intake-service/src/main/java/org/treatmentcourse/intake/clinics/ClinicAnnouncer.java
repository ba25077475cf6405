package org.treatmentcourse.intake.clinics;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.treatmentcourse.contracts.Envelope;
import org.treatmentcourse.contracts.EventCodec;
import org.treatmentcourse.contracts.IntakeEvent.ClinicRegistered;
import org.treatmentcourse.contracts.Json;
import org.treatmentcourse.contracts.Topics;
import org.treatmentcourse.messaging.Activity;
import org.treatmentcourse.messaging.Publisher;

/** Makes a new clinic's topics and tells every service about it; tries again until the broker has taken it. Telling twice is harmless. */
@Component
@EnableScheduling
class ClinicAnnouncer implements Activity {
  private static final Logger LOG = LoggerFactory.getLogger(ClinicAnnouncer.class);
  private static final Duration KEPT = Duration.ofDays(30);
  private static final int TIMEOUT_S = 10;

  private final ClinicRegistry registry;
  private final Publisher publisher;
  private final String bootstrap;
  private final int partitions;

  ClinicAnnouncer(
      ClinicRegistry registry,
      Publisher publisher,
      @Value("${spring.cloud.stream.kafka.binder.brokers}") String bootstrap,
      @Value("${treatmentcourse.clinic-topic-partitions:6}") int partitions) {
    this.registry = registry;
    this.publisher = publisher;
    this.bootstrap = bootstrap;
    this.partitions = partitions;
  }

  @Scheduled(fixedDelay = 500)
  void announce() {
    for (ClinicRegistered registered : registry.unannounced()) {
      String id = registered.clinic().id();
      try {
        createTopics(id);
      } catch (ExecutionException | TimeoutException e) {
        LOG.warn("the topics of clinic {} could not be made yet: {}", id, e.toString());
        return;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
      Envelope event =
          new Envelope(
              id + "/" + registered.revision(), "/intake", "intake.clinic-registered.v1", id, Instant.now(), id, registered.revision(), null, Json.bytes(registered));
      if (publisher.send(List.of(EventCodec.toRecord(Topics.CLINICS, id, event))).getFirst()) {
        registry.announced(registered);
      }
    }
  }

  private void createTopics(String clinic) throws InterruptedException, ExecutionException, TimeoutException {
    Map<String, String> config = Map.of(TopicConfig.RETENTION_MS_CONFIG, String.valueOf(KEPT.toMillis()));
    try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap))) {
      List<NewTopic> topics =
          List.of(
              new NewTopic(Topics.clinicEvents(clinic), Optional.of(partitions), Optional.empty()).configs(config),
              new NewTopic(Topics.clinicTelemetry(clinic), Optional.of(partitions), Optional.empty()).configs(config),
              new NewTopic(Topics.clinicRejections(clinic), Optional.of(1), Optional.empty()).configs(config));
      for (KafkaFuture<Void> made : admin.createTopics(topics).values().values()) {
        await(made);
      }
    }
  }

  private static void await(KafkaFuture<Void> made) throws InterruptedException, ExecutionException, TimeoutException {
    try {
      made.get(TIMEOUT_S, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw e;
      }
      LOG.debug("{}", e.getCause().getMessage());
    }
  }

  @Override
  public Optional<String> busy() {
    return registry.unannounced().isEmpty() ? Optional.empty() : Optional.of("announcing a clinic");
  }
}
