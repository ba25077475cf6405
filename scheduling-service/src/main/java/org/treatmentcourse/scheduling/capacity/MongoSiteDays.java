package org.treatmentcourse.scheduling.capacity;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Updates;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bson.Document;
import org.treatmentcourse.contracts.Clinic.StaffRole;

/** {@link SiteDays} in the collection {@code days}. */
public final class MongoSiteDays implements SiteDays {
  private final MongoCollection<Document> days;
  private final MongoCollection<Document> time;

  public MongoSiteDays(MongoDatabase database) {
    this.time = database.getCollection("time");
    this.days = database.getCollection("days").withReadConcern(ReadConcern.MAJORITY).withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
  }

  @Override
  public Map<String, SiteDay> load(Collection<String> ids) {
    Map<String, SiteDay> loaded = new HashMap<>();
    ids.forEach(id -> loaded.put(id, SiteDay.empty(id)));
    days.find(in("_id", ids)).forEach(document -> loaded.put(document.getString("_id"), read(document)));
    return loaded;
  }

  @Override
  public boolean save(SiteDay day) {
    if (day.v() > 0) {
      return days.updateOne(
                  and(eq("_id", day.id()), eq("v", day.v())),
                  Updates.combine(
                      Updates.inc("v", 1L),
                      Updates.set("held", write(day.held())),
                      Updates.set("booked", write(day.booked()))))
              .getMatchedCount()
          == 1;
    }
    try {
      days.insertOne(
          new Document("_id", day.id())
              .append("v", 1L)
              .append("held", write(day.held()))
              .append("booked", write(day.booked())));
      return true;
    } catch (MongoWriteException e) {
      if (ErrorCategory.fromErrorCode(e.getError().getCode()) == ErrorCategory.DUPLICATE_KEY) {
        return false;
      }
      throw e;
    }
  }

  @Override
  public List<SiteDay> withHoldsUntil(Instant before) {
    List<SiteDay> found = new ArrayList<>();
    days.find(lt("held.until", Date.from(before))).forEach(document -> found.add(read(document)));
    return found;
  }

  @Override
  public Instant databaseTime() {
    Document stamped =
        time.findOneAndUpdate(
            eq("_id", "now"), Updates.currentDate("at"), new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER));
    return Objects.requireNonNull(stamped).getDate("at").toInstant();
  }

  private static SiteDay read(Document from) {
    return new SiteDay(
        from.getString("_id"),
        from.get("v", Number.class).longValue(),
        taken(from, "held"),
        taken(from, "booked"));
  }

  private static List<Taken> taken(Document from, String field) {
    return from.getList(field, Document.class, List.of()).stream().map(MongoSiteDays::taken).toList();
  }

  private static Taken taken(Document from) {
    Slot slot = new Slot(at(from, "from"), at(from, "dose"), at(from, "observe"), at(from, "turnover"), at(from, "to"), from.getBoolean("atHome", false), needs(from));
    Date until = from.getDate("until");
    return new Taken(
        from.getString("attempt"), from.getString("courseId"), from.getInteger("session"), slot, until == null ? null : until.toInstant());
  }

  private static List<StaffRole> needs(Document from) {
    return from.getList("needs", String.class, List.of()).stream().map(StaffRole::valueOf).toList();
  }

  private static Instant at(Document from, String field) {
    return from.getDate(field).toInstant();
  }

  private static List<Document> write(List<Taken> all) {
    return all.stream().map(MongoSiteDays::write).toList();
  }

  private static Document write(Taken taken) {
    Slot slot = taken.slot();
    Document document =
        new Document("attempt", taken.attempt())
            .append("courseId", taken.courseId())
            .append("session", taken.session())
            .append("from", Date.from(slot.from()))
            .append("dose", Date.from(slot.dose()))
            .append("observe", Date.from(slot.observe()))
            .append("turnover", Date.from(slot.turnover()))
            .append("to", Date.from(slot.to()));
    if (slot.atHome()) {
      document.append("atHome", true);
    }
    if (!slot.needs().isEmpty()) {
      document.append("needs", slot.needs().stream().map(StaffRole::name).toList());
    }
    return taken.until() == null ? document : document.append("until", Date.from(taken.until()));
  }
}
