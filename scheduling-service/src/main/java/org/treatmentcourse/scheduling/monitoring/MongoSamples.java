package org.treatmentcourse.scheduling.monitoring;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lte;

import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.WriteModel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.scheduling.course.Excerpt;
import org.treatmentcourse.scheduling.course.Reading;
import org.treatmentcourse.scheduling.course.Signal;

/**
 * {@link Samples} in two collections. {@code samples} has one document per sitting and minute, under {@code course/session/minute}, in which each sign lies
 * under its millisecond: storing it again changes nothing, and what is late needs no order. {@code marks} has one document per sitting.
 */
public final class MongoSamples implements Samples {
  private static final long MINUTE_MS = Excerpt.LOOKS_BACK.toMillis();
  private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);
  private static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);

  private final MongoCollection<Document> minutes;
  private final MongoCollection<Document> marks;

  public MongoSamples(MongoDatabase database) {
    this.minutes = durable(database, "samples");
    this.marks = durable(database, "marks");
  }

  private static MongoCollection<Document> durable(MongoDatabase database, String name) {
    return database.getCollection(name).withReadConcern(ReadConcern.MAJORITY).withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
  }

  @Override
  public void add(Map<Sitting, List<Reading>> taken) {
    Map<String, Map<String, Integer>> byMinute = new LinkedHashMap<>();
    taken.forEach((sitting, readings) -> readings.forEach(reading -> put(byMinute.computeIfAbsent(id(sitting, reading.at()), id -> new HashMap<>()), reading)));
    write(minutes, byMinute.entrySet().stream().<WriteModel<Document>>map(minute -> new UpdateOneModel<>(eq("_id", minute.getKey()), set(minute.getValue()), UPSERT)).toList());
  }

  private static Bson set(Map<String, Integer> fields) {
    return new Document("$set", new Document(new HashMap<>(fields)));
  }

  private static void put(Map<String, Integer> fields, Reading reading) {
    String at = "at." + Math.floorMod(reading.at().toEpochMilli(), MINUTE_MS) + ".";
    put(fields, at + "sbp", reading.systolic());
    put(fields, at + "dbp", reading.diastolic());
    put(fields, at + "hr", reading.heartRate());
    put(fields, at + "rr", reading.respiratoryRate());
    put(fields, at + "spo2", reading.spo2());
  }

  private static void put(Map<String, Integer> fields, String path, @Nullable Integer value) {
    if (value != null) {
      fields.put(path, value);
    }
  }

  @Override
  public Map<Sitting, Known> around(Map<Sitting, List<Reading>> taken) {
    Set<String> wanted = new HashSet<>();
    taken.forEach(
        (sitting, readings) ->
            readings.forEach(
                reading -> {
                  wanted.add(id(sitting, reading.at()));
                  wanted.add(id(sitting, reading.at().minus(Excerpt.LOOKS_BACK)));
                }));
    Map<String, List<Reading>> readings = new HashMap<>();
    minutes.find(in("_id", wanted)).forEach(minute -> readings.computeIfAbsent(sittingOf(minute), id -> new ArrayList<>()).addAll(read(minute)));
    Map<String, Excerpt.Mark> marked = new HashMap<>();
    marks.find(in("_id", taken.keySet().stream().map(MongoSamples::id).toList())).forEach(mark -> marked.put(mark.getString("_id"), readMark(mark)));
    Map<Sitting, Known> known = new HashMap<>();
    taken.keySet().forEach(sitting -> known.put(sitting, new Known(readings.getOrDefault(id(sitting), List.of()), marked.get(id(sitting)))));
    return known;
  }

  @Override
  public void mark(Map<Sitting, Excerpt.Mark> all) {
    List<WriteModel<Document>> writes = new ArrayList<>();
    all.forEach(
        (sitting, mark) -> {
          Instant pressureAt = mark.pressureAt();
          writes.add(
              new UpdateOneModel<>(
                  eq("_id", id(sitting)),
                  Updates.combine(
                      Updates.set("at", Date.from(mark.at())),
                      Updates.set("outside", mark.outside().stream().map(Signal::name).sorted().toList()),
                      pressureAt == null ? Updates.unset("pressureAt") : Updates.set("pressureAt", Date.from(pressureAt))),
                  UPSERT));
        });
    write(marks, writes);
  }

  private static void write(MongoCollection<Document> collection, List<WriteModel<Document>> writes) {
    if (!writes.isEmpty()) {
      collection.bulkWrite(writes, UNORDERED);
    }
  }

  @Override
  public List<Reading> between(Sitting sitting, Instant from, Instant to) {
    List<Reading> found = new ArrayList<>();
    minutes
        .find(and(gte("_id", id(sitting, from)), lte("_id", id(sitting, to))))
        .sort(Sorts.ascending("_id"))
        .forEach(minute -> found.addAll(read(minute)));
    return found.stream().filter(reading -> !reading.at().isBefore(from) && !reading.at().isAfter(to)).sorted(Comparator.comparing(Reading::at)).toList();
  }

  private static Collection<Reading> read(Document minute) {
    String id = minute.getString("_id");
    long begins = Long.parseLong(id.substring(id.lastIndexOf('/') + 1)) * MINUTE_MS;
    List<Reading> readings = new ArrayList<>();
    minute
        .get("at", Document.class)
        .forEach(
            (ms, value) -> {
              Document signs = (Document) value;
              Instant at = Instant.ofEpochMilli(begins + Long.parseLong(ms));
              readings.add(
                  new Reading(
                      at, signs.getInteger("sbp"), signs.getInteger("dbp"), signs.getInteger("hr"), signs.getInteger("rr"), signs.getInteger("spo2"), null, null));
            });
    return readings;
  }

  private static Excerpt.Mark readMark(Document mark) {
    Date pressureAt = mark.getDate("pressureAt");
    return new Excerpt.Mark(
        mark.getDate("at").toInstant(),
        mark.getList("outside", String.class).stream().map(Signal::valueOf).collect(Collectors.toSet()),
        pressureAt == null ? null : pressureAt.toInstant());
  }

  private static String id(Sitting sitting) {
    return sitting.course().courseId() + "/" + sitting.number();
  }

  /** Of one length for one sitting, so that minutes sort by their ids. */
  private static String id(Sitting sitting, Instant at) {
    return "%s/%010d".formatted(id(sitting), Math.floorDiv(at.toEpochMilli(), MINUTE_MS));
  }

  private static String sittingOf(Document minute) {
    String id = minute.getString("_id");
    return id.substring(0, id.lastIndexOf('/'));
  }
}
