package org.treatmentcourse.local.prove;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.local.client.ClinicClient;
import org.treatmentcourse.local.client.Reply;
import org.treatmentcourse.local.keys.Role;
import tools.jackson.databind.JsonNode;

/** People at many desks who want the same few chairs: they book, keep, confirm, decline, move, mend and cancel, at either of two instances. */
final class Desks {

  private static final int DAYS_AHEAD = 21;

  private final ClinicClient client;
  private final String site;
  private final List<String> courses;
  private final List<String> instances;
  private final LocalDate today;
  private final int sessions;
  private final AtomicInteger attempts = new AtomicInteger();
  private final ConcurrentLinkedQueue<Answer> answers = new ConcurrentLinkedQueue<>();

  /** @param reason of a refusal, or empty */
  record Answer(String act, int status, String reason, long ms) {
    boolean done() {
      return status / 100 == 2;
    }
  }

  /** @param sessions of each plan */
  Desks(ClinicClient client, String site, List<String> courses, List<String> instances, LocalDate today, int sessions) {
    this.client = client;
    this.site = site;
    this.courses = courses;
    this.instances = instances;
    this.today = today;
    this.sessions = sessions;
  }

  List<Answer> answers() {
    return List.copyOf(answers);
  }

  int attempts() {
    return attempts.get();
  }

  /** Returns when so many attempts have been answered. */
  void run(int desks, int wanted, long seed) throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> running = new ArrayList<>();
      for (int desk = 0; desk < desks; desk++) {
        int number = desk;
        running.add(threads.submit(() -> desk(number, wanted, new Random(seed * 1_000 + number))));
      }
      for (Future<?> one : running) {
        one.get();
      }
    }
  }

  private void desk(int number, int wanted, Random random) {
    for (int attempt = attempts.incrementAndGet(); attempt <= wanted; attempt = attempts.incrementAndGet()) {
      String step = number + "/" + attempt;
      String course = courses.get(random.nextInt(courses.size()));
      switch (random.nextInt(10)) {
        case 0, 1, 2, 3 -> post(step, "book", course, "/series", wish(random), random);
        case 4, 5 -> offer(step, course, random);
        case 6 -> mend(step, course, random);
        case 7 -> post(step, "move", course, "/sessions/" + session(random) + "/reschedule",
            Map.of("scope", List.of("THIS", "FOLLOWING", "ALL").get(random.nextInt(3)), "wishes", wish(random)), random);
        default -> post(step, "cancel", course, "/sessions/" + session(random) + "/cancel", Map.of("by", "PATIENT"), random);
      }
    }
  }

  private int session(Random random) {
    return 1 + random.nextInt(sessions);
  }

  private Map<String, Object> wish(Random random) {
    Map<String, Object> wish = new TreeMap<>(Map.of("site", site));
    if (random.nextBoolean()) {
      wish.put("from", today.plusDays(random.nextInt(DAYS_AHEAD)));
    }
    if (random.nextInt(3) == 0) {
      wish.put("time", LocalTime.of(8 + random.nextInt(6), 0));
    }
    return wish;
  }

  /** One of what is offered is kept; then the patient says yes, or no, or nothing. */
  private void offer(String step, String course, Random random) {
    Reply offers = post(step + "/ask", "ask", course, "/offers", wish(random), random);
    JsonNode first = offers.body().path("offers").path(0).path("times");
    if (offers.ok() && !first.isMissingNode()
        && post(step + "/keep", "keep", course, "/offer", Map.of("site", site, "times", first), random).ok()) {
      switch (random.nextInt(4)) {
        case 0, 1 -> post(step + "/yes", "confirm", course, "/offer/confirm", null, random);
        case 2 -> post(step + "/no", "decline", course, "/offer/decline", null, random);
        default -> {
          // the patient is still thinking
        }
      }
    }
  }

  private void mend(String step, String course, Random random) {
    Reply shown = post(step + "/look", "look", course, "/repair/preview", wish(random), random);
    if (shown.ok()) {
      post(step + "/mend", "mend", course, "/repair", Map.of("site", site, "times", shown.body().path("times")), random);
    }
  }

  private Reply post(String step, String act, String course, String path, @Nullable Object body, Random random) {
    long start = System.nanoTime();
    String instance = instances.get(random.nextInt(instances.size()));
    Reply reply = client.call(step, Role.SCHEDULER, instance, "POST", "/courses/" + course + path, body, Map.of());
    answers.add(new Answer(act, reply.status(), reply.ok() ? "" : reply.reason(), (System.nanoTime() - start) / 1_000_000));
    return reply;
  }
}
