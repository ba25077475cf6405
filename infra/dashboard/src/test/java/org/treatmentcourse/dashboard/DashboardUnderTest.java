package org.treatmentcourse.dashboard;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.treatmentcourse.contracts.Catalogue;
import org.treatmentcourse.contracts.Clinic;
import org.treatmentcourse.contracts.Envelope;
import org.treatmentcourse.contracts.EventCodec;
import org.treatmentcourse.contracts.IntakeEvent.ClinicRegistered;
import org.treatmentcourse.contracts.Json;
import org.treatmentcourse.contracts.Service;
import org.treatmentcourse.contracts.Topics;
import org.treatmentcourse.local.Backends;
import org.treatmentcourse.local.keys.LocalKeys;
import org.treatmentcourse.local.keys.Role;

/** The dashboard on a real broker and store, and what the four services would send it. */
final class DashboardUnderTest implements AutoCloseable {
  private static final int PARTITIONS = 3;

  private final Backends backends = Backends.shared();
  private final LocalKeys keys;
  private final String services;
  private final KafkaProducer<byte[], byte[]> producer;
  private final Map<String, Long> sequences = new ConcurrentHashMap<>();
  private final AtomicReference<@Nullable Exception> failed = new AtomicReference<>();
  private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final ConfigurableApplicationContext app;
  private final String url;

  /** @param services base of a server that is intake, and with their names before the path the other services and management ports */
  DashboardUnderTest(Path folder, String services) {
    this.keys = LocalKeys.in(folder.resolve("keys"));
    this.services = services;
    org.treatmentcourse.local.broker.Topics.create(
        backends.kafkaBootstrap(),
        Topics.fixed(PARTITIONS).stream()
            .map(t -> new NewTopic(t.name(), t.partitions(), (short) 1).configs(t.compacted() ? Map.of("cleanup.policy", "compact") : Map.of()))
            .toList());
    Properties properties = new Properties();
    properties.put("bootstrap.servers", backends.kafkaBootstrap());
    properties.put("acks", "all");
    this.producer = new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
    this.app = startAnother();
    this.url = urlOf(app);
  }

  /** One more process of the same dashboard. */
  ConfigurableApplicationContext startAnother() {
    Map<String, String> settings = new HashMap<>();
    settings.put("treatmentcourse.course-id-secret-file", keys.courseIdSecretFile().toString());
    settings.put("treatmentcourse.security.public-key", keys.publicKeyFile().toString());
    settings.put("treatmentcourse.security.issuer", LocalKeys.ISSUER);
    settings.put("treatmentcourse.security.audience", LocalKeys.AUDIENCE);
    settings.put("MONGODB_URI", backends.mongoUri());
    settings.put("KAFKA_BOOTSTRAP", backends.kafkaBootstrap());
    settings.put("server.port", "0");
    settings.put("management.server.port", "0");
    for (Service service : Service.values()) {
      String name = "TREATMENTCOURSE_" + service.name();
      settings.put(name + "_URL", service == Service.INTAKE ? services : services + "/" + service.key());
      settings.put(name + "_MANAGEMENT_URL", services + "/manage/" + service.key());
    }
    return new SpringApplication(DashboardApplication.class)
        .run(settings.entrySet().stream().map(entry -> "--" + entry.getKey() + "=" + entry.getValue()).toArray(String[]::new));
  }

  static String urlOf(ConfigurableApplicationContext context) {
    return "http://localhost:" + Objects.requireNonNull(((ServletWebServerApplicationContext) context).getWebServer()).getPort();
  }

  String url() {
    return url;
  }

  ConfigurableApplicationContext app() {
    return app;
  }

  String token(String clinic, Role... roles) {
    return keys.token(clinic, Duration.ofMinutes(30), roles);
  }

  String token(String clinic, Duration life) {
    return keys.token(clinic, life, Role.DASHBOARD);
  }

  /** Of somebody who runs the installation. */
  String operator() {
    return keys.token(null, Duration.ofMinutes(30), Role.OPS);
  }

  void register(String clinic) {
    Clinic registered = new Clinic(clinic, "America/New_York", List.of(new Clinic.Site("bethesda", null, 4, 2, "08:00-18:00 Mon-Fri")), Map.of());
    send(new ProducerRecord<>(Topics.CLINICS, clinic.getBytes(StandardCharsets.UTF_8), Json.bytes(new ClinicRegistered(registered, 1))));
  }

  /** Sends what a service says about a course, with the next sequence of its topic. */
  void say(String clinic, String course, Said said) {
    sayAgain(clinic, course, said, sequences.merge(said.topic() + "|" + course, 1L, Long::sum));
  }

  /** What the relay does when it could not note that an event got through. */
  void sayAgain(String clinic, String course, Said said, long sequence) {
    String type = Catalogue.of(said.event()).wire();
    Envelope envelope = new Envelope(said.topic() + "/" + sequence, "/test", type, course, said.at(), clinic, sequence, null, Json.bytes(said.event()));
    send(EventCodec.toRecord(said.topic(), course, envelope));
  }

  /** Not awaited one by one: that would take longer than the tests. */
  private void send(ProducerRecord<byte[], byte[]> record) {
    producer.send(
        record,
        (metadata, failure) -> {
          if (failure != null) {
            failed.compareAndSet(null, failure);
          }
        });
  }

  /** A collection of the dashboard's store, by id. */
  Map<String, Document> stored(String collection) {
    Map<String, Document> all = new TreeMap<>();
    app.getBean(MongoTemplate.class).getDb().getCollection(collection).find().forEach(found -> all.put(found.getString("_id"), found));
    return all;
  }

  /** Versions of every course's rows as they stand on the board's topic. */
  Map<String, List<Long>> published() {
    Map<String, List<Long>> versions = new HashMap<>();
    Map<String, Object> config = Map.of("bootstrap.servers", backends.kafkaBootstrap(), "auto.offset.reset", "earliest");
    try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions = java.util.stream.IntStream.range(0, PARTITIONS).mapToObj(p -> new TopicPartition(Topics.BOARD_COURSES, p)).toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (partitions.stream().anyMatch(p -> consumer.position(p) < Objects.requireNonNull(ends.get(p)))) {
        consumer
            .poll(Duration.ofMillis(200))
            .forEach(
                record ->
                    versions
                        .computeIfAbsent(new String(record.key(), StandardCharsets.UTF_8), c -> new ArrayList<>())
                        .add(Long.parseLong(String.valueOf(EventCodec.header(record.headers(), "ce_sequence")))));
      }
    }
    return versions;
  }

  HttpResponse<String> get(String path, String token, String... headers) throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path));
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    if (headers.length > 0) {
      request.headers(headers);
    }
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
  }

  HttpResponse<String> post(String path, String token, String body, String... headers) throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path)).POST(HttpRequest.BodyPublishers.ofString(body)).header("Authorization", "Bearer " + token);
    if (headers.length > 0) {
      request.headers(headers);
    }
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
  }

  @Override
  public void close() {
    app.close();
    producer.close(Duration.ofSeconds(2));
    http.close();
    if (failed.get() != null) {
      throw new IllegalStateException("what the services say did not all get through", failed.get());
    }
  }
}
