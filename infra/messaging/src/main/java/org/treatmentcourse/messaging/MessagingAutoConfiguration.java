package org.treatmentcourse.messaging;

import com.mongodb.client.MongoDatabase;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.cloud.stream.binding.BindingsLifecycleController;
import org.springframework.cloud.stream.config.ListenerContainerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Profile;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.kafka.listener.AbstractMessageListenerContainer;
import org.treatmentcourse.contracts.Clinic;
import org.treatmentcourse.contracts.CourseIds;
import org.treatmentcourse.contracts.decide.CourseState;

/** Puts delivery around a service's {@link Behaviour}: that bean is all a service has to bring. */
@AutoConfiguration
@ConditionalOnBean(Behaviour.class)
@EnableConfigurationProperties(MessagingProperties.class)
public class MessagingAutoConfiguration {

  @Bean
  CourseIds courseIds(MessagingProperties properties) throws IOException {
    return new CourseIds(HexFormat.of().parseHex(Files.readString(properties.courseIdSecretFile()).trim()));
  }

  @Bean
  @Profile("simulation")
  SimulatedClock simulatedClock() {
    return new SimulatedClock();
  }

  @Bean
  @Profile("!simulation")
  BusinessClock businessClock() {
    return new BusinessClock.Real(InstantSource.system());
  }

  @Bean
  MongoDatabase database(MongoTemplate template) {
    return template.getDb();
  }

  @Bean
  MongoCourseStore courseStore(MongoDatabase database) {
    return new MongoCourseStore(database);
  }

  @Bean
  MongoParkStore parkStore(MongoDatabase database) {
    return new MongoParkStore(database);
  }

  @Bean
  Publisher publisher(@Value("${spring.cloud.stream.kafka.binder.brokers}") String bootstrap, MessagingProperties properties) {
    return new KafkaPublisher(bootstrap, properties.service() + "-relay");
  }

  @Bean
  Relay relay(Behaviour<?> behaviour, MongoCourseStore store, MongoParkStore parks, Publisher publisher) {
    return new Relay(behaviour.service(), store, parks, publisher);
  }

  @Bean
  Lag lag(@Value("${spring.cloud.stream.kafka.binder.brokers}") String bootstrap, Behaviour<?> behaviour) {
    Map<String, String> groups = new HashMap<>();
    Bindings.topics(behaviour.service()).forEach((binding, pattern) -> groups.put(Bindings.group(behaviour.service().key(), binding), pattern));
    return new Lag(bootstrap, groups);
  }

  @Bean
  Freshness freshness(Lag lag, Behaviour<?> behaviour) {
    return new Freshness(lag, Bindings.group(behaviour.service().key(), "safety"));
  }

  @Bean
  Parking parking(MongoParkStore parks) {
    return course -> parks.blocking(course).isPresent();
  }

  @Bean
  DeliveryReader deliveryReader(Behaviour<?> behaviour, CourseIds courseIds, Lag lag) {
    return new DeliveryReader(behaviour.service(), courseIds, lag::topicId);
  }

  @Bean
  <S extends CourseState> Inbox<S> inbox(
      Behaviour<S> behaviour,
      DeliveryReader reader,
      MongoCourseStore store,
      MongoParkStore parks,
      Relay relay,
      Publisher publisher,
      BusinessClock clock,
      MeterRegistry meters) {
    return new Inbox<>(behaviour, reader, store, parks, relay, publisher, clock, new DeliveryMetrics(meters));
  }

  @Bean
  <S extends CourseState> Commands<S> commands(Behaviour<S> behaviour, Inbox<S> inbox, MongoCourseStore store, BusinessClock clock) {
    return new Commands<>(behaviour, inbox, store, clock);
  }

  @Bean
  <S extends CourseState> Timers<S> timers(
      Inbox<S> inbox, DeliveryReader reader, MongoCourseStore store, MongoParkStore parks, BusinessClock clock, Lag lag) {
    return new Timers<>(inbox, reader, store, parks, clock, lag::settled);
  }

  @Bean
  ClinicDirectory clinicDirectory(
      @Value("${spring.cloud.stream.kafka.binder.brokers}") String bootstrap, MongoDatabase database, Lag lag, ObjectProvider<ClinicListener> listeners) {
    List<Consumer<Clinic>> told = new ArrayList<>();
    // A clinic that is known here has topics that count.
    told.add(clinic -> lag.lookAgain());
    listeners.orderedStream().forEach(listener -> told.add(listener::registered));
    return new ClinicDirectory(bootstrap, database, told);
  }

