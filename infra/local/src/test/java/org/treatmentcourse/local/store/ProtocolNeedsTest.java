package org.treatmentcourse.local.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.size;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.currentDate;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.pull;
import static com.mongodb.client.model.Updates.pushEach;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoWriteException;
import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import com.mongodb.bulk.BulkWriteResult;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.PushOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.WriteModel;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Every operation the delivery protocol is built from. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProtocolNeedsTest {

  private RunningStore store;
  private MongoCollection<Document> courses;

  @BeforeAll
  void start(@TempDir Path folder) {
    store = new RunningStore(folder);
  }

  @AfterAll
  void stop() {
    store.close();
  }

  @BeforeEach
  void collection() {
    courses = store.fresh()
        .withWriteConcern(WriteConcern.MAJORITY.withJournal(true))
        .withReadConcern(ReadConcern.MAJORITY);
  }

  private static Document course(String id, long v) {
    List<Document> out = new ArrayList<>();
    for (long q = 1; q <= 7; q++) {
      out.add(new Document("stream", "events").append("q", q));
    }
    out.add(new Document("stream", "safety").append("q", 1L));
    return new Document("_id", id).append("v", v).append("state", new Document("name", "OPEN"))
        .append("seen", new Document()).append("ring", new ArrayList<>(List.of(new Binary(new byte[] {1}))))
        .append("outSeq", new Document("events", 7L).append("safety", 1L))
        .append("out", out).append("relayAt", Date.from(Instant.parse("2026-01-01T00:00:00Z")));
  }

  @Test
  void commits_a_group_in_one_unordered_bulk_write_of_conditional_updates() {
    courses.insertMany(List.of(course("a", 3), course("b", 5)));
    List<WriteModel<Document>> writes = List.of(commit("a", 3), commit("b", 4), new InsertOneModel<>(course("c", 1)));

    BulkWriteResult result = courses.bulkWrite(writes, new BulkWriteOptions().ordered(false));

    assertThat(result.getMatchedCount()).isEqualTo(1);
    assertThat(result.getModifiedCount()).isEqualTo(1);
    assertThat(result.getInsertedCount()).isEqualTo(1);
    Document a = one("a");
    assertThat(a.getLong("v")).isEqualTo(4);
    assertThat(a.get("outSeq", Document.class)).isEqualTo(new Document("events", 9L).append("safety", 1L));
    assertThat(a.getList("out", Document.class)).hasSize(10);
    assertThat(a.getList("ring", Binary.class)).containsExactly(new Binary(new byte[] {2}), new Binary(new byte[] {3}));
    assertThat(a.get("seen", Document.class).get("intake.events")).isEqualTo(12L);
    assertThat(a.containsKey("dueAt")).isFalse();
    assertThat(a.getDate("relayAt")).isAfter(Date.from(Instant.now().minusSeconds(60)));
    assertThat(one("b").getLong("v")).isEqualTo(5);
  }

  private static UpdateOneModel<Document> commit(String id, long v) {
    return new UpdateOneModel<>(and(eq("_id", id), eq("v", v)), combine(
        set("state", new Document("name", "ELIGIBLE")),
        set("at", new Document("topic/0", 4711L)),
        set("seen", new Document("intake.events", 12L)),
        unset("dueAt"),
        inc("v", 1L), inc("outSeq.events", 2L),
        pushEach("ring", List.of(new Binary(new byte[] {2}), new Binary(new byte[] {3})), new PushOptions().slice(-2)),
        pushEach("out", List.of(new Document("stream", "events").append("q", 8L),
            new Document("stream", "events").append("q", 9L))),
        currentDate("relayAt")));
  }

  @Test
  void pulls_what_was_acknowledged_and_clears_relay_at_only_when_nothing_is_left() {
    courses.insertOne(course("a", 1));

    pullEvents(5);
    assertThat(one("a").getList("out", Document.class)).hasSize(3);
    clearRelayAt();
    assertThat(one("a").containsKey("relayAt")).isTrue();

    pullEvents(7);
    courses.bulkWrite(List.of(new UpdateOneModel<>(eq("_id", "a"),
        pull("out", new Document("stream", "safety").append("q", new Document("$lte", 1L))))));
    assertThat(one("a").getList("out", Document.class)).isEmpty();
    clearRelayAt();
    assertThat(one("a").containsKey("relayAt")).isFalse();
  }

  private void pullEvents(long upTo) {
    courses.withWriteConcern(WriteConcern.W1).bulkWrite(List.of(new UpdateOneModel<>(eq("_id", "a"),
        pull("out", new Document("stream", "events").append("q", new Document("$lte", upTo))))),
        new BulkWriteOptions().ordered(false));
  }

  private void clearRelayAt() {
    courses.updateOne(and(eq("_id", "a"), size("out", 0)), unset("relayAt"));
  }

  @Test
  void claims_the_oldest_unrelayed_course_by_database_clock_and_returns_it() {
    courses.insertMany(List.of(course("a", 1).append("shard", 3), course("b", 1).append("shard", 4)));

    Document claimed = courses.findOneAndUpdate(
        and(lt("relayAt", new Date()), in("shard", 3, 5)),
        currentDate("relayAt"), new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER));

    assertThat(claimed).isNotNull();
    assertThat(claimed.getString("_id")).isEqualTo("a");
    assertThat(claimed.getList("out", Document.class)).hasSize(8);
    assertThat(courses.find(lt("relayAt", Date.from(Instant.parse("2026-06-01T00:00:00Z")))))
        .extracting(d -> d.getString("_id")).containsExactly("b");
  }

  @Test
  void claims_several_courses_with_update_many() {
    courses.insertMany(List.of(course("a", 1), course("b", 1)));
    assertThat(courses.updateMany(lt("relayAt", new Date()),
        combine(currentDate("relayAt"), set("claim", "x"))).getModifiedCount()).isEqualTo(2);
  }

  @Test
  void compares_a_field_with_the_database_clock() {
    courses.insertOne(course("a", 1));
    Document older = Document.parse("{$expr: {$lt: ['$relayAt', {$subtract: ['$$NOW', 2000]}]}}");
    assertThat(courses.find(older)).extracting(d -> d.getString("_id")).containsExactly("a");
    courses.updateOne(eq("_id", "a"), currentDate("relayAt"));
    assertThat(courses.find(older)).isEmpty();
    courses.updateOne(eq("_id", "a"), unset("relayAt"));
    assertThat(courses.find(and(new Document("relayAt", new Document("$exists", true)), older))).isEmpty();
  }

  @Test
  void says_the_database_time() {
    assertThat(store.database().runCommand(new Document("hello", 1)).getDate("localTime"))
        .isCloseTo(new Date(), 5_000);
  }

  @Test
  void reports_a_duplicate_key_on_insert_and_goes_on_with_the_rest_of_the_bulk() {
    courses.insertOne(course("a", 1));
    assertThatThrownBy(() -> courses.insertOne(course("a", 1)))
        .isInstanceOfSatisfying(MongoWriteException.class,
            e -> assertThat(e.getError().getCategory()).isEqualTo(ErrorCategory.DUPLICATE_KEY));
    assertThatThrownBy(() -> courses.bulkWrite(
        List.of(new InsertOneModel<>(course("a", 1)), commit("a", 1), new InsertOneModel<>(course("d", 1))),
        new BulkWriteOptions().ordered(false)))
        .isInstanceOfSatisfying(MongoBulkWriteException.class, e -> {
          assertThat(e.getWriteErrors()).hasSize(1);
          assertThat(e.getWriteErrors().getFirst().getCode()).isEqualTo(11000);
          assertThat(e.getWriteErrors().getFirst().getIndex()).isZero();
        });
    assertThat(one("a").getLong("v")).isEqualTo(2);
    assertThat(one("d").getLong("v")).isEqualTo(1);
  }

  @Test
  void upserts_set_on_insert_once() {
    for (int i = 0; i < 2; i++) {
      courses.updateOne(eq("_id", "p1"), new Document("$setOnInsert", new Document("raw", "bytes " + i)),
          new UpdateOptions().upsert(true));
    }
    assertThat(one("p1").getString("raw")).isEqualTo("bytes 0");
  }

  @Test
  void a_conditional_upsert_that_does_not_match_is_a_duplicate_key() {
    courses.insertOne(course("a", 2));
    assertThatThrownBy(() -> courses.updateOne(and(eq("_id", "a"), eq("v", 1L)), inc("v", 1L),
        new UpdateOptions().upsert(true))).isInstanceOf(MongoWriteException.class);
  }

  @Test
  void sets_and_reads_fields_whose_names_hold_a_slash_and_dashes() {
    courses.insertOne(course("a", 1));
    courses.updateOne(eq("_id", "a"), set("at.Zm9v-_A/3", 17L));
    assertThat(one("a").get("at", Document.class).getLong("Zm9v-_A/3")).isEqualTo(17L);
  }

  @Test
  void moves_an_id_from_held_to_the_ring_in_one_update() {
    courses.insertOne(course("a", 1).append("held", new Document("clinic", List.of("x", "y"))));
    courses.updateOne(and(eq("_id", "a"), eq("held.clinic.0", "x")),
        combine(pull("held.clinic", "x"), pushEach("ring", List.of(new Binary(new byte[] {9})))));
    assertThat(one("a").get("held", Document.class).getList("clinic", String.class)).containsExactly("y");
  }

  @Test
  void changes_one_element_of_an_array_by_filter() {
    courses.insertOne(new Document("_id", "day").append("held", List.of(
        new Document("attempt", "t1").append("until", 1), new Document("attempt", "t2").append("until", 1))));
    courses.updateOne(eq("held.attempt", "t2"), set("held.$.until", 5));
    courses.updateOne(eq("_id", "day"), set("held.$[h].until", 7),
        new UpdateOptions().arrayFilters(List.of(eq("h.attempt", "t1"))));
    assertThat(one("day").getList("held", Document.class)).extracting(h -> h.getInteger("until")).containsExactly(7, 5);
  }

  @Test
  void pages_through_more_documents_than_one_batch() {
    List<Document> many = new ArrayList<>();
    for (int i = 0; i < 2_500; i++) {
      many.add(new Document("_id", "c%04d".formatted(i)).append("dueAt", new Date(i)));
    }
    courses.insertMany(many);
    assertThat(courses.find(lt("dueAt", new Date(2_400))).sort(new Document("dueAt", 1)).batchSize(100))
        .hasSize(2_400);
    assertThat(courses.countDocuments(lt("dueAt", new Date(10)))).isEqualTo(10);
  }

  @Test
  void a_unique_index_refuses_a_second_document() {
    courses.createIndex(new Document("clinic", 1).append("ref", 1), new IndexOptions().unique(true));
    courses.insertOne(new Document("_id", 1).append("clinic", "c1").append("ref", "r1"));
    courses.insertOne(new Document("_id", 2).append("clinic", "c2").append("ref", "r1"));
    assertThatThrownBy(() -> courses.insertOne(new Document("_id", 3).append("clinic", "c1").append("ref", "r1")))
        .isInstanceOf(MongoWriteException.class);
  }

  private Document one(String id) {
    Document found = courses.find(eq("_id", id)).first();
    assertThat(found).as(id).isNotNull();
    return found;
  }
}
