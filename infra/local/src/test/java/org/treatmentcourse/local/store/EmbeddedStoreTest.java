package org.treatmentcourse.local.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.mongodb.MongoException;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.Document;
import org.h2.mvstore.MVStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedStoreTest {

  @TempDir
  Path folder;

  @Test
  void acknowledged_writes_survive_kill_9() throws InterruptedException {
    try (RunningStore store = new RunningStore(folder)) {
      MongoCollection<Document> courses = journaled(store.fresh());
      for (int round = 0; round < 3; round++) {
        Map<String, Long> acknowledged = new ConcurrentHashMap<>();
        AtomicInteger writes = new AtomicInteger();
        List<Thread> writers = new ArrayList<>();
        for (int w = 0; w < 4; w++) {
          String id = "r" + round + "w" + w;
          writers.add(Thread.ofVirtual().start(() -> writeUntilItFails(courses, id, acknowledged, writes)));
        }
        await().pollInterval(Duration.ofMillis(5)).until(() -> writes.get() > 600);
        store.kill9();
        for (Thread writer : writers) {
          writer.join();
        }
        store.restart();
        acknowledged.forEach((id, v) -> {
          Document found = courses.find(eq("_id", id)).first();
          assertThat(found).as(id).isNotNull();
          assertThat(found.getLong("v")).as("at most one write was on its way").isBetween(v, v + 1);
          assertThat(found.getString("payload")).startsWith(found.getLong("v") + ":");
        });
        assertThat(acknowledged).hasSize(4);
      }
    }
  }

  private static void writeUntilItFails(
      MongoCollection<Document> courses, String id, Map<String, Long> acknowledged, AtomicInteger writes) {
    try {
      courses.insertOne(new Document("_id", id).append("v", 0L).append("payload", "0:"));
      for (long v = 1; ; v++) {
        courses.updateOne(and(eq("_id", id), eq("v", v - 1)),
            combine(inc("v", 1L), set("payload", v + ":" + "x".repeat(2_000))));
        acknowledged.put(id, v);
        writes.incrementAndGet();
      }
    } catch (MongoException killed) {
      assertThat(writes.get()).as("it failed only because it was killed: %s", killed.getMessage()).isGreaterThan(0);
    }
  }

  @Test
  void ends_rather_than_answer_what_a_full_disk_did_not_take() {
    try (RunningStore store = new RunningStore(folder)) {
      MongoCollection<Document> courses = journaled(store.fresh());
      courses.insertOne(new Document("_id", "a").append("v", 0L));
      store.fullDisk();
      assertThatThrownBy(() -> courses.updateOne(eq("_id", "a"), inc("v", 1L))).isInstanceOf(MongoException.class);
      await().until(() -> !store.alive());
      store.restart();
      assertThat(courses.find(eq("_id", "a")).first()).containsEntry("v", 0L);
      assertThat(courses.updateOne(eq("_id", "a"), inc("v", 1L)).getModifiedCount()).isEqualTo(1);
    }
  }

  @Test
  void compare_and_set_has_one_winner_per_version_and_no_reader_sees_a_torn_document() throws Exception {
    try (RunningStore store = new RunningStore(folder); ExecutorService threads = Executors.newCachedThreadPool()) {
      MongoCollection<Document> courses = journaled(store.fresh());
      courses.insertOne(new Document("_id", "a").append("v", 0L).append("state", pattern(0)));
      AtomicBoolean done = new AtomicBoolean();
      Map<Long, Integer> winners = new ConcurrentHashMap<>();
      AtomicInteger torn = new AtomicInteger();
      AtomicInteger reads = new AtomicInteger();

      List<Future<?>> readers = new ArrayList<>();
      for (int r = 0; r < 3; r++) {
        readers.add(threads.submit(() -> {
          while (!done.get()) {
            check(courses.find(eq("_id", "a")).first(), torn);
            reads.incrementAndGet();
          }
        }));
      }
      List<Callable<Integer>> writers = new ArrayList<>();
      for (int w = 0; w < 4; w++) {
        writers.add(() -> {
          int won = 0;
          for (int i = 0; i < 400; i++) {
            Document read = courses.find(eq("_id", "a")).first();
            check(read, torn);
            long v = read == null ? -1 : read.getLong("v");
            if (courses.updateOne(and(eq("_id", "a"), eq("v", v)),
                combine(inc("v", 1L), set("state", pattern(v + 1)))).getModifiedCount() == 1) {
              winners.merge(v + 1, 1, Integer::sum);
              won++;
            }
          }
          return won;
        });
      }
      int won = sum(threads.invokeAll(writers));
      done.set(true);
      for (Future<?> reader : readers) {
        reader.get();
      }

      Document end = courses.find(eq("_id", "a")).first();
      assertThat(end).isNotNull();
      assertThat(end.getLong("v")).isEqualTo(won);
      assertThat(winners).hasSize(won).allSatisfy((v, count) -> assertThat(count).isEqualTo(1));
      assertThat(torn).as("torn reads of %s", reads).hasValue(0);
    }
  }

  @Test
  void the_file_does_not_grow_without_end_when_documents_are_overwritten() throws IOException {
    try (RunningStore store = new RunningStore(folder)) {
      MongoCollection<Document> courses = journaled(store.fresh());
      for (int i = 0; i < 50; i++) {
        courses.insertOne(new Document("_id", i).append("v", 0L));
      }
      for (int i = 0; i < 6_000; i++) {
        courses.updateOne(eq("_id", i % 50), combine(inc("v", 1L), set("payload", i + "y".repeat(4_000))));
      }
      assertThat(Files.size(folder.resolve("store.mv"))).as("bytes on file, 200 KB of them alive").isLessThan(60L << 20);
    }
  }

  @Test
  void documents_in_an_older_form_are_refused_by_name_and_left_alone() {
    Path file = folder.resolve("old.mv");
    try (MVStore old = MVStore.open(file.toString())) {
      old.openMap("databases.intake.courses").put("a", new HashMap<>(Map.of("v", 1L)));
    }
    assertThatThrownBy(() -> new DurableBackend(file)).isInstanceOf(IllegalStateException.class).hasMessageContaining("old.mv").hasMessageContaining("form 0");
    try (MVStore kept = MVStore.open(file.toString())) {
      assertThat(kept.openMap("databases.intake.courses")).containsOnlyKeys("a");
    }
  }

  @Test
  void a_second_start_finds_the_data_and_the_unique_index_of_the_first() {
    try (RunningStore store = new RunningStore(folder)) {
      MongoCollection<Document> courses = journaled(store.fresh());
      courses.insertOne(new Document("_id", "a").append("v", 1L));
      store.kill9();
      store.restart();
      assertThat(courses.find()).extracting(d -> d.getString("_id")).containsExactly("a");
      assertThat(courses.updateOne(and(eq("_id", "a"), eq("v", 1L)), inc("v", 1L)).getMatchedCount()).isEqualTo(1);
    }
  }

  private static List<Long> pattern(long v) {
    List<Long> same = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      same.add(v);
    }
    return same;
  }

  private static void check(@Nullable Document read, AtomicInteger torn) {
    if (read == null || !pattern(read.getLong("v")).equals(read.getList("state", Long.class))) {
      torn.incrementAndGet();
    }
  }

  private static int sum(List<Future<Integer>> parts) throws ExecutionException, InterruptedException {
    int total = 0;
    for (Future<Integer> part : parts) {
      total += part.get();
    }
    return total;
  }

  private static MongoCollection<Document> journaled(MongoCollection<Document> collection) {
    return collection.withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
  }
}
