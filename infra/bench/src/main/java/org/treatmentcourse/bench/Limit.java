package org.treatmentcourse.bench;

import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.WriteModel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.bson.Document;

/**
 * The limit: raw clients, no framework, no decisions. The same events, in groups per poll: one find by ids, one unordered bulk of conditional updates of a
 * document as large as ours, then the offsets. Nothing is published, because the load leads to no event in the service either.
 */
final class Limit {
  private final String mongoUri;
  private final String bootstrap;

  Limit(String mongoUri, String bootstrap) {
    this.mongoUri = mongoUri;
    this.bootstrap = bootstrap;
  }

  /** @return seconds to handle that many events of one run */
  double run(String run, int events, int stateBytes) {
    Map<String, Object> config =
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap,
            ConsumerConfig.GROUP_ID_CONFIG, "limit-" + run,
            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest",
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false,
            ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 500);
    String state = "x".repeat(stateBytes);
    try (MongoClient client = MongoClients.create(mongoUri);
        KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      MongoCollection<Document> courses =
          client.getDatabase("limit-" + run).getCollection("courses").withReadConcern(ReadConcern.MAJORITY).withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
      consumer.subscribe(List.of("intake.events"));
      int handled = 0;
      long begun = 0;
      String prefix = "\"run\"";
      while (handled < events) {
        ConsumerRecords<byte[], byte[]> polled = consumer.poll(Duration.ofMillis(500));
        if (polled.isEmpty()) {
          continue;
        }
        begun = begun == 0 ? System.nanoTime() : begun;
        handled += group(courses, polled, state + prefix);
        consumer.commitSync();
      }
      client.getDatabase("limit-" + run).drop();
      return (System.nanoTime() - begun) / 1e9;
    }
  }

  private static int group(MongoCollection<Document> courses, ConsumerRecords<byte[], byte[]> polled, String state) {
    Map<String, Integer> perCourse = new HashMap<>();
    for (ConsumerRecord<byte[], byte[]> record : polled) {
      perCourse.merge(new String(record.key(), StandardCharsets.UTF_8), 1, Integer::sum);
    }
    Map<String, Long> versions = new HashMap<>();
    courses.find(Filters.in("_id", perCourse.keySet())).forEach(document -> versions.put(document.getString("_id"), document.getLong("v")));
    List<WriteModel<Document>> writes = new ArrayList<>();
    perCourse.forEach(
        (course, events) ->
            writes.add(
                new UpdateOneModel<>(
                    Filters.and(Filters.eq("_id", course), Filters.eq("v", versions.getOrDefault(course, 0L))),
                    Updates.combine(Updates.set("state", state), Updates.inc("v", 1L), Updates.set("seen", events)),
                    new UpdateOptions().upsert(!versions.containsKey(course)))));
    courses.bulkWrite(writes, new BulkWriteOptions().ordered(false));
    return polled.count();
  }

  static String name() {
    return UUID.randomUUID().toString().substring(0, 8);
  }
}
