package org.treatmentcourse.messaging;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.or;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import com.mongodb.bulk.BulkWriteResult;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.PushOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.WriteModel;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.messaging.Work.Commit;

/** {@link CourseStore} on MongoDB, one collection {@code courses}. */
final class MongoCourseStore implements CourseStore {
  private static final int SHARDS = 32;
  private static final IndexOptions SPARSE = new IndexOptions().sparse(true);
  private static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);

  private final MongoDatabase database;
  private final MongoCollection<Document> durable;
  private final MongoCollection<Document> loose;

  MongoCourseStore(MongoDatabase database) {
    this.database = database;
    this.durable =
        database.getCollection("courses").withReadConcern(ReadConcern.MAJORITY).withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
    this.loose = database.getCollection("courses").withWriteConcern(WriteConcern.W1);
  }

  /** Nothing depends on them for correctness. */
  void createIndexes(List<StoreIndex> wanted) {
    durable.createIndex(Indexes.ascending("relayAt"), SPARSE);
    durable.createIndex(Indexes.ascending("dueAt", "_id"));
    durable.createIndex(Indexes.ascending("blocked"), SPARSE);
    durable.createIndex(Indexes.ascending("clinic", "_id"));
    wanted.forEach(index -> database.getCollection(index.collection()).createIndex(Indexes.ascending(index.fields()), new IndexOptions().sparse(index.sparse())));
  }

  @Override
  public Map<String, CourseDocument> load(Collection<String> ids) {
    Map<String, CourseDocument> loaded = new HashMap<>();
    durable.find(in("_id", ids)).forEach(document -> loaded.put(document.getString("_id"), CourseDocuments.read(document)));
    return loaded;
  }

  @Override
  public boolean commit(List<Commit> commits) {
    List<WriteModel<Document>> writes = new ArrayList<>(commits.size());
    int inserts = 0;
    for (Commit commit : commits) {
      CourseDocument loaded = commit.loaded();
      boolean insert = loaded.v() == 0;
      inserts += insert ? 1 : 0;
      // A stored course never has v 0, so the upsert of a second inserter ends in a duplicate key.
      writes.add(
          new UpdateOneModel<>(
              and(eq("_id", loaded.id()), eq("v", loaded.v())), update(commit, insert), new UpdateOptions().upsert(insert)));
    }
    try {
      BulkWriteResult result = durable.bulkWrite(writes, UNORDERED);
      return result.getMatchedCount() == commits.size() - inserts && result.getUpserts().size() == inserts;
    } catch (MongoBulkWriteException e) {
      if (e.getWriteErrors().stream().allMatch(error -> error.getCode() == 11000) && e.getWriteConcernError() == null) {
        return false;
      }
      throw e;
    }
  }

  private static Bson update(Commit commit, boolean insert) {
    CourseDocument loaded = commit.loaded();
    List<Bson> changes = new ArrayList<>();
    changes.add(Updates.set("state", commit.state()));
    changes.add(Updates.set("seen", new Document(new HashMap<>(commit.seen()))));
    changes.add(Updates.set("at", new Document(new HashMap<>(commit.at()))));
    changes.add(Updates.set("held", commit.held()));
    changes.add(Updates.inc("v", 1L));
    commit
        .outSeq()
        .forEach(
            (channel, q) -> {
              long more = q - loaded.outSeq().getOrDefault(channel, 0L);
              if (more > 0) {
                changes.add(Updates.inc("outSeq." + channel, more));
              }
            });
    if (!commit.marks().isEmpty()) {
      changes.add(Updates.pushEach("ring", commit.marks().stream().map(CourseDocuments::write).toList(), new PushOptions().slice(-Work.RING)));
    }
    if (!commit.replies().isEmpty()) {
      changes.add(Updates.pushEach("replies", commit.replies().stream().map(CourseDocuments::write).toList(), new PushOptions().slice(-Work.REPLIES)));
    }
    if (!commit.fresh().isEmpty()) {
      changes.add(Updates.inc("outN", (long) commit.fresh().size()));
      changes.add(Updates.pushEach("out", commit.fresh().stream().map(CourseDocuments::write).toList()));
      changes.add(Updates.currentDate("relayAt"));
    }
    changes.add(orUnset("dueAt", commit.dueAt()));
    changes.add(orUnset("openBy", commit.openBy()));
    changes.add(commit.timerParked() ? Updates.set("timerParked", true) : Updates.unset("timerParked"));
    if (commit.blockages() != loaded.blockages() || commit.blocked() != loaded.blocked()) {
      changes.add(Updates.set("blockages", commit.blockages()));
      changes.add(commit.blocked() ? Updates.set("blocked", true) : Updates.unset("blocked"));
    }
    if (insert) {
      changes.add(Updates.setOnInsert("clinic", loaded.clinic()));
      changes.add(Updates.setOnInsert("shard", Math.floorMod(loaded.id().hashCode(), SHARDS)));
    }
    return Updates.combine(changes);
  }

  private static Bson orUnset(String field, @Nullable Instant value) {
    return value == null ? Updates.unset(field) : Updates.set(field, Date.from(value));
  }

  @Override
  public void pull(Map<String, Long> confirmed) {
    List<WriteModel<Document>> pulls = new ArrayList<>();
    List<WriteModel<Document>> unsets = new ArrayList<>();
    confirmed.forEach(
        (id, n) -> {
          pulls.add(new UpdateOneModel<>(eq("_id", id), Updates.pull("out", new Document("n", new Document("$lte", n)))));
          unsets.add(new UpdateOneModel<>(and(eq("_id", id), new Document("out", new Document("$size", 0))), Updates.unset("relayAt")));
        });
    loose.bulkWrite(pulls, UNORDERED);
    loose.bulkWrite(unsets, UNORDERED);
  }

  @Override
  public List<CourseDocument> claimPending(Duration olderThan, int limit) {
    Bson stale = DatabaseTime.olderThan("relayAt", olderThan);
    List<Document> candidates = new ArrayList<>();
    durable.find(stale).projection(Projections.include("shard")).limit(limit).into(candidates);
    // Instances start at different shards, so that they seldom claim the same course; if they do, only work is wasted.
    List<Integer> order = new ArrayList<>(java.util.stream.IntStream.range(0, SHARDS).boxed().toList());
    Collections.shuffle(order);
    candidates.sort(Comparator.comparing(candidate -> order.indexOf(candidate.getInteger("shard"))));
    List<CourseDocument> claimed = new ArrayList<>();
    for (Document candidate : candidates) {
      Document document =
          durable.findOneAndUpdate(
              and(eq("_id", candidate.getString("_id")), stale),
              Updates.currentDate("relayAt"),
              new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER));
      if (document != null) {
        claimed.add(CourseDocuments.read(document));
      }
    }
    return claimed;
  }

  @Override
  public List<Due> due(List<BusinessClock.Moment> moments, @Nullable Due after, int limit) {
    List<Due> due = new ArrayList<>();
    if (moments.isEmpty()) {
      return due;
    }
    Bson ranOut = or(moments.stream().map(MongoCourseStore::ranOut).toList());
    durable
        .find(after == null ? ranOut : and(ranOut, behind(after)))
        .projection(Projections.include("dueAt", "clinic"))
        .sort(Sorts.ascending("dueAt", "_id"))
        .limit(limit)
        .forEach(document -> due.add(new Due(document.getDate("dueAt").toInstant(), document.getString("_id"), document.getString("clinic"))));
    return due;
  }

  private static Bson ranOut(BusinessClock.Moment moment) {
    Bson ranOut = lte("dueAt", Date.from(moment.now()));
    return moment.clinic() == null ? ranOut : and(eq("clinic", moment.clinic()), ranOut);
  }

  private static Bson behind(Due after) {
    Date at = Date.from(after.at());
    return or(gt("dueAt", at), and(eq("dueAt", at), gt("_id", after.course())));
  }

  @Override
  public List<String> blocked(int limit) {
    List<String> ids = new ArrayList<>();
    durable.find(exists("blocked")).projection(Projections.include("_id")).limit(limit).forEach(document -> ids.add(document.getString("_id")));
    return ids;
  }

  @Override
  public Map<String, Instant> earliestDue() {
    Map<String, Instant> earliest = new HashMap<>();
    durable
        .aggregate(List.of(Aggregates.match(exists("dueAt")), Aggregates.group("$clinic", Accumulators.min("due", "$dueAt"))))
        .forEach(group -> earliest.put(group.getString("_id"), group.getDate("due").toInstant()));
    return earliest;
  }

  @Override
  public long pending() {
    return durable.countDocuments(exists("relayAt"));
  }

  @Override
  public Instant oldestPending() {
    // Not relayAt: that moves on with every try.
    Document oldest =
        durable
            .aggregate(
                List.of(
                    Aggregates.match(and(exists("relayAt"), exists("out.0"))),
                    Aggregates.project(new Document("first", new Document("$arrayElemAt", List.of("$out.since", 0)))),
                    Aggregates.group(null, Accumulators.min("since", "$first"))))
            .first();
    return oldest == null ? Instant.MAX : oldest.getDate("since").toInstant();
  }
}
