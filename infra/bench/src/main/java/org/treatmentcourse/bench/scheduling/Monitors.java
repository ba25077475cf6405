package org.treatmentcourse.bench.scheduling;

import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.WriteModel;
import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.bson.Document;
import org.treatmentcourse.contracts.Clinic;
import org.treatmentcourse.contracts.ClinicEvent.VitalsSampled;
import org.treatmentcourse.contracts.ClinicEvent.VitalsSampled.Sample;
import org.treatmentcourse.contracts.EventCodec;
import org.treatmentcourse.contracts.Json;
import org.treatmentcourse.contracts.Topics;
import org.treatmentcourse.local.Backends;
import org.treatmentcourse.local.LocalTopics;
import org.treatmentcourse.local.client.Reply;
import org.treatmentcourse.local.keys.Role;
import tools.jackson.databind.JsonNode;

/**
 * Samples of bedside monitors per second, and per second of processor time: read from the clinic's topic, stored, and judged. Beside it the limit: a raw
 * client that parses the same packets and writes the same fields in one bulk per poll, and judges nothing. They take turns. Usage: {@code infra/bench/run
 * monitors [SITTINGS] [PACKETS] [ROUNDS]}.
 */
public final class Monitors {
  private static final String SITE = "main";
  private static final LocalDate DAY = LocalDate.of(2026, 3, 9);
  private static final Instant MIDNIGHT = Instant.parse("2026-03-09T00:00:00Z");

  /** Seconds, and samples, of a packet. */
  private static final int PACKET = 5;

  private final SchedulingUnderTest service;
  private final MongoDatabase database;
  private final String bootstrap;
  private final String topic;

  private Monitors(SchedulingUnderTest service, MongoDatabase database, String bootstrap) {
    this.service = service;
    this.database = database;
    this.bootstrap = bootstrap;
    this.topic = Topics.clinicTelemetry(service.client().clinic());
  }

  public static void main(String[] args) throws Exception {
    int sittings = args.length > 0 ? Integer.parseInt(args[0]) : 100;
    int packets = args.length > 1 ? Integer.parseInt(args[1]) : 60;
    int rounds = args.length > 2 ? Integer.parseInt(args[2]) : 4;
    Path folder = Files.createTempDirectory("bench-");
    try (Backends backends = Backends.start(); MongoClient client = MongoClients.create(backends.mongoUri())) {
      Say.line("store and broker: %s", backends.origin());
      org.treatmentcourse.local.broker.Topics.create(backends.kafkaBootstrap(), LocalTopics.fixed());
      client.getDatabase("scheduling").drop();
      try (SchedulingUnderTest service = new SchedulingUnderTest(backends, new Clinic.Site(SITE, null, 1000, 2000, "08:00-18:00 Mon-Fri"), folder)) {
        org.treatmentcourse.local.broker.Topics.create(
            backends.kafkaBootstrap(), List.of(new NewTopic(Topics.clinicTelemetry(service.client().clinic()), LocalTopics.PARTITIONS, (short) 1)));
        new Monitors(service, client.getDatabase("raw-" + UUID.randomUUID()), backends.kafkaBootstrap()).measure(sittings, packets, rounds);
      }
    }
  }

  private void measure(int sittings, int packets, int rounds) throws Exception {
    List<String> patients = booked(sittings);
    service.clock(MIDNIGHT.plus(Duration.ofHours(7)));
    List<Double> ours = new ArrayList<>();
    List<Double> raw = new ArrayList<>();
    List<Double> perCore = new ArrayList<>();
    List<Double> rawPerCore = new ArrayList<>();
    // The first round warms up.
    for (int round = 0; round <= rounds; round++) {
      double samples = (double) sittings * packets * PACKET;
      try (KafkaConsumer<byte[], byte[]> consumer = atEnd()) {
        long begun = System.nanoTime();
        double cpu = service.cpuSeconds();
        send(patients, packets, round);
        service.awaitQuiet();
        double seconds = (System.nanoTime() - begun) / 1e9;
        double cpuSeconds = service.cpuSeconds() - cpu;
        long rawCpu = cpuNanos();
        long rawBegun = System.nanoTime();
        raw(consumer, sittings * packets);
        double rawSeconds = (System.nanoTime() - rawBegun) / 1e9;
        double rawCpuSeconds = (cpuNanos() - rawCpu) / 1e9;
        if (round > 0) {
          ours.add(samples / seconds);
          raw.add(samples / rawSeconds);
          perCore.add(samples / cpuSeconds);
          rawPerCore.add(samples / rawCpuSeconds);
        }
        Say.line("round %d: service %.0f samples/s, %.0f per core; limit %.0f samples/s, %.0f per core", round, samples / seconds, samples / cpuSeconds,
            samples / rawSeconds, samples / rawCpuSeconds);
      }
    }
    Say.line("");
    Say.line("| | Samples/s | Samples per second of processor time |");
    Say.line("|---|---|---|");
    Say.line("| service | %.0f | %.0f |", Say.at(ours, 0.5), Say.at(perCore, 0.5));
    Say.line("| limit | %.0f | %.0f |", Say.at(raw, 0.5), Say.at(rawPerCore, 0.5));
    Say.line("| ratio | %.2f | %.2f |", Say.at(ours, 0.5) / Say.at(raw, 0.5), Say.at(perCore, 0.5) / Say.at(rawPerCore, 0.5));
  }