  @Bean
  ClinicsEndpoint clinicsEndpoint(ClinicDirectory directory) {
    return new ClinicsEndpoint(directory);
  }

  @Bean
  Consumer<List<ConsumerRecord<byte[], byte[]>>> events(Inbox<?> inbox) {
    return new Listener(inbox::handle);
  }

  @Bean
  Consumer<List<ConsumerRecord<byte[], byte[]>>> safety(Inbox<?> inbox) {
    return new Listener(inbox::handle);
  }

  @Bean
  Consumer<List<ConsumerRecord<byte[], byte[]>>> clinic(Inbox<?> inbox) {
    return new Listener(inbox::handle);
  }

  @Bean
  @ConditionalOnBean(Telemetry.class)
  Consumer<List<ConsumerRecord<byte[], byte[]>>> telemetry(DeliveryReader reader, Telemetry telemetry, Inbox<?> inbox) {
    return new Listener(new TelemetryListener(reader, telemetry, inbox));
  }

  @Bean
  RawBatches rawBatches() {
    return new RawBatches();
  }

  @Bean
  ListenerContainerCustomizer<AbstractMessageListenerContainer<?, ?>> containerCustomizer(Lag lag) {
    return new Containers(lag);
  }

  @Bean
  Rewind rewind() {
    return new Rewind();
  }

  @Bean
  ParkedEndpoint parkedEndpoint(Inbox<?> inbox, MongoParkStore parks) {
    return new ParkedEndpoint(inbox, parks);
  }

  @Bean
  RejectedEndpoint rejectedEndpoint(MongoParkStore parks) {
    return new RejectedEndpoint(parks);
  }

  @Bean
  QuietEndpoint quietEndpoint(
      Lag lag, MongoCourseStore store, ObjectProvider<SimulatedClock> clock, Inbox<?> inbox, Relay relay, Commands<?> commands, ObjectProvider<Activity> activities) {
    Map<String, BooleanSupplier> idle = new LinkedHashMap<>();
    idle.put("inbox", inbox::idle);
    idle.put("relay", relay::idle);
    idle.put("commands", commands::idle);
    return new QuietEndpoint(lag, store, clock.getIfAvailable(), idle, activities.orderedStream().toList(), () -> inbox.activity() + relay.activity());
  }

  @Bean
  Background background(
      MongoCourseStore store,
      MongoParkStore parks,
      Relay relay,
      Inbox<?> inbox,
      Timers<?> timers,
      Lag lag,
      ClinicDirectory clinics,
      ObjectProvider<StoreIndex> indexes,
      ObjectProvider<Chore> chores,
      BindingsLifecycleController bindings,
      Behaviour<?> behaviour,
      MessagingProperties properties) {
    Background background = new Background(properties.parentPid());
    background.first("known clinics", clinics::loadCopy);
    background.always("clinics", clinics);
    background.always("relay", relay::run);
    background.every("relay-sweep", Duration.ofSeconds(1), relay::sweep);
    background.every("park-sweep", Duration.ofSeconds(2), inbox::sweepParked);
    background.every("expiry", Duration.ofHours(1), () -> parks.expire(properties.keepRefused()));
    background.every("lag", Duration.ofSeconds(1), lag::refresh);
    background.every("timers", properties.timerSweep(), timers::sweep);
    chores.orderedStream().forEach(chore -> background.every(chore.name(), chore.pause(), chore.work()));
    // Nothing depends on an index but speed, and clocks that ran out while nobody lived must not wait for one.
    background.last("indexes", () -> store.createIndexes(indexes.orderedStream().toList()));
    background.last("indexes of what is parked", parks::createIndexes);
    Bindings.topics(behaviour.service()).keySet().forEach(name -> background.last("binding " + name, () -> bindings.start(name + "-in-0")));
    return background;
  }

  @Bean
  MeterBinder deliveryGauges(MongoCourseStore store, MongoParkStore parks, Lag lag) {
    return meters -> {
      Gauge.builder("treatmentcourse.parked", parks, ParkStore::count).register(meters);
      Gauge.builder("treatmentcourse.pending", store, CourseStore::pending).register(meters);
      Gauge.builder("treatmentcourse.pending.oldest.seconds", store, MessagingAutoConfiguration::oldestSeconds).register(meters);
      Gauge.builder("treatmentcourse.lag", lag, l -> l.behind().values().stream().mapToLong(Long::longValue).sum()).register(meters);
    };
  }

  private static double oldestSeconds(CourseStore store) {
    Instant oldest = store.oldestPending();
    return oldest.equals(Instant.MAX) ? 0 : Math.max(0, Duration.between(oldest, Instant.now()).toMillis() / 1000.0);
  }
}
