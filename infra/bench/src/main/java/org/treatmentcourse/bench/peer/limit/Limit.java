package org.treatmentcourse.bench.peer.limit;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.WriteModel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.bson.Document;
import org.bson.types.Binary;
import org.treatmentcourse.bench.peer.Grant;
import org.treatmentcourse.bench.peer.Where;
import org.treatmentcourse.local.process.ParentWatch;

/**
 * In groups per poll: one read of the courses, one unordered bulk of conditional updates that set the state and add what is to be said, the sends, one bulk
 * that takes out what was said, the offsets. Usage: {@code Limit <records per poll> <threads>}.
 */
public final class Limit {
  private static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);
  private final Where where;
  private final MongoCollection<Document> durable;
  private final MongoCollection<Document> loose;
  private final KafkaProducer<String, byte[]> producer;

  private Limit(Where where, MongoClient client) {
    this.where = where;
    this.durable = where.courses(client);
    this.loose = durable.withWriteConcern(WriteConcern.W1);
    this.producer = where.producer();
  }

  public static void main(String[] args) throws ExecutionException, InterruptedException {
    ParentWatch.exitWithParent();
    Where where = Where.fromEnvironment();
    int perPoll = Integer.parseInt(args[0]);
    Limit limit = new Limit(where, MongoClients.create(where.mongoUri()));
    limit.publish(limit.durable.find(Filters.exists("out.0")).into(new ArrayList<>()));
    for (int i = 0; i < Integer.parseInt(args[1]); i++) {
      String member = "limit-" + i;
      Thread.ofPlatform().name(member).uncaughtExceptionHandler(Limit::end).start(() -> limit.consume(member, perPoll));
    }
  }

  /** A row that fails must not go on with fewer threads. */
  private static void end(Thread thread, Throwable failure) {
    failure.printStackTrace(System.err);
    Runtime.getRuntime().halt(1);
  }

  private void consume(String member, int perPoll) {
    try (KafkaConsumer<String, byte[]> consumer = where.consumer(member, perPoll)) {
      consumer.subscribe(List.of(Where.in(where.row())));
      while (true) {
        Map<String, List<ConsumerRecord<String, byte[]>>> byCourse = new LinkedHashMap<>();
        consumer.poll(Duration.ofMillis(500)).forEach(record -> byCourse.computeIfAbsent(record.key(), course -> new ArrayList<>()).add(record));
        if (!byCourse.isEmpty()) {
          group(byCourse);
          consumer.commitSync();
        }
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("a send failed", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void group(Map<String, List<ConsumerRecord<String, byte[]>>> byCourse) throws ExecutionException, InterruptedException {
    List<Document> courses = durable.find(Filters.in("_id", byCourse.keySet())).into(new ArrayList<>());
    List<WriteModel<Document>> writes = new ArrayList<>();
    for (Document course : courses) {
      long at = course.getLong("at");
      List<Document> said = new ArrayList<>();
      for (ConsumerRecord<String, byte[]> record : byCourse.getOrDefault(course.getString("_id"), List.of())) {
        if (record.offset() > at) {
          said.add(new Document("n", record.offset()).append("data", new Binary(Grant.say(Grant.read(record.value())))));
          at = record.offset();
        }
      }
      if (!said.isEmpty()) {
        writes.add(
            new UpdateOneModel<>(
                Filters.and(Filters.eq("_id", course.getString("_id")), Filters.eq("v", course.getLong("v"))),
                Updates.combine(
                    Updates.set("state", course.getString("state")), Updates.set("at", at), Updates.inc("v", 1L), Updates.pushEach("out", said))));
        course.put("out", join(course.getList("out", Document.class), said));
      }
    }
    if (!writes.isEmpty() && durable.bulkWrite(writes, UNORDERED).getMatchedCount() != writes.size()) {
      throw new IllegalStateException("somebody else changed a course");
    }
    publish(courses);
  }

  private static List<Document> join(List<Document> before, List<Document> more) {
    List<Document> all = new ArrayList<>(before);
    all.addAll(more);
    return all;
  }

  private void publish(List<Document> courses) throws ExecutionException, InterruptedException {
    List<Future<RecordMetadata>> sent = new ArrayList<>();
    Map<String, Long> said = new HashMap<>();
    for (Document course : courses) {
      for (Document entry : course.getList("out", Document.class)) {
        sent.add(producer.send(new ProducerRecord<>(Where.out(where.row()), course.getString("_id"), entry.get("data", Binary.class).getData())));
        said.put(course.getString("_id"), entry.getLong("n"));
      }
    }
    // Not after the linger of the producer.
    producer.flush();
    for (Future<RecordMetadata> future : sent) {
      future.get();
    }
    List<WriteModel<Document>> pulls = new ArrayList<>();
    said.forEach((course, n) -> pulls.add(new UpdateOneModel<>(Filters.eq("_id", course), Updates.pull("out", new Document("n", new Document("$lte", n))))));
    if (!pulls.isEmpty()) {
      loose.bulkWrite(pulls, UNORDERED);
    }
  }
}
