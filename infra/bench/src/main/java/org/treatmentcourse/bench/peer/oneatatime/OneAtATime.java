package org.treatmentcourse.bench.peer.oneatatime;

import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.bson.Document;
import org.treatmentcourse.bench.peer.Grant;
import org.treatmentcourse.bench.peer.Where;
import org.treatmentcourse.local.process.ParentWatch;

/**
 * One conditional update and one send per event, by 32 threads; a course always by the same one, so that its order is kept. The sends of a poll are only
 * waited for before its offsets. What is delivered again is not stored again but said again: it may not have been.
 */
public final class OneAtATime {
  private static final int THREADS = 32;
  private static final int PER_POLL = 500;

  private OneAtATime() {}

  public static void main(String[] args) throws ExecutionException, InterruptedException {
    ParentWatch.exitWithParent();
    Where where = Where.fromEnvironment();
    MongoCollection<Document> courses = where.courses(MongoClients.create(where.mongoUri()));
    List<ExecutorService> lanes = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      lanes.add(Executors.newSingleThreadExecutor());
    }
    try (KafkaProducer<String, byte[]> producer = where.producer();
        KafkaConsumer<String, byte[]> consumer = where.consumer("one", PER_POLL)) {
      consumer.subscribe(List.of(Where.in(where.row())));
      while (true) {
        List<CompletableFuture<Future<RecordMetadata>>> handled = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(500))) {
          ExecutorService lane = lanes.get(Math.floorMod(record.key().hashCode(), THREADS));
          handled.add(CompletableFuture.supplyAsync(() -> handle(courses, producer, Where.out(where.row()), record), lane));
        }
        CompletableFuture.allOf(handled.toArray(CompletableFuture[]::new)).get();
        // Not after the linger of the producer.
        producer.flush();
        for (CompletableFuture<Future<RecordMetadata>> each : handled) {
          each.get().get();
        }
        if (!handled.isEmpty()) {
          consumer.commitSync();
        }
      }
    } finally {
      lanes.forEach(ExecutorService::shutdownNow);
    }
  }

  private static Future<RecordMetadata> handle(
      MongoCollection<Document> courses, KafkaProducer<String, byte[]> producer, String out, ConsumerRecord<String, byte[]> record) {
    byte[] said = Grant.say(Grant.read(record.value()));
    courses.updateOne(
        Filters.and(Filters.eq("_id", record.key()), Filters.lt("at", record.offset())),
        Updates.combine(Updates.set("state", State.OF_THE_SIZE), Updates.set("at", record.offset()), Updates.inc("v", 1L)));
    return producer.send(new ProducerRecord<>(out, record.key(), said));
  }

  /** What is stored per event, of the size that intake-service's state has. */
  private static final class State {
    private static final String OF_THE_SIZE = "x".repeat(Integer.parseInt(System.getenv().getOrDefault("RACE_STATE_BYTES", "1500")));

    private State() {}
  }
}