  /** Patients whose first session is that day. */
  private List<String> booked(int sittings) throws Exception {
    Instant before = MIDNIGHT.minus(Duration.ofDays(3));
    service.clock(before);
    List<String> patients = service.open(sittings, SITE, before);
    for (String patient : patients) {
      String course = service.client().courseId(patient);
      Reply reply =
          service.client().call(patient, Role.SCHEDULER, "scheduling", "POST", "/courses/" + course + "/series", Map.of("site", SITE, "from", DAY, "time", "09:00"), Map.of());
      if (reply.status() != 200) {
        throw new IllegalStateException("not booked: " + reply.body());
      }
    }
    return patients;
  }

  private void send(List<String> patients, int packets, int round) throws Exception {
    List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
    for (int packet = 0; packet < packets; packet++) {
      Instant from = MIDNIGHT.plusSeconds((long) (round * packets + packet) * PACKET);
      for (String patient : patients) {
        String id = patient + "/" + round + "/" + packet;
        records.add(
            EventCodec.toRecord(
                topic, patient, service.client().envelope("clinic.vitals-sampled.v1", patient, id, from.plusSeconds(PACKET), Json.bytes(sampled(from)))));
      }
    }
    service.send(records);
  }

  /** A sample a second, and a blood pressure a minute. */
  private static VitalsSampled sampled(Instant from) {
    List<Sample> samples = new ArrayList<>();
    for (int i = 0; i < PACKET; i++) {
      Instant at = from.plusSeconds(i);
      boolean cuff = at.getEpochSecond() % 60 == 0;
      samples.add(new Sample(at, cuff ? 124 : null, cuff ? 76 : null, 72 + i, 14, 97));
    }
    return new VitalsSampled(1, samples);
  }

  private KafkaConsumer<byte[], byte[]> atEnd() {
    KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap,
                ConsumerConfig.GROUP_ID_CONFIG, "limit-" + UUID.randomUUID(),
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false,
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 500),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    consumer.assign(consumer.partitionsFor(topic).stream().map(p -> new TopicPartition(p.topic(), p.partition())).toList());
    consumer.seekToEnd(List.of());
    consumer.assignment().forEach(consumer::position);
    return consumer;
  }

  private void raw(KafkaConsumer<byte[], byte[]> consumer, int packets) {
    MongoCollection<Document> minutes =
        database.getCollection("samples").withReadConcern(ReadConcern.MAJORITY).withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
    int read = 0;
    while (read < packets) {
      ConsumerRecords<byte[], byte[]> polled = consumer.poll(Duration.ofMillis(500));
      if (polled.isEmpty()) {
        continue;
      }
      Map<String, Document> byMinute = new HashMap<>();
      for (ConsumerRecord<byte[], byte[]> record : polled) {
        for (JsonNode sample : Json.MAPPER.readTree(record.value()).path("samples")) {
          long ms = Instant.parse(sample.path("at").asString()).toEpochMilli();
          Document fields = byMinute.computeIfAbsent(new String(record.key(), StandardCharsets.UTF_8) + "/1/" + ms / 60_000, id -> new Document());
          sample.properties().stream()
              .filter(sign -> sign.getValue().isNumber())
              .forEach(sign -> fields.append("at." + ms % 60_000 + "." + sign.getKey(), sign.getValue().intValue()));
        }
      }
      List<WriteModel<Document>> writes = new ArrayList<>();
      byMinute.forEach((id, fields) -> writes.add(new UpdateOneModel<>(Filters.eq("_id", id), new Document("$set", fields), new UpdateOptions().upsert(true))));
      minutes.bulkWrite(writes, new BulkWriteOptions().ordered(false));
      consumer.commitSync();
      read += polled.count();
    }
  }

  private static long cpuNanos() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
  }
}
