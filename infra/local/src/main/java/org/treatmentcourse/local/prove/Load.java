package org.treatmentcourse.local.prove;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.treatmentcourse.contracts.ClinicEvent;
import org.treatmentcourse.contracts.ClinicEvent.HistoryReported;
import org.treatmentcourse.contracts.ClinicEvent.QuestionnaireAnswered;
import org.treatmentcourse.contracts.Consent;
import org.treatmentcourse.contracts.Indication;
import org.treatmentcourse.contracts.Sex;
import org.treatmentcourse.local.client.ClinicClient;
import org.treatmentcourse.local.client.Reply;
import org.treatmentcourse.local.keys.Role;

/**
 * People at the desk open courses and record consents over REST; the clinic's systems send the rest over Kafka. Every course that was opened must lead
 * to the same events, whatever was away meanwhile.
 */
final class Load {

  /** What each course must lead to, over all services. */
  static final Map<String, Integer> EXPECTED = Map.of(
      "intake.consultation-requested.v1", 1,
      "intake.consent-granted.v1", 5,
      "intake.intake-completed.v1", 1,
      "followup.assessment-scored.v1", 2,
      "evaluation.evaluation-opened.v1", 1);

  private static final int LANES = 3;
  private static final long PAUSE_MS = 40;
  private static final List<Consent> CONSENTS =
      List.of(Consent.TREATMENT, Consent.NO_DRIVING, Consent.CONTROLLED_SUBSTANCE, Consent.FINANCIAL, Consent.DATA_USE);

  private final ClinicClient client;
  private final Instant now;
  private final AtomicInteger numbers = new AtomicInteger();
  private final BlockingQueue<String> opened = new LinkedBlockingQueue<>();
  private final List<String> courses = new ArrayList<>();
  private final ConcurrentLinkedQueue<Command> commands = new ConcurrentLinkedQueue<>();

  /** One command that was answered. */
  record Command(long startedNs, long answeredNs, int status) {
    long ms() {
      return (answeredNs - startedNs) / 1_000_000;
    }
  }

  /** @param now the clinic's time, which stands still */
  Load(ClinicClient client, Instant now) {
    this.client = client;
    this.now = now;
  }

  /** Ids of all courses that were opened. */
  List<String> courses() {
    synchronized (courses) {
      return List.copyOf(courses);
    }
  }

  List<Command> commands() {
    return List.copyOf(commands);
  }

  /**
   * Load while {@code meanwhile} runs; returns when everything that was begun has been taken.
   *
   * @throws InterruptedException if that is cut short
   */
  void during(Step meanwhile) throws Exception {
    ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    try {
      for (int lane = 0; lane < LANES; lane++) {
        threads.execute(() -> desk(threads));
      }
      threads.execute(() -> systems(threads));
      meanwhile.run();
    } finally {
      threads.shutdown();
      if (!threads.awaitTermination(ClinicClient.LIMIT.toSeconds(), TimeUnit.SECONDS)) {
        threads.shutdownNow();
      }
    }
    drain();
  }

  @FunctionalInterface
  interface Step {
    void run() throws Exception;
  }

  private void desk(ExecutorService until) {
    while (!until.isShutdown()) {
      String reference = "L-" + numbers.incrementAndGet();
      post(reference, "/courses", Map.of("reference", reference, "site", "harbour", "indication", Indication.TRD,
          "urgency", ClinicEvent.Urgency.ROUTINE, "person", new ClinicEvent.Person("Load", reference, LocalDate.of(1980, 1, 1), Sex.MALE, null, null)));
      String course = client.courseId(reference);
      CONSENTS.forEach(consent -> post(reference + consent, "/courses/" + course + "/consents", Map.of("consent", consent, "version", "1")));
      synchronized (courses) {
        courses.add(course);
      }
      opened.add(reference);
      pause();
    }
  }

  private void post(String step, String path, Map<String, ?> body) {
    long start = System.nanoTime();
    Reply reply = client.call(step, Role.COORDINATOR, "intake", "POST", path, body, Map.of());
    commands.add(new Command(start, System.nanoTime(), reply.status()));
    if (!reply.ok()) {
      throw new IllegalStateException(path + " answered " + reply);
    }
  }

  private void systems(ExecutorService until) {
    while (!until.isShutdown()) {
      drain();
      pause();
    }
  }

  private void drain() {
    for (String reference = opened.poll(); reference != null; reference = opened.poll()) {
      client.publish(reference, reference + "/history", now, new HistoryReported(false, List.of()));
      client.publish(reference, reference + "/phq9", now, new QuestionnaireAnswered("PHQ9", answers("q", 9)));
      client.publish(reference, reference + "/screen", now,
          new QuestionnaireAnswered("CSSRS_SCREEN", Map.of("q1", 0, "q2", 0, "q6_lifetime", 0)));
    }
  }

  private static Map<String, Integer> answers(String prefix, int items) {
    Map<String, Integer> answers = new TreeMap<>(new LinkedHashMap<>());
    for (int item = 1; item <= items; item++) {
      answers.put(prefix + item, item == items ? 0 : 2);
    }
    return answers;
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(PAUSE_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
