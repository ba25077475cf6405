package org.treatmentcourse.local.prove;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.treatmentcourse.contracts.Clinic;
import org.treatmentcourse.contracts.ClinicEvent;
import org.treatmentcourse.contracts.ClinicEvent.ContactWay;
import org.treatmentcourse.contracts.Consent;
import org.treatmentcourse.contracts.SchedulingEvent.Booking;
import org.treatmentcourse.contracts.SchedulingEvent.SessionsBooked;
import org.treatmentcourse.contracts.Service;
import org.treatmentcourse.contracts.Sex;
import org.treatmentcourse.local.LocalSystem;
import org.treatmentcourse.local.client.ClinicClient;
import org.treatmentcourse.local.client.Reply;
import org.treatmentcourse.local.keys.Role;
import org.treatmentcourse.local.mail.MailSink;
import org.treatmentcourse.local.mail.MailSink.Fault;
import tools.jackson.databind.JsonNode;

/**
 * Patients are reminded in real time by two instances of follow-up that are killed with -9 while a mail server is slow, busy, silent, down and up again.
 * No mail may come twice, none may be missing, and each of which nobody knows must be listed for a person. What was rescheduled, and whoever has not
 * agreed to be written to, must not be reminded.
 */
final class RemindersProof {

  private static final ZoneId ZONE = ZoneId.of("America/New_York");
  private static final Duration READY = Duration.ofMinutes(3);
  private static final Duration CATCH_UP = Duration.ofMinutes(6);
  private static final int SLOWEST_MS = 400;
  private static final List<String> INSTANCES = List.of("followup", "followup-2");

  /** Short pauses, so that the proof takes minutes; what is proved does not depend on them. */
  private static final Map<String, String> QUICK = Map.of(
      "TREATMENTCOURSE_MESSAGE_CLAIM_LAPSES", "12s",
      "RESILIENCE4J_TIMELIMITER_INSTANCES_MAIL_TIMEOUTDURATION", "5s",
      "RESILIENCE4J_CIRCUITBREAKER_CONFIGS_DEFAULT_WAITDURATIONINOPENSTATE", "2s");
  private static final Map<String, Object> POLICY =
      Map.of("followup", Map.of("messages", Map.of("quiet", Map.of("from", "00:00", "until", "00:00"), "retryMin", List.of(1))));

  private final Stage stage;
  private final ProveOptions options;
  private final Consumer<String> out;
  private final Map<String, Fault> fates = new ConcurrentHashMap<>();
  private final Map<String, Integer> times = new ConcurrentHashMap<>();
  private final Map<String, Integer> kills = new TreeMap<>();
  private int outages;

  RemindersProof(Stage stage, ProveOptions options, Consumer<String> out) {
    this.stage = stage;
    this.options = options;
    this.out = out;
  }

  /** @param expected ids of messages that must go out, {@code forbidden} of those that must not */
  private record Planned(Set<String> expected, Set<String> forbidden) {}

  boolean holds() throws Exception {
    try (MailSink sink = new MailSink(mail -> fate(mail.id()));
        LocalSystem system = stage.fresh(false, environment(sink));
        ClinicClient client = new ClinicClient(system.addresses(), system.keys(), "reminders")) {
      client.register(new Clinic("reminders", ZONE.getId(), List.of(new Clinic.Site("harbour", null, 4, 2, "08:00-18:00 Mon-Fri")), POLICY));
      system.startExtra("followup");
      sink.down();
      List<String> courses = open(client);
      Planned planned = plan(system, client, courses);
      out.accept("%d courses, %d reminders due, %d called off or without consent; the mail server comes up".formatted(
          courses.size(), planned.expected().size(), planned.forbidden().size()));
      sink.up();
      disturb(system, sink);
      List<JsonNode> left = settle(client, planned);
      return judge(sink, planned, left);
    }
  }

  private static Map<String, String> environment(MailSink sink) {
    Map<String, String> env = new HashMap<>(QUICK);
    env.put("TREATMENTCOURSE_MAIL_URL", sink.url());
    env.put("TREATMENTCOURSE_MAIL_FROM", "clinic@example.org");
    return env;
  }

