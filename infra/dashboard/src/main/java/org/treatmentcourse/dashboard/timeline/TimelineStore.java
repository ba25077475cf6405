package org.treatmentcourse.dashboard.timeline;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoWriteException;
import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.WriteModel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * Histories in one collection per generation: {@code {_id: course, clinic, v, seen: {topic: last sequence}, told: {topic: [entries by sequence]}}}, where
 * dots of topics are underscores. A list per topic, so that a history does not depend on how the topics were interleaved. Every write is conditional on what
 * was read, so any number of processes may follow the same generation.
 */
final class TimelineStore {
  private static final String CURRENT = "current";
  private static final String NEXT = "next";
  private static final int DUPLICATE_KEY = 11000;

  private final MongoDatabase database;
  private final MongoCollection<Document> views;

  TimelineStore(MongoDatabase database) {
    this.database = database.withReadConcern(ReadConcern.MAJORITY).withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
    this.views = this.database.getCollection("timelines");
  }

  private MongoCollection<Document> histories(int generation) {
    return database.getCollection("timelines_" + generation);
  }

  /** The generation that is read; the first one is made when there is none. */
  int current() {
    Document found = views.find(eq("_id", CURRENT)).first();
    if (found != null) {
      return found.getInteger("generation");
    }
    insert(new Document("_id", CURRENT).append("generation", 1));
    return current();
  }

  /** The generation that is being built beside it. */
  Optional<Integer> next() {
    return Optional.ofNullable(views.find(eq("_id", NEXT)).first()).map(found -> found.getInteger("generation"));
  }

  /** Begins a new generation, if none is being built. What an older one left is dropped first. */
  int beginNext() {
    Optional<Integer> building = next();
    if (building.isPresent()) {
      return building.get();
    }
    int current = current();
    database.getCollection("timelines_" + (current - 1)).drop();
    histories(current + 1).drop();
    views.deleteMany(Filters.regex("_id", "^position_(" + (current - 1) + "|" + (current + 1) + ")$"));
    insert(new Document("_id", NEXT).append("generation", current + 1).append("since", new Date()));
    return next().orElse(current + 1);
  }

  /** One write: whoever reads sees the old one or the new one. The old one stays until the next is begun. */
  void switchTo(int generation) {
    views.updateOne(and(eq("_id", CURRENT), eq("generation", generation - 1)), Updates.set("generation", generation));
    views.deleteOne(and(eq("_id", NEXT), eq("generation", generation)));
  }

  private void insert(Document document) {
    try {
      views.insertOne(document);
    } catch (MongoWriteException e) {
      if (e.getCode() != DUPLICATE_KEY) {
        throw e;
      }
      // Another process was first, and it is the same.
    }
  }

  /** Next offset by {@code <topic>/<partition>}; absent for what was never read. */
  Map<String, Long> position(int generation) {
    Document found = views.find(eq("_id", "position_" + generation)).first();
    Map<String, Long> position = new HashMap<>();
    if (found != null) {
      found.get("next", new Document()).forEach((partition, next) -> position.put(partition.replace('_', '.'), ((Number) next).longValue()));
    }
    return position;
  }

  /** Another process may be further: then that stays. */
  void moveTo(int generation, Map<String, Long> position) {
    if (position.isEmpty()) {
      return;
    }
    List<Bson> moves = new ArrayList<>();
    position.forEach((partition, next) -> moves.add(Updates.max("next." + partition.replace('.', '_'), next)));
    views.updateOne(eq("_id", "position_" + generation), Updates.combine(moves), new UpdateOptions().upsert(true));
  }

  /** Adds what is not there yet. Returns when everything is. */
  void add(int generation, List<Told> told) {
    Map<String, List<Told>> byCourse = new LinkedHashMap<>();
    told.forEach(one -> byCourse.computeIfAbsent(one.course(), c -> new ArrayList<>()).add(one));
    while (!byCourse.isEmpty() && !addOnce(histories(generation), byCourse)) {
      Thread.onSpinWait();
    }
  }

