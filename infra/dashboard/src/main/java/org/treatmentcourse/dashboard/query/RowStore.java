package org.treatmentcourse.dashboard.query;

import static com.mongodb.client.model.Filters.all;
import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.elemMatch;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.ReadConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;
import org.treatmentcourse.contracts.BoardEvent.CourseRow;
import org.treatmentcourse.contracts.Json;
import org.treatmentcourse.contracts.decide.CourseRef;
import org.treatmentcourse.dashboard.row.CourseRows;
import org.treatmentcourse.dashboard.row.Row;

/** Reads rows as committed. Every query carries the clinic. */
@Component
public class RowStore {
  private static final Bson NEEDED = Projections.include("clinic", "state", "outSeq.events");

  private final MongoCollection<Document> courses;

  RowStore(MongoTemplate mongo) {
    MongoDatabase database = mongo.getDb();
    this.courses = database.getCollection("courses").withReadConcern(ReadConcern.MAJORITY);
  }

  /**
   * Empty or null means any.
   *
   * @param flags all of them are raised
   * @param text beginning of the course id
   * @param after id of the last row of the page before
   */
  record Wanted(List<String> stages, @Nullable String site, List<String> flags, @Nullable String text, @Nullable String after) {}

  Optional<VersionedRow> row(String clinic, String courseId) {
    return Optional.ofNullable(courses.find(and(eq("_id", courseId), eq("clinic", clinic))).projection(NEEDED).first()).map(RowStore::read);
  }

  /** By course id. */
  List<VersionedRow> rows(String clinic, Wanted wanted, int limit) {
    List<Bson> filters = new ArrayList<>(List.of(eq("clinic", clinic)));
    if (!wanted.stages().isEmpty()) {
      filters.add(in("state.found.stage", wanted.stages()));
    }
    if (wanted.site() != null) {
      filters.add(eq("state.found.site", wanted.site()));
    }
    if (!wanted.flags().isEmpty()) {
      filters.add(all("state.found.flags", wanted.flags()));
    }
    if (wanted.text() != null) {
      filters.add(gte("_id", wanted.text()));
      filters.add(lt("_id", wanted.text() + '~'));
    }
    if (wanted.after() != null) {
      filters.add(gt("_id", wanted.after()));
    }
    return find(and(filters), limit);
  }

  /** Courses with a session at that site on that day. */
  List<VersionedRow> onDay(String clinic, String site, LocalDate date, int limit) {
    Bson there = and(eq("booking.site", site), eq("booking.date", date.toString()));
    return find(and(eq("clinic", clinic), elemMatch("state.heard.series.sessions", there)), limit);
  }

  /** Every row of the clinic, one after the other. */
  public void each(String clinic, Consumer<CourseRow> row) {
    courses.find(eq("clinic", clinic)).projection(NEEDED).forEach(document -> row.accept(read(document).row()));
  }

  private List<VersionedRow> find(Bson filter, int limit) {
    List<VersionedRow> rows = new ArrayList<>();
    courses.find(filter).projection(NEEDED).sort(Sorts.ascending("_id")).limit(limit).forEach(document -> rows.add(read(document)));
    return rows;
  }

  private static VersionedRow read(Document document) {
    CourseRef course = new CourseRef(document.getString("clinic"), document.getString("_id"));
    Row row = Json.MAPPER.convertValue(document.get("state", Document.class), Row.class);
    Document published = document.get("outSeq", Document.class);
    long version = published != null && published.get("events") instanceof Number n ? n.longValue() : 0;
    return new VersionedRow(version, CourseRows.of(row.heard(), course));
  }
}