  /** Follows from the seed, the message, and how often it has come. */
  private Fault fate(String id) {
    // Seeds that are neighbours begin alike, so they are spread.
    Random random = new Random((options.seed() * 31 + id.hashCode() + 7L * times.merge(id, 1, Integer::sum)) * 0x9E3779B97F4A7C15L);
    Waits.pause(random.nextInt(SLOWEST_MS));
    Fault fate = switch (random.nextInt(20)) {
      case 0, 1, 2 -> Fault.BUSY;
      case 3 -> Fault.TAKEN_UNANSWERED;
      case 4 -> Fault.LOST_UNANSWERED;
      default -> Fault.NONE;
    };
    fates.put(id, fate);
    return fate;
  }

  /** Of ten patients one has not agreed to messages. */
  private List<String> open(ClinicClient client) {
    List<String> courses = new ArrayList<>();
    for (int i = 0; i < options.courses(); i++) {
      String reference = "R-" + i;
      ClinicEvent.Person person = new ClinicEvent.Person("Reminded", reference, LocalDate.of(1980, 1, 1), Sex.MALE, "patient" + i + "@example.org", null, null,
          i % 2 == 0 ? "en" : "es", List.of(ContactWay.EMAIL));
      Opening.of(client, "harbour", reference, person);
      String course = client.courseId(reference);
      if (agrees(i)) {
        Opening.post(client, reference + "/consent", "/courses/" + course + "/consents", Map.of("consent", Consent.MESSAGING, "version", "1"));
      }
      courses.add(course);
    }
    return courses;
  }

  private static boolean agrees(int number) {
    return number % 10 != 9;
  }

  /** Says what scheduling would say: each session is booked, and one in five moved before anything was sent. */
  private Planned plan(LocalSystem system, ClinicClient client, List<String> courses) throws InterruptedException, ExecutionException {
    Instant start = Instant.now().plus(Duration.ofHours(10));
    try (Voice scheduling = new Voice(system.addresses().kafkaBootstrap(), client.clinic())) {
      for (int i = 0; i < courses.size(); i++) {
        boolean moved = i % 5 == 0;
        if (moved) {
          say(scheduling, courses.get(i), 1, start.plus(Duration.ofHours(20)));
        }
        say(scheduling, courses.get(i), moved ? 2 : 1, start);
      }
    }
    Set<String> expected = new HashSet<>();
    Set<String> forbidden = new HashSet<>();
    long end = System.nanoTime() + CATCH_UP.toNanos();
    // Of each course one reminder of the session and one of its form are due; nothing has left yet, for the mail server is down.
    while (expected.size() < 2 * courses.stream().filter(course -> agrees(courses.indexOf(course))).count()) {
      require(end, "only " + expected.size() + " reminders were planned");
      Waits.pause(500);
      for (JsonNode message : list(client, "PLANNED", "CLAIMED", "FAILED", "SUPPRESSED", "CANCELLED")) {
        String id = message.path("message").asString();
        boolean agreed = agrees(courses.indexOf(message.path("courseId").asString()));
        boolean due = !Instant.parse(message.path("dueAt").asString()).isAfter(Instant.now());
        boolean off = message.path("state").asString().equals("CANCELLED");
        if (agreed && due && !off) {
          expected.add(id);
        } else if (!agreed || off) {
          forbidden.add(id);
        }
      }
    }
    return new Planned(expected, forbidden);
  }

  private static void say(Voice scheduling, String course, long sequence, Instant start) throws InterruptedException, ExecutionException {
    Instant at = start.truncatedTo(java.time.temporal.ChronoUnit.SECONDS);
    Booking booking = new Booking(1, "harbour", LocalDate.ofInstant(at, ZONE), LocalTime.ofInstant(at, ZONE), ZONE.getId(), at, 180);
    scheduling.say(Service.SCHEDULING, course, sequence, new SessionsBooked(1, List.of(booking)));
  }

