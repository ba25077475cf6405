package org.treatmentcourse.local.prove;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.treatmentcourse.local.LocalSystem;
import org.treatmentcourse.local.clock.PlayListener;
import org.treatmentcourse.local.synthetic.Play;
import org.treatmentcourse.local.synthetic.SyntheticClinic;

/**
 * The poison is real: a clinic has policy packs that pass every check and are wrong all the same. It goes live with a scale that has no band for a high total,
 * so that follow-up can't apply {@code clinic.questionnaire-answered}. While courses run it takes from one protocol the maintenance interval that its plans
 * in force name, so that evaluation can't apply {@code followup.recommendation-accepted}. One patient meets each. Later both are corrected and an operator replays.
 */
final class PoisonProof {

  private static final int COURSES = 14;
  private static final Duration SETTLE = Duration.ofMinutes(2);
  private static final Instant REPAIR = SyntheticClinic.day(36, LocalTime.of(15, 30));
  private static final Instant GOES_ON = SyntheticClinic.day(36, LocalTime.of(17, 0));
  private static final Instant WORSE = SyntheticClinic.day(12, LocalTime.of(6, 0));
  private static final Map<String, Object> SCALE =
      Map.of("instruments", Map.of("GAD7", Map.of("bands", List.of(Map.of("code", "MINIMAL", "from", 0, "to", 4)))));
  private static final Map<String, Object> INTERVALS =
      Map.of("protocols", Map.of("IV_MDD_SLOW", Map.of("maintenance", Map.of("stages", List.of(Map.of("minDays", 14, "maxDays", 14, "stepDays", 7))))));

  private final Stage stage;
  private final long seed;
  private final Consumer<String> out;
  private final List<String> failures = new ArrayList<>();

  PoisonProof(Stage stage, long seed, Consumer<String> out) {
    this.stage = stage;
    this.seed = seed;
    this.out = out;
  }

  private record Run(Recording recording, Map<String, Map<String, String>> states, Set<String> odd) {}

  boolean holds() throws IOException {
    SyntheticClinic right = SyntheticClinic.of("poison", seed, COURSES, 1, true).getFirst().withOddOnes(GOES_ON);
    out.accept("%d courses with the right policy".formatted(COURSES));
    Run calm = run(right, (system, play) -> {});
    out.accept("the same with a wrong policy, worse from day 12 on, corrected and replayed on day 36");
    Run poisoned = run(right.with(Map.of("followup", SCALE)), (system, play) -> spoil(system, play, right));
    Comparison others = Comparison.of(calm.recording().only(calm.odd(), false), poisoned.recording().only(calm.odd(), false));
    out.accept("other courses: %d events; lost %d, duplicated %d, out of order %d, differing %d".formatted(
        poisoned.recording().only(calm.odd(), false).events(), others.lost(), others.duplicated(), others.outOfOrder(), others.differing()));
    failures.addAll(others.details());
    calm.states().forEach((course, state) -> {
      List<String> differences = States.differences(state, requireNonNull(poisoned.states().get(course)));
      out.accept("poisoned course %s: %d fields in four services, %d differ after the replay".formatted(course, state.size(), differences.size()));
      failures.addAll(differences);
    });
    failures.stream().limit(30).forEach(failure -> out.accept("NOT AS IT SHOULD BE: " + failure));
    return failures.isEmpty();
  }

  private Run run(SyntheticClinic clinic, BiConsumer<LocalSystem, Play> plan) throws IOException {
    try (LocalSystem system = stage.fresh(); Play play = new Play(system, List.of(clinic))) {
      String service = play.client(clinic.id()).courseId(clinic.reference(0));
      String fromClinic = play.client(clinic.id()).courseId(clinic.reference(1));
      plan.accept(system, play);
      play.run(new Telling(play, out, PlayListener.SILENT));
      play.clock().settle(SETTLE);
      play.history().catchUp();
      check(play.tally().stuck().isEmpty(), "stuck: " + play.tally().stuck());
      check(new Parked(system).list().isEmpty(), "still parked: " + new Parked(system).list());
      failures.addAll(play.history().violations());
      Map<String, Map<String, String>> states = new LinkedHashMap<>();
      for (String course : List.of(service, fromClinic)) {
        states.put(course, States.of(system.addresses().mongoUri(), course));
      }
      return new Run(Recording.of(play.history()), states, states.keySet());
    }
  }

