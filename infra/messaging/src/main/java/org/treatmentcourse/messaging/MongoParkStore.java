package org.treatmentcourse.messaging;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.ne;

import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.messaging.Parked.Kind;

/** {@link ParkStore} on MongoDB: collections {@code parked}, {@code rejected} and {@code discarded}. */
final class MongoParkStore implements ParkStore {
  private static final Bson IN_ORDER = Sorts.ascending("topic", "seq", "offset");
  private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);

  private final MongoCollection<Document> parked;
  private final MongoCollection<Document> rejected;
  private final MongoCollection<Document> discarded;

  MongoParkStore(MongoDatabase database) {
    this.parked = durable(database, "parked");
    this.rejected = durable(database, "rejected");
    this.discarded = durable(database, "discarded");
  }

  private static MongoCollection<Document> durable(MongoDatabase database, String name) {
    return database.getCollection(name).withReadConcern(ReadConcern.MAJORITY).withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
  }

  void createIndexes() {
    parked.createIndex(Indexes.ascending("course"));
    rejected.createIndex(Indexes.descending("at"));
  }

  @Override
  public void park(Parked event) {
    Bson bytes =
        Updates.combine(
            Updates.setOnInsert("course", event.course()),
            Updates.setOnInsert("topic", event.topic()),
            Updates.setOnInsert("partition", event.partition()),
            Updates.setOnInsert("offset", event.offset()),
            Updates.setOnInsert("position", event.position()),
            Updates.setOnInsert("seq", event.seq()),
            Updates.setOnInsert("heldId", event.heldId()),
            Updates.setOnInsert("type", event.type()),
            Updates.setOnInsert("headers", new Document(new HashMap<>(event.headers()))),
            Updates.setOnInsert("key", binary(event.key())),
            Updates.setOnInsert("value", binary(event.value())),
            Updates.setOnInsert("cameAt", event.cameAt() == null ? null : Date.from(event.cameAt())),
            Updates.currentDate("parkedAt"));
    boolean judged = event.kind() == Kind.POISON || event.kind() == Kind.TIMER;
    Bson why =
        judged
            ? Updates.combine(Updates.set("kind", event.kind().name()), Updates.set("reason", event.reason()))
            : Updates.combine(Updates.setOnInsert("kind", event.kind().name()), Updates.setOnInsert("reason", event.reason()));
    parked.updateOne(eq("_id", event.id()), Updates.combine(bytes, why), UPSERT);
  }

  private static @Nullable Binary binary(byte @Nullable [] bytes) {
    return bytes == null ? null : new Binary(bytes);
  }

  @Override
  public Optional<Parked> find(String id) {
    return Optional.ofNullable(parked.find(eq("_id", id)).first()).map(MongoParkStore::read);
  }

  @Override
  public List<Parked> ofCourses(Collection<String> courses) {
    List<Parked> found = new ArrayList<>();
    parked.find(in("course", courses)).sort(IN_ORDER).forEach(document -> found.add(read(document)));
    return found;
  }

  @Override
  public List<String> courses(int limit) {
    Set<String> courses = new LinkedHashSet<>();
    parked
        .find()
        .projection(Projections.include("course"))
        .sort(Sorts.ascending("parkedAt"))
        .forEach(document -> courses.add(document.getString("course")));
    return courses.stream().limit(limit).toList();
  }

  @Override
  public Optional<Parked> blocking(String course) {
    Bson blocks = and(eq("course", course), ne("kind", Kind.WAITING.name()));
    return Optional.ofNullable(parked.find(blocks).sort(Sorts.ascending("parkedAt")).first()).map(MongoParkStore::read);
  }

  @Override
  public void delete(String id) {
    parked.deleteOne(eq("_id", id));
  }

  @Override
  public void archive(Parked event, String reason) {
    Document document = parked.find(eq("_id", event.id())).first();
    if (document != null) {
      discarded.updateOne(
          eq("_id", event.id()),
          Updates.combine(Updates.set("record", document), Updates.set("discardedBecause", reason), Updates.currentDate("discardedAt")),
          UPSERT);
    }
  }

  @Override
  public List<Parked> list(int limit) {
    List<Parked> found = new ArrayList<>();
    parked.find().sort(Sorts.ascending("parkedAt")).limit(limit).forEach(document -> found.add(read(document)));
    return found;
  }

  @Override
  public long count() {
    return parked.countDocuments();
  }

  @Override
  public void keepRejected(String id, String clinic, String rejection, CourseDocument.Raw raw) {
    rejected.updateOne(
        eq("_id", id),
        Updates.combine(
            Updates.setOnInsert("clinic", clinic),
            Updates.setOnInsert("rejection", Document.parse(rejection)),
            Updates.setOnInsert("headers", new Document(new HashMap<>(raw.headers()))),
            Updates.setOnInsert("value", new Binary(raw.value())),
            Updates.currentDate("at")),
        UPSERT);
  }

  @Override
  public List<Rejected> rejected(int limit) {
    List<Rejected> found = new ArrayList<>();
    rejected.find().sort(Sorts.descending("at")).limit(limit).forEach(document -> found.add(readRejected(document)));
    return found;
  }

  @Override
  public Optional<Rejected> findRejected(String id) {
    return Optional.ofNullable(rejected.find(eq("_id", id)).first()).map(MongoParkStore::readRejected);
  }

  @Override
  public long expire(Duration olderThan) {
    return rejected.deleteMany(DatabaseTime.olderThan("at", olderThan)).getDeletedCount()
        + discarded.deleteMany(DatabaseTime.olderThan("discardedAt", olderThan)).getDeletedCount();
  }

  private static Rejected readRejected(Document from) {
    return new Rejected(
        from.getString("_id"),
        from.getString("clinic"),
        from.get("rejection", new Document()),
        from.getDate("at").toInstant(),
        new CourseDocument.Raw(CourseDocuments.strings(from.get("headers", new Document())), from.get("value", new Binary(new byte[0])).getData()));
  }

  private static Parked read(Document from) {
    return new Parked(
        from.getString("_id"),
        from.getString("course"),
        Kind.valueOf(from.getString("kind")),
        from.getString("topic"),
        from.getInteger("partition"),
        from.getLong("offset"),
        from.getString("position"),
        from.getLong("seq"),
        from.getString("heldId"),
        from.getString("type"),
        from.getString("reason"),
        CourseDocuments.strings(from.get("headers", Document.class)),
        bytes(from, "key"),
        bytes(from, "value"),
        from.getDate("cameAt") == null ? null : from.getDate("cameAt").toInstant(),
        from.getDate("parkedAt").toInstant());
  }

  private static byte @Nullable [] bytes(Document from, String field) {
    Binary binary = from.get(field, Binary.class);
    return binary == null ? null : binary.getData();
  }
}
