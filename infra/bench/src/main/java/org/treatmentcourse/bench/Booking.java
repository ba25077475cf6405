package org.treatmentcourse.bench;

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
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.treatmentcourse.contracts.Clinic;
import org.treatmentcourse.contracts.EvaluationEvent.PlanApproved;
import org.treatmentcourse.contracts.Phase;
import org.treatmentcourse.contracts.Plan;
import org.treatmentcourse.local.Backends;
import org.treatmentcourse.local.LocalTopics;
import org.treatmentcourse.local.broker.Topics;
import org.treatmentcourse.local.keys.Role;

/**
 * What it takes to find and book a series of six at a site of twenty chairs that is 70 % full, over HTTP, with more and more other sites in the store; beside
 * it the same number of writes by a raw client. Usage: {@code infra/bench/run booking [BOOKINGS]}.
 */
public final class Booking {
  private static final Plan PLAN =
      new Plan(1, "IV_MDD_STD", Phase.INDUCTION, "IV", "ketamine", 0.5, 40, 40, 1, 6, 36, 7, 3, 0, null, 80.0, null, null, false, List.of(), null, null);
  private static final int CHAIRS = 20;
  private static final int NURSES = 40;
  private static final int OPEN_MIN = 600;
  private static final String HOURS = "08:00-18:00 Mon-Fri";
  private static final double FULL = 0.7;

  /** A series takes three weeks: where all of the starts before and after reach, the site is evenly full. */
  private static final int SERIES_WEEKS = 3;

  private static final int WEEKS = 9;

  /** A series is begun and committed on the course, and each session held and confirmed on its day. */
  private static final int WRITES = 2 + 2 * PLAN.sessions();

  private static final List<Integer> SITES = List.of(1, 10, 100, 1_000);

  private final MongoDatabase store;
  private final Load load;
  private final ServiceUnderTest service;
  private final Caller scheduler;
  private final Random random = new Random(1);
  private final LocalDate first = LocalDate.now(ZoneOffset.UTC).plusDays(3);
  private int booked;

  private Booking(MongoDatabase store, Load load, ServiceUnderTest service) {
    this.store = store;
    this.load = load;
    this.service = service;
    this.scheduler = service.caller(Load.CLINIC, Role.SCHEDULER);
  }

  public static void main(String[] args) throws Exception {
    int bookings = args.length > 0 ? Integer.parseInt(args[0]) : 300;
    Path folder = Files.createTempDirectory("bench-");
    try (Backends backends = Backends.start(); MongoClient client = MongoClients.create(backends.mongoUri())) {
      say("store and broker: %s", backends.origin());
      Topics.create(backends.kafkaBootstrap(), LocalTopics.fixed());
      MongoDatabase store = client.getDatabase("scheduling");
      store.drop();
      Load load = new Load(backends.kafkaBootstrap());
      load.register(new Clinic(Load.CLINIC, "UTC", List.of(new Clinic.Site("main", null, CHAIRS, NURSES, HOURS)), Map.of()));
      try (ServiceUnderTest service = new ServiceUnderTest("scheduling", folder, backends.mongoUri(), backends.kafkaBootstrap())) {
        new Booking(store, load, service).measure(bookings);
      }
    }
  }

  private void measure(int bookings) throws Exception {
    fill();
    say("other sites   site full   bookings      p50      p99      max   %d raw writes p50      p99   ratio of p99", WRITES);
    int others = 0;
    for (int sites : SITES) {
      copy(others, sites - 1);
      others = sites - 1;
      // The first of a size warm caches and code.
      for (String course : open(bookings / 4)) {
        if (book(course, SERIES_WEEKS) >= 0) {
          undo(course);
        }
      }
      List<Double> ours = new ArrayList<>();
      List<Double> raw = new ArrayList<>();
      for (String course : open(bookings)) {
        double ms = book(course, SERIES_WEEKS);
        if (ms >= 0) {
          ours.add(ms);
          undo(course);
          raw.add(raw());
        }
      }
      say("%11d %10.0f %% %10d %6.1f ms %5.1f ms %5.1f ms %20.1f ms %5.1f ms %10.1f", others, full() * 100, ours.size(), at(ours, 0.5), at(ours, 0.99), at(ours, 1), at(raw, 0.5),
          at(raw, 0.99), at(ours, 0.99) / at(raw, 0.99));
    }
  }