  /** Kills and outages, at moments that follow from the seed. */
  private void disturb(LocalSystem system, MailSink sink) {
    Random random = new Random(options.seed());
    AtomicBoolean up = new AtomicBoolean(true);
    for (int i = 0; i < options.kills(); i++) {
      Waits.pause(700 + random.nextInt(2_500));
      String target = INSTANCES.get(random.nextInt(INSTANCES.size()));
      system.awaitReady(target, READY);
      Waits.pause(random.nextInt(1_500));
      system.kill9(target);
      kills.merge(target, 1, Integer::sum);
      if (i % 3 == 1) {
        sink.down();
        up.set(false);
        outages++;
      } else if (!up.get()) {
        sink.up();
        up.set(true);
      }
    }
    sink.up();
    INSTANCES.forEach(instance -> system.awaitReady(instance, READY));
  }

  /** Returns what is listed for a person, when nothing that must go out is on its way any more. */
  private List<JsonNode> settle(ClinicClient client, Planned planned) {
    long end = System.nanoTime() + CATCH_UP.toNanos();
    while (true) {
      long waiting = list(client, "PLANNED", "CLAIMED").stream().filter(message -> planned.expected().contains(message.path("message").asString())).count();
      if (waiting == 0) {
        return list(client, "FAILED", "UNKNOWN");
      }
      require(end, waiting + " reminders are still on their way");
      Waits.pause(1_000);
    }
  }

  private boolean judge(MailSink sink, Planned planned, List<JsonNode> left) {
    Map<String, Integer> came = new HashMap<>();
    sink.taken().forEach(mail -> came.merge(mail.id(), 1, Integer::sum));
    Set<String> unknown = new HashSet<>();
    Set<String> failed = new HashSet<>();
    left.forEach(message -> (message.path("state").asString().equals("UNKNOWN") ? unknown : failed).add(message.path("message").asString()));
    long doubled = came.values().stream().filter(times -> times > 1).count();
    long missing = planned.expected().stream().filter(id -> !came.containsKey(id) && !unknown.contains(id) && !failed.contains(id)).count();
    long unwanted = came.keySet().stream().filter(id -> !planned.expected().contains(id)).count();
    long unanswered = fates.entrySet().stream()
        .filter(one -> one.getValue() == Fault.TAKEN_UNANSWERED || one.getValue() == Fault.LOST_UNANSWERED)
        .filter(one -> !unknown.contains(one.getKey()))
        .count();
    long arrived = unknown.stream().filter(came::containsKey).count();
    int killed = kills.values().stream().mapToInt(Integer::intValue).sum();
    out.accept("kills %s, mail server away %d times".formatted(kills, outages));
    out.accept("due %d, sent %d, doubled %d, missing %d, failed %d, unwanted %d".formatted(
        planned.expected().size(), came.size(), doubled, missing, failed.size(), unwanted));
    out.accept("unknown %d, all listed for a person (%d of them had arrived); unanswered and not listed %d".formatted(unknown.size(), arrived, unanswered));
    return doubled == 0 && missing == 0 && failed.isEmpty() && unwanted == 0 && unanswered == 0 && killed == options.kills();
  }

  /** All pages. */
  private List<JsonNode> list(ClinicClient client, String... states) {
    List<JsonNode> all = new ArrayList<>();
    String after = "";
    do {
      String path = "/messages?state=" + String.join(",", states) + (after.isEmpty() ? "" : "&after=" + after);
      Reply reply = client.call("list", Role.COORDINATOR, "followup", "GET", path, null, Map.of());
      if (!reply.ok()) {
        throw new IllegalStateException(path + " answered " + reply);
      }
      reply.body().path("messages").forEach(all::add);
      after = reply.body().path("next").asString("");
    } while (!after.isEmpty());
    return all;
  }

  private static void require(long end, String otherwise) {
    if (System.nanoTime() > end) {
      throw new IllegalStateException(otherwise);
    }
  }
}
