package org.treatmentcourse.bench.scheduling;

import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.treatmentcourse.contracts.Clinic;
import org.treatmentcourse.local.Backends;
import org.treatmentcourse.local.LocalTopics;
import org.treatmentcourse.local.broker.Topics;
import org.treatmentcourse.local.client.Reply;
import org.treatmentcourse.local.keys.Role;

/**
 * What it takes to find and book a series of six at a site of twenty chairs that is 70 % full, over HTTP, with more and more other sites in the store; beside
 * it the same number of writes by a raw client. Full is what the site takes when everybody asks until nothing fits any more: the pack's ratios of nurses and
 * its times between patients leave no more, whatever the chairs. Usage: {@code infra/bench/run booking [BOOKINGS]}.
 */
public final class Booking {
  private static final String SITE = "main";
  private static final int CHAIRS = 20;
  private static final int NURSES = 40;
  private static final int OPEN_MIN = 600;
  private static final Instant NOW = Instant.parse("2026-03-02T06:00:00Z");
  private static final LocalDate FIRST = LocalDate.of(2026, 3, 9);
  private static final double FULL = 0.7;

  /** A series takes three weeks: where all of the starts before and after reach, the site is evenly full. */
  private static final int SERIES_WEEKS = 3;

  private static final int WEEKS = 9;

  /** Series tried between two looks at how full the site is. */
  private static final int TRIED = 20;

  /** A site that so many looks have found no fuller is full. */
  private static final int LOOKS = 4;

  /** A series is begun and committed on the course, and each session held and confirmed on its day. */
  private static final int WRITES = 2 + 2 * SchedulingUnderTest.PLAN.sessions();

  private static final List<Integer> SITES = List.of(1, 10, 100, 1_000);

  private final MongoDatabase store;
  private final SchedulingUnderTest service;
  private final Random random = new Random(1);

  private Booking(MongoDatabase store, SchedulingUnderTest service) {
    this.store = store;
    this.service = service;
  }

  public static void main(String[] args) throws Exception {
    int bookings = args.length > 0 ? Integer.parseInt(args[0]) : 300;
    Path folder = Files.createTempDirectory("bench-");
    try (Backends backends = Backends.start(); MongoClient client = MongoClients.create(backends.mongoUri())) {
      Say.line("store and broker: %s", backends.origin());
      Topics.create(backends.kafkaBootstrap(), LocalTopics.fixed());
      MongoDatabase store = client.getDatabase("scheduling");
      store.drop();
      try (SchedulingUnderTest service = new SchedulingUnderTest(backends, new Clinic.Site(SITE, null, CHAIRS, NURSES, "08:00-18:00 Mon-Fri"), folder)) {
        service.clock(NOW);
        new Booking(store, service).measure(bookings);
      }
    }
  }

  private void measure(int bookings) throws Exception {
    double most = fill(1);
    days().deleteMany(Filters.empty());
    double now = fill(most * FULL);
    Say.line("the site takes %.0f %% of its chairs' time; it is now at %.0f %%, which is %.0f %% of that", most * 100, now * 100, now / most * 100);
    Say.line("");
    Say.line("| Other sites | Bookings | p50 | p99 | Longest | %d raw writes, p50 | p99 | Ratio of p99 |", WRITES);
    Say.line("|---|---|---|---|---|---|---|---|");
    int others = 0;
    for (int sites : SITES) {
      copy(others, sites - 1);
      others = sites - 1;
      // The first of a size warm caches and code.
      List<Double> ours = new ArrayList<>();
      List<Double> raw = new ArrayList<>();
      round(bookings / 4, new ArrayList<>(), new ArrayList<>());
      round(bookings, ours, raw);
      Say.line("| %d | %d | %.1f ms | %.1f ms | %.1f ms | %.1f ms | %.1f ms | %.1f |", others, ours.size(), Say.at(ours, 0.5), Say.at(ours, 0.99), Say.at(ours, 1),
          Say.at(raw, 0.5), Say.at(raw, 0.99), Say.at(ours, 0.99) / Say.at(raw, 0.99));
    }
  }

  private void round(int bookings, List<Double> ours, List<Double> raw) throws Exception {
    for (String course : service.open(bookings, SITE, NOW)) {
      double ms = book(course, SERIES_WEEKS);
      if (ms >= 0) {
        ours.add(ms);
        undo(course);
        raw.add(raw());
      }
    }
  }

