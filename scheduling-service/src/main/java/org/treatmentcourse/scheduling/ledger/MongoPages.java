package org.treatmentcourse.scheduling.ledger;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.treatmentcourse.contracts.Json;

/**
 * {@link Pages} in the collection {@code ledger}: one document per entry, with the stock after it, under the id {@code clinic/site/number}. The insert is
 * the commit; of two with the same number the store takes one.
 */
public final class MongoPages implements Pages {
  private final MongoCollection<Document> entries;

  public MongoPages(MongoDatabase database) {
    this.entries = database.getCollection("ledger").withReadConcern(ReadConcern.MAJORITY).withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
  }

  @Override
  public Book book(String ledger) {
    Document newest = entries.find(of(ledger)).sort(Sorts.descending("_id")).limit(1).first();
    return newest == null ? Book.empty(ledger) : Json.MAPPER.readValue(newest.getString("after"), Book.class);
  }

  @Override
  public List<Entry> ofSession(String ledger, Line.ForSession session) {
    return read(and(of(ledger), eq("courseId", session.courseId()), eq("session", session.session())), Sorts.ascending("_id"), Integer.MAX_VALUE);
  }

  @Override
  public List<Entry> newest(String ledger, int most) {
    return read(of(ledger), Sorts.descending("_id"), most);
  }

  private List<Entry> read(Bson filter, Bson order, int most) {
    List<Entry> found = new ArrayList<>();
    entries.find(filter).sort(order).limit(most).forEach(document -> found.add(Json.MAPPER.readValue(document.getString("entry"), Entry.class)));
    return found;
  }

  @Override
  public boolean append(Book after, Entry entry) {
    Document document = new Document("_id", id(after.id(), entry.number())).append("entry", text(entry)).append("after", text(after));
    Line.ForSession session = entry.line().session();
    if (session != null) {
      document.append("courseId", session.courseId()).append("session", session.session());
    }
    try {
      entries.insertOne(document);
      return true;
    } catch (MongoWriteException e) {
      if (ErrorCategory.fromErrorCode(e.getError().getCode()) == ErrorCategory.DUPLICATE_KEY) {
        return false;
      }
      throw e;
    }
  }

  private static String text(Object value) {
    return Objects.requireNonNull(Json.MAPPER.writeValueAsString(value));
  }

  private static Bson of(String ledger) {
    return and(gt("_id", ledger + "/"), lt("_id", ledger + "0"));
  }

  /** Of one length, so that the newest is the last by its id. */
  private static String id(String ledger, long number) {
    return "%s/%012d".formatted(ledger, number);
  }
}
