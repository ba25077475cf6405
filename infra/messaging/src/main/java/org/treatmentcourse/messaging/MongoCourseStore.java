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
              new Document("_id", loaded.id()).append("v", loaded.v()), update(commit, insert), new UpdateOptions().upsert(insert)));
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

  /** Plain documents, because the driver writes those as they are; what its builders make it would copy value by value first. */
  private static Document update(Commit commit, boolean insert) {
    CourseDocument loaded = commit.loaded();
    Document set = new Document("state", commit.state()).append("seen", document(commit.seen())).append("at", document(commit.at())).append("held", commit.held());
    Document inc = new Document("v", 1L);
    Document push = new Document();
    Document unset = new Document();
    commit
        .outSeq()
        .forEach(
            (channel, q) -> {
              long more = q - loaded.outSeq().getOrDefault(channel, 0L);
              if (more > 0) {
                inc.append("outSeq." + channel, more);
              }
            });
    if (!commit.marks().isEmpty()) {
      push.append("ring", each(commit.marks().stream().map(CourseDocuments::write).toList()).append("$slice", -Work.RING));
    }
    if (!commit.replies().isEmpty()) {
      push.append("replies", each(commit.replies().stream().map(CourseDocuments::write).toList()).append("$slice", -Work.REPLIES));
    }
    if (!commit.fresh().isEmpty()) {
      inc.append("outN", (long) commit.fresh().size());
      push.append("out", each(commit.fresh().stream().map(CourseDocuments::write).toList()));
    }
    setOrUnset("dueAt", date(commit.dueAt()), set, unset);
    setOrUnset("openBy", date(commit.openBy()), set, unset);
    setOrUnset("timerParked", commit.timerParked() ? true : null, set, unset);
    if (commit.blockages() != loaded.blockages() || commit.blocked() != loaded.blocked()) {
      set.append("blockages", commit.blockages());
      setOrUnset("blocked", commit.blocked() ? true : null, set, unset);
    }
    Document update = new Document("$set", set).append("$inc", inc);
    if (!push.isEmpty()) {
      update.append("$push", push);
    }
    if (!commit.fresh().isEmpty()) {
      update.append("$currentDate", new Document("relayAt", true));
    }
    if (!unset.isEmpty()) {
      update.append("$unset", unset);
    }
    if (insert) {
      update.append("$setOnInsert", new Document("clinic", loaded.clinic()).append("shard", Math.floorMod(loaded.id().hashCode(), SHARDS)));
    }
    return update;
  }

  private static Document document(Map<String, Long> values) {
    return new Document(new HashMap<>(values));
  }

  private static Document each(List<?> values) {
    return new Document("$each", values);
  }

  private static void setOrUnset(String field, @Nullable Object value, Document set, Document unset) {
    if (value == null) {
      unset.append(field, "");
    } else {
      set.append(field, value);
    }
  }

  private static @Nullable Date date(@Nullable Instant value) {
    return value == null ? null : Date.from(value);
  }

  @Override
  public void pull(Map<String, Long> confirmed) {
    List<WriteModel<Document>> last = new ArrayList<>();
    confirmed.forEach(
        (id, n) -> last.add(new UpdateOneModel<>(new Document("_id", id).append("outN", n), gone(n).append("$unset", new Document("relayAt", "")))));
    if (loose.bulkWrite(last, UNORDERED).getMatchedCount() == last.size()) {
      return;
    }
    // Of some, more was decided meanwhile. Doing the others again changes nothing.
    List<WriteModel<Document>> pulls = new ArrayList<>();
    List<WriteModel<Document>> unsets = new ArrayList<>();
    confirmed.forEach(
        (id, n) -> {
          pulls.add(new UpdateOneModel<>(new Document("_id", id), gone(n)));
          Document empty = new Document("_id", id).append("out", new Document("$size", 0));
          unsets.add(new UpdateOneModel<>(empty, new Document("$unset", new Document("relayAt", ""))));
        });
    loose.bulkWrite(pulls, UNORDERED);
    loose.bulkWrite(unsets, UNORDERED);
  }

  private static Document gone(long n) {
    return new Document("$pull", new Document("out", new Document("n", new Document("$lte", n))));
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