  /**
   * Patients want other days and other times: that is how a site gets evenly full.
   *
   * @param upTo share of the chairs' time
   * @return share that is taken in the end, which is less if no more fits
   */
  private double fill(double upTo) throws Exception {
    double full = full();
    int same = 0;
    int booked = 0;
    while (full < upTo && same < LOOKS) {
      for (String course : service.open(TRIED, SITE, NOW)) {
        booked += book(course, 0) >= 0 ? 1 : 0;
      }
      double now = full();
      same = now - full < 0.001 ? same + 1 : 0;
      full = now;
      Say.line("filling: %d series, %.1f %% of the chairs' time", booked, full * 100);
    }
    return full;
  }

  /**
   * @param week the first in which it may begin
   * @return milliseconds until the answer, negative if there was no time
   */
  private double book(String course, int week) {
    LocalDate from = FIRST.plusWeeks(week).plusDays(random.nextInt((WEEKS - SERIES_WEEKS - week) * 7));
    Map<String, Object> wish = Map.of("site", SITE, "from", from, "time", LocalTime.of(8 + random.nextInt(8), 0));
    long begun = System.nanoTime();
    Reply reply = post("book", course, "/series", wish);
    double ms = (System.nanoTime() - begun) / 1e6;
    return reply.status() == 409 ? -1 : ms;
  }

  /** The site stays as full as it was. */
  private void undo(String course) {
    for (int session = 1; session <= SchedulingUnderTest.PLAN.sessions(); session++) {
      post("undo " + session, course, "/sessions/" + session + "/cancel", Map.of("by", "CLINIC"));
    }
  }

  private Reply post(String step, String course, String path, Map<String, Object> body) {
    Reply reply =
        service.client().call(course + step, Role.SCHEDULER, "scheduling", "POST", "/courses/" + service.client().courseId(course) + path, body, Map.of());
    if (reply.status() / 100 != 2 && reply.status() != 409) {
      throw new IllegalStateException(path + " answered " + reply.status() + " " + reply.body());
    }
    return reply;
  }

  private MongoCollection<Document> days() {
    return store.getCollection("days");
  }

  private String day(LocalDate date) {
    return service.client().clinic() + "/" + SITE + "/" + date;
  }

  /** Share of the chairs' time that is taken, over the opening hours of the weeks that are evenly full. */
  private double full() {
    long taken = 0;
    long open = 0;
    for (LocalDate date = FIRST.plusWeeks(SERIES_WEEKS); date.isBefore(FIRST.plusWeeks(WEEKS - SERIES_WEEKS)); date = date.plusDays(1)) {
      if (date.getDayOfWeek().getValue() <= DayOfWeek.FRIDAY.getValue()) {
        open += (long) CHAIRS * OPEN_MIN;
        Document day = days().find(Filters.eq("_id", day(date))).first();
        for (Document one : day == null ? List.<Document>of() : day.getList("booked", Document.class)) {
          taken += TimeUnit.MILLISECONDS.toMinutes(one.getDate("to").getTime() - one.getDate("from").getTime());
        }
      }
    }
    return (double) taken / open;
  }

  /** Other sites as full as this one. */
  private void copy(int from, int to) {
    String mine = service.client().clinic() + "/" + SITE + "/";
    List<Document> all = days().find(Filters.regex("_id", "^" + mine)).into(new ArrayList<>());
    for (int site = from; site < to; site++) {
      String other = "other-" + site + "/" + SITE + "/";
      days().insertMany(all.stream().map(day -> new Document(day).append("_id", other + day.getString("_id").substring(mine.length()))).toList());
    }
  }

  /** As many conditional writes of a day as large as ours, one after the other. */
  private double raw() {
    MongoCollection<Document> collection = store.getCollection("raw").withReadConcern(ReadConcern.MAJORITY).withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
    LocalDate wednesday = FIRST.plusWeeks(SERIES_WEEKS).with(DayOfWeek.WEDNESDAY);
    Document day = Objects.requireNonNull(days().find(Filters.eq("_id", day(wednesday))).first());
    String id = UUID.randomUUID().toString();
    collection.insertOne(day.append("_id", id).append("v", 0L));
    long begun = System.nanoTime();
    for (long v = 0; v < WRITES; v++) {
      collection.updateOne(Filters.and(Filters.eq("_id", id), Filters.eq("v", v)), Updates.combine(Updates.inc("v", 1L), Updates.set("booked", day.get("booked"))));
    }
    return (System.nanoTime() - begun) / 1e6;
  }
}