  /** Patients want other days and other times: that is how a site gets evenly full. */
  private void fill() throws Exception {
    while (full() < FULL) {
      int before = booked;
      for (String course : open(40)) {
        book(course, 0);
      }
      say("filling: %d series, %.0f %%", booked, full() * 100);
      if (booked == before) {
        throw new IllegalStateException("the site takes no more series");
      }
    }
    say("%d series booked until the site was %.0f %% full", booked, full() * 100);
  }

  private List<String> open(int count) throws Exception {
    String run = Limit.name();
    List<Load.Said> all = new ArrayList<>();
    List<String> courses = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String course = Load.course(run, i);
      courses.add(course);
      all.add(new Load.Said("intake.events", "/intake", course, 1, Load.event(1)));
      all.add(new Load.Said("evaluation.events", "/evaluation", course, 1, new PlanApproved(PLAN, "bench")));
    }
    load.say(all);
    while (!service.quiet()) {
      TimeUnit.MILLISECONDS.sleep(20);
    }
    return courses;
  }

  /**
   * @param week the first in which it may begin
   * @return milliseconds until the answer, negative if there was no time
   */
  private double book(String course, int week) throws Exception {
    LocalDate from = first.plusWeeks(week).plusDays(random.nextInt((WEEKS - SERIES_WEEKS - week) * 7));
    Map<String, Object> wish = Map.of("site", "main", "from", from, "time", LocalTime.of(8 + random.nextInt(8), 0));
    long begun = System.nanoTime();
    boolean found = scheduler.post("/courses/" + course + "/series", wish);
    double ms = (System.nanoTime() - begun) / 1e6;
    booked += found ? 1 : 0;
    return found ? ms : -1;
  }

  /** The site stays as full as it was. */
  private void undo(String course) throws Exception {
    for (int session = 1; session <= PLAN.sessions(); session++) {
      scheduler.post("/courses/" + course + "/sessions/" + session + "/cancel", Map.of("by", "CLINIC"));
    }
  }

  private MongoCollection<Document> days() {
    return store.getCollection("days");
  }

  /** Share of the chairs' time that is taken, over the opening hours of the weeks that are evenly full. */
  private double full() {
    long taken = 0;
    long open = 0;
    for (LocalDate date = first.plusWeeks(SERIES_WEEKS); date.isBefore(first.plusWeeks(WEEKS - SERIES_WEEKS)); date = date.plusDays(1)) {
      if (date.getDayOfWeek().getValue() <= DayOfWeek.FRIDAY.getValue()) {
        open += (long) CHAIRS * OPEN_MIN;
        Document day = days().find(Filters.eq("_id", Load.CLINIC + "/main/" + date)).first();
        for (Document one : day == null ? List.<Document>of() : day.getList("booked", Document.class)) {
          taken += TimeUnit.MILLISECONDS.toMinutes(one.getDate("to").getTime() - one.getDate("from").getTime());
        }
      }
    }
    return (double) taken / open;
  }

  /** Other sites as full as this one. */
  private void copy(int from, int to) {
    List<Document> mine = days().find(Filters.regex("_id", "^" + Load.CLINIC + "/main/")).into(new ArrayList<>());
    for (int site = from; site < to; site++) {
      String other = "other-" + site + "/main/";
      days().insertMany(mine.stream().map(day -> new Document(day).append("_id", other + day.getString("_id").substring(Load.CLINIC.length() + "/main/".length()))).toList());
    }
  }

  /** As many conditional writes of a day as large as ours, one after the other. */
  private double raw() {
    MongoCollection<Document> collection = store.getCollection("raw").withReadConcern(ReadConcern.MAJORITY).withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
    Document day = Objects.requireNonNull(days().find(Filters.eq("_id", Load.CLINIC + "/main/" + first.plusWeeks(SERIES_WEEKS).with(DayOfWeek.WEDNESDAY))).first());
    String id = Limit.name();
    collection.insertOne(day.append("_id", id).append("v", 0L));
    long begun = System.nanoTime();
    for (long v = 0; v < WRITES; v++) {
      collection.updateOne(Filters.and(Filters.eq("_id", id), Filters.eq("v", v)), Updates.combine(Updates.inc("v", 1L), Updates.set("booked", day.get("booked"))));
    }
    return (System.nanoTime() - begun) / 1e6;
  }

  private static double at(List<Double> values, double share) {
    List<Double> sorted = values.stream().sorted().toList();
    return sorted.get(Math.min(sorted.size() - 1, (int) Math.ceil(share * sorted.size()) - (share < 1 ? 0 : 1)));
  }

  private static void say(String format, Object... args) {
    System.out.println(String.format(Locale.ROOT, format, args));
  }
}