  private static boolean addOnce(MongoCollection<Document> histories, Map<String, List<Told>> byCourse) {
    Map<String, Document> stored = load(histories, byCourse.keySet());
    List<WriteModel<Document>> writes = new ArrayList<>();
    int inserts = 0;
    for (Map.Entry<String, List<Told>> course : byCourse.entrySet()) {
      Document before = stored.get(course.getKey());
      Optional<WriteModel<Document>> write = write(course.getKey(), before, course.getValue());
      if (write.isPresent()) {
        writes.add(write.get());
        inserts += before == null ? 1 : 0;
      }
    }
    if (writes.isEmpty()) {
      return true;
    }
    try {
      return histories.bulkWrite(writes, new BulkWriteOptions().ordered(false)).getMatchedCount() == writes.size() - inserts;
    } catch (MongoBulkWriteException e) {
      if (e.getWriteConcernError() == null && e.getWriteErrors().stream().allMatch(error -> error.getCode() == DUPLICATE_KEY)) {
        return false;
      }
      throw e;
    }
  }

  private static Map<String, Document> load(MongoCollection<Document> histories, Collection<String> courses) {
    Map<String, Document> stored = new HashMap<>();
    histories.find(in("_id", courses)).projection(new Document("seen", 1).append("v", 1)).forEach(found -> stored.put(found.getString("_id"), found));
    return stored;
  }

  private static Optional<WriteModel<Document>> write(String course, @Nullable Document before, List<Told> told) {
    Document seen = before == null ? new Document() : before.get("seen", new Document());
    Map<String, List<Document>> fresh = new LinkedHashMap<>();
    for (Told one : told) {
      String topic = one.topic().replace('.', '_');
      // The relay may publish an event twice, and another process may have been here.
      if (one.sequence() > (seen.get(topic) instanceof Number n ? n.longValue() : 0)) {
        seen.put(topic, one.sequence());
        fresh.computeIfAbsent(topic, t -> new ArrayList<>()).add(write(one));
      }
    }
    if (fresh.isEmpty()) {
      return Optional.empty();
    }
    List<Bson> changes = new ArrayList<>(List.of(Updates.inc("v", 1L), Updates.set("seen", seen)));
    fresh.forEach((topic, entries) -> changes.add(Updates.pushEach("told." + topic, entries)));
    if (before == null) {
      changes.add(Updates.setOnInsert("clinic", told.getFirst().clinic()));
    }
    Bson unchanged = and(eq("_id", course), eq("v", before == null ? 0L : before.get("v", Number.class).longValue()));
    return Optional.of(new UpdateOneModel<>(unchanged, Updates.combine(changes), new UpdateOptions().upsert(before == null)));
  }

  private static Document write(Told told) {
    return new Document("q", told.sequence())
        .append("type", told.type())
        .append("at", told.at().toString())
        .append("known", told.known().toString())
        .append("body", told.body());
  }

  /** Everything told of a course, by topic and sequence; empty if there is no such course at that clinic. */
  List<Told> history(String clinic, String course) {
    Document found = histories(current()).find(and(eq("_id", course), eq("clinic", clinic))).first();
    List<Told> history = new ArrayList<>();
    if (found != null) {
      Document told = found.get("told", new Document());
      told.keySet().stream()
          .sorted()
          .forEach(topic -> told.getList(topic, Document.class).forEach(entry -> history.add(read(found, topic.replace('_', '.'), entry))));
    }
    return history;
  }

  private static Told read(Document found, String topic, Document entry) {
    return new Told(
        found.getString("_id"),
        found.getString("clinic"),
        topic,
        entry.get("q", Number.class).longValue(),
        entry.getString("type"),
        Instant.parse(entry.getString("at")),
        Instant.parse(entry.getString("known")),
        entry.getString("body"));
  }
}
