package org.treatmentcourse.local.prove;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.treatmentcourse.contracts.Channel;
import org.treatmentcourse.contracts.Clinic;
import org.treatmentcourse.contracts.ClinicEvent;
import org.treatmentcourse.contracts.EvaluationEvent.PlanApproved;
import org.treatmentcourse.contracts.Phase;
import org.treatmentcourse.contracts.Plan;
import org.treatmentcourse.contracts.Service;
import org.treatmentcourse.contracts.Sex;
import org.treatmentcourse.contracts.Topics;
import org.treatmentcourse.contracts.policy.PolicyBook;
import org.treatmentcourse.contracts.policy.SchedulingPolicy;
import org.treatmentcourse.local.LocalSystem;
import org.treatmentcourse.local.client.ClinicClient;
import org.treatmentcourse.local.client.History;
import org.treatmentcourse.local.client.Reply;
import org.treatmentcourse.local.keys.Role;
import tools.jackson.databind.JsonNode;

/**
 * Sixteen desks fight for three chairs at two instances of scheduling that are killed with -9 again and again. Nobody may sit on another, no nurse have
 * more patients than the policy allows at any instant, no course have a part of its series, no chair be lost.
 */
final class BookingProof {

  private static final ZoneId ZONE = ZoneId.of("America/New_York");
  private static final Duration READY = Duration.ofMinutes(3);
  private static final Duration SETTLE = Duration.ofMinutes(3);
  private static final String EVENTS = Topics.of(Service.SCHEDULING, Channel.EVENTS);
  private static final String SITE = "harbour";
  private static final int CHAIRS = 3;
  private static final int NURSES = 1;
  private static final int DESKS = 16;
  private static final int DAYS = 60;
  private static final List<String> INSTANCES = List.of("scheduling", "scheduling-2");
  private static final Plan PLAN =
      new Plan(1, "IV_MDD_STD", Phase.INDUCTION, "IV", "ketamine", 0.5, 40, 40, 1, 6, 36, 7, 3, 0, null, 80.0, null, null, false, List.of(), null, null);

  private final Stage stage;
  private final ProveOptions options;
  private final Consumer<String> out;
  private final SchedulingPolicy policy = new PolicyBook<>("scheduling", SchedulingPolicy.class).defaults();
  private final Chairs.Need need = new Chairs.Need(Objects.requireNonNull(policy.routes().get(PLAN.route())), PLAN.durationMin(), PLAN.sessions());
  private final Map<String, Integer> kills = new TreeMap<>();
  private final List<String> failures = new ArrayList<>();

  BookingProof(Stage stage, ProveOptions options, Consumer<String> out) {
    this.stage = stage;
    this.options = options;
    this.out = out;
  }

  boolean holds() throws Exception {
    try (LocalSystem system = stage.fresh(false, Map.of())) {
      system.startExtra("scheduling");
      try (ClinicClient client = new ClinicClient(system.addresses(), system.keys(), "booking"); History history = new History(system.addresses().kafkaBootstrap())) {
        client.register(new Clinic("booking", ZONE.getId(), List.of(new Clinic.Site(SITE, null, CHAIRS, NURSES, "08:00-17:00 Mon-Fri")), Map.of()));
        List<String> courses = open(system, client);
        out.accept("%d courses with a plan of %d sessions each, %d desks, %d chairs, %d nurse".formatted(
            courses.size(), PLAN.sessions(), DESKS, CHAIRS, NURSES));
        Desks desks = new Desks(client, SITE, courses, INSTANCES, LocalDate.now(ZONE), PLAN.sessions());
        long seen = fight(system, client, desks);
        return judge(settle(client, history, courses), history, courses, desks, seen);
      }
    }
  }

  private List<String> open(LocalSystem system, ClinicClient client) throws Exception {
    List<String> courses = new ArrayList<>();
    try (Voice evaluation = new Voice(system.addresses().kafkaBootstrap(), client.clinic())) {
      for (int i = 0; i < options.courses(); i++) {
        String reference = "B-" + i;
        Opening.of(client, SITE, reference, new ClinicEvent.Person("Booked", reference, LocalDate.of(1980, 1, 1), Sex.MALE, null, null));
        courses.add(client.courseId(reference));
        evaluation.say(Service.EVALUATION, courses.getLast(), 1, new PlanApproved(PLAN, "proof"));
      }
    }
    for (String course : courses) {
      Waits.until("the plan of " + course, SETTLE, () -> client.call(course, Role.SCHEDULER, "scheduling", "GET", "/courses/" + course, null, Map.of())
          .body().path("sessions").size() == PLAN.sessions());
    }
    return courses;
  }

  /** Returns how many days were looked at meanwhile. */
  private long fight(LocalSystem system, ClinicClient client, Desks desks) throws Exception {
    AtomicBoolean over = new AtomicBoolean();
    AtomicLong seen = new AtomicLong();
    Thread auditor = Thread.ofVirtual().start(() -> {
      Random random = new Random(options.seed());
      while (!over.get()) {
        JsonNode day = day(client, LocalDate.now(ZONE).plusDays(random.nextInt(DAYS)));
        Chairs.excess(taken(day), CHAIRS, NURSES, policy.site()).forEach(this::fail);
        seen.incrementAndGet();
      }
    });
    Thread killer = Thread.ofVirtual().start(() -> kill(system, desks));
    try {
      desks.run(DESKS, options.attempts(), options.seed());
    } finally {
      over.set(true);
      auditor.join();
      killer.join();
    }
    return seen.get();
  }