  private void spoil(LocalSystem system, Play play, SyntheticClinic right) {
    SyntheticClinic worse = right.with(Map.of("followup", SCALE, "evaluation", INTERVALS));
    play.at(right.id(), WORSE, () -> play.client(right.id()).register(worse.clinic()));
    String service = play.client(right.id()).courseId(right.reference(0));
    String fromClinic = play.client(right.id()).courseId(right.reference(1));
    play.at(right.id(), REPAIR, () -> repair(system, play, right, service, fromClinic));
  }

  /** Looks at what happened meanwhile, corrects the policy, replays. */
  private void repair(LocalSystem system, Play play, SyntheticClinic corrected, String service, String fromClinic) {
    Parked parked = new Parked(system);
    List<Parked.Record> records = parked.list();
    out.accept("parked on day 36:");
    records.forEach(one -> out.accept("  %-11s %-8s %-38s %s".formatted(one.service(), one.kind(), one.type(), one.reason())));
    check(records.stream().allMatch(one -> Set.of(service, fromClinic).contains(one.course())), "other courses are parked");
    check(isPoison(records, service, "evaluation"), "the service event isn't parked");
    check(isPoison(records, fromClinic, "followup"), "the clinic event isn't parked");
    out.accept("others were told: %s; %s".formatted(blocked(play, service, "evaluation"), blocked(play, fromClinic, "followup")));
    boolean suspended = !play.history().course(service, "evaluation.safety").isEmpty();
    boolean task = hasTask(play, fromClinic, "PLAN_SUSPENDED");
    out.accept("safety events of the parked courses took effect: service event's course %s, clinic event's course %s".formatted(suspended, task));
    check(suspended && task, "a safety event of a parked course has not taken effect");
    long flowed = play.history().since(0).stream().filter(event -> !Set.of(service, fromClinic).contains(event.key())).count();
    out.accept("events of other courses so far: " + flowed);
    play.client(corrected.id()).register(corrected.clinic());
    records.stream().filter(one -> one.kind().equals("POISON")).forEach(one -> out.accept("replay at " + one.service() + ": " + parked.replay(one)));
    play.clock().settle(SETTLE);
    check(parked.list().isEmpty(), "after the replay still parked: " + parked.list());
    check(isTold(play, service, "evaluation.course-unblocked.v1"), "nobody was told that the service event's course is repaired");
    check(isTold(play, fromClinic, "followup.course-unblocked.v1"), "nobody was told that the clinic event's course is repaired");
  }

  /** The service must have said so, and a person must have a task. */
  private String blocked(Play play, String course, String by) {
    boolean told = isTold(play, course, by + ".course-blocked.v1");
    boolean task = hasTask(play, course, "COURSE_BLOCKED");
    check(told && task, "a course is parked in " + by + ": told " + told + ", a task " + task);
    return by + " said so " + told + ", a task " + task;
  }

  private static boolean isTold(Play play, String course, String type) {
    play.history().catchUp();
    return play.history().course(course).stream().anyMatch(event -> event.type().equals(type));
  }

  private static boolean hasTask(Play play, String course, String kind) {
    return play.history().course(course, "followup.events").stream()
        .anyMatch(event -> event.type().equals("followup.task-opened.v1") && event.body().path("kind").asString("").equals(kind));
  }

  private static boolean isPoison(List<Parked.Record> records, String course, String service) {
    return records.stream().anyMatch(one -> one.course().equals(course) && one.service().equals(service) && one.kind().equals("POISON"));
  }

  private void check(boolean holds, String otherwise) {
    if (!holds) {
      failures.add(otherwise);
    }
  }
}