  /** One instance after the other dies, spread over all the attempts. */
  private void kill(LocalSystem system, Desks desks) {
    Random random = new Random(options.seed());
    for (int i = 0; i < options.kills(); i++) {
      int from = (int) ((long) options.attempts() * (i + 1) / (options.kills() + 1));
      while (desks.attempts() < from) {
        Waits.pause(20);
      }
      String target = INSTANCES.get(random.nextInt(INSTANCES.size()));
      system.awaitReady(target, READY);
      system.kill9(target);
      kills.merge(target, 1, Integer::sum);
    }
    INSTANCES.forEach(instance -> system.awaitReady(instance, READY));
  }

  /** @param said what scheduling has told of {@code chairs}, {@code stored} what the days of the site have, as {@code course/session time} */
  private record Picture(Chairs chairs, Set<String> said, Set<String> stored) {}

  /** What died while it held chairs is tidied up by whoever lives, and chairs that were given up are given back a moment later; then days and courses agree, or never. */
  private Picture settle(ClinicClient client, History history, List<String> courses) {
    long start = System.nanoTime();
    Picture now = look(client, history, courses);
    while (!now.said().equals(now.stored()) && System.nanoTime() - start < SETTLE.toNanos()) {
      Waits.pause(200);
      now = look(client, history, courses);
    }
    out.accept("days and courses compared until %.1f s after the last answer".formatted((System.nanoTime() - start) / 1e9));
    return now;
  }

  private Picture look(ClinicClient client, History history, List<String> courses) {
    Set<String> stored = days().stream().flatMap(date -> taken(day(client, date)).stream()).map(BookingProof::name).collect(Collectors.toSet());
    history.catchUp();
    Chairs chairs = new Chairs();
    courses.forEach(course -> chairs.follow(course, history.course(course, EVENTS), need));
    return new Picture(chairs, chairs.taken().stream().map(BookingProof::name).collect(Collectors.toSet()), stored);
  }

  private static String name(Chairs.Slot slot) {
    return slot.course() + "/" + slot.session() + " " + slot.from();
  }

  private boolean judge(Picture end, History history, List<String> courses, Desks desks, long seen) {
    List<String> excess = Chairs.excess(end.chairs().taken(), CHAIRS, NURSES, policy.site());
    Set<String> lost = minus(end.stored(), end.said());
    Set<String> unheld = minus(end.said(), end.stored());
    List<String> partial = end.chairs().partial();
    long saidBooked = courses.stream().flatMap(course -> history.course(course, EVENTS).stream()).filter(event -> event.type().equals("scheduling.sessions-booked.v1")).count();
    long answeredBooked = desks.answers().stream().filter(answer -> answer.done() && Set.of("book", "confirm", "mend", "move").contains(answer.act())).count();
    table(desks);
    out.accept("kills %s; %d attempts, %d answers, %d bookings answered and %d said".formatted(
        kills, options.attempts(), desks.answers().size(), answeredBooked, saidBooked));
    out.accept("chairs taken at the end %d; days looked at meanwhile %d".formatted(end.said().size(), seen));
    out.accept("overlaps or ratios exceeded %d, partial series %d, chairs lost %d, chairs booked and not held %d, sequences broken %d".formatted(
        excess.size() + failures.size(), partial.size(), lost.size(), unheld.size(), history.violations().size()));
    List<String> details = Stream.of(failures, excess, partial, lost, unheld, history.violations()).flatMap(Collection::stream).toList();
    details.stream().limit(20).forEach(out);
    int killed = kills.values().stream().mapToInt(Integer::intValue).sum();
    return details.isEmpty() && killed == options.kills() && answeredBooked == saidBooked && !end.said().isEmpty() && seen > 0;
  }

  private void table(Desks desks) {
    out.accept("act         done  refused    p50      p99   refusals");
    Map<String, List<Desks.Answer>> byAct = desks.answers().stream().collect(Collectors.groupingBy(Desks.Answer::act, TreeMap::new, Collectors.toList()));
    byAct.forEach((act, answers) -> {
      List<Long> ms = answers.stream().map(Desks.Answer::ms).toList();
      Map<String, Long> reasons = answers.stream().filter(answer -> !answer.done())
          .collect(Collectors.groupingBy(answer -> answer.status() + " " + answer.reason(), TreeMap::new, Collectors.counting()));
      long done = answers.stream().filter(Desks.Answer::done).count();
      out.accept("%-9s %6d %8d %4d ms %5d ms   %s".formatted(act, done, answers.size() - done, Percentile.of(ms, 0.5), Percentile.of(ms, 0.99), reasons));
      answers.stream().filter(answer -> answer.status() >= 500).findFirst().ifPresent(answer -> fail("an answer nobody should get: " + answer));
    });
  }

  private static List<LocalDate> days() {
    LocalDate today = LocalDate.now(ZONE);
    return IntStream.range(0, DAYS).mapToObj(today::plusDays).toList();
  }

  private static JsonNode day(ClinicClient client, LocalDate date) {
    Reply reply = client.call("day", Role.SCHEDULER, "scheduling", "GET", "/sites/" + SITE + "/days/" + date, null, Map.of());
    if (!reply.ok()) {
      throw new IllegalStateException("the day " + date + " answers " + reply);
    }
    return reply.body();
  }

  private List<Chairs.Slot> taken(JsonNode day) {
    List<Chairs.Slot> slots = new ArrayList<>();
    for (JsonNode one : day.path("taken")) {
      slots.add(Chairs.Slot.of(one.path("courseId").asString(), one.path("session").asInt(), Instant.parse(one.path("from").asString()),
          need.times(), need.durationMin()));
    }
    return slots;
  }

  private static Set<String> minus(Set<String> all, Set<String> others) {
    Set<String> left = new HashSet<>(all);
    left.removeAll(others);
    return left;
  }

  private void fail(String what) {
    synchronized (failures) {
      failures.add(what);
    }
  }
}
