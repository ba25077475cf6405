package org.treatmentcourse.followup;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.ClinicEvent.CheckInAnswered;
import org.treatmentcourse.contracts.ClinicEvent.QuestionnaireAnswered;
import org.treatmentcourse.contracts.ClinicEvent.Urgency;
import org.treatmentcourse.contracts.EvaluationEvent.PlanAdjusted;
import org.treatmentcourse.contracts.EvaluationEvent.PlanApproved;
import org.treatmentcourse.contracts.Event;
import org.treatmentcourse.contracts.FollowupEvent.Action;
import org.treatmentcourse.contracts.FollowupEvent.Option;
import org.treatmentcourse.contracts.FollowupEvent.Recommended;
import org.treatmentcourse.contracts.Indication;
import org.treatmentcourse.contracts.IntakeEvent.ConsultationRequested;
import org.treatmentcourse.contracts.Json;
import org.treatmentcourse.contracts.Phase;
import org.treatmentcourse.contracts.Plan;
import org.treatmentcourse.contracts.SchedulingEvent.DoseStarted;
import org.treatmentcourse.contracts.SchedulingEvent.SessionCompleted;
import org.treatmentcourse.contracts.ServiceEvent;
import org.treatmentcourse.contracts.Sex;
import org.treatmentcourse.contracts.decide.Command;
import org.treatmentcourse.contracts.decide.CourseRef;
import org.treatmentcourse.contracts.decide.Decision;
import org.treatmentcourse.contracts.decide.Occurrence;
import org.treatmentcourse.contracts.decide.Refusal;
import org.treatmentcourse.contracts.decide.Timer;
import org.treatmentcourse.contracts.policy.FollowupPolicy;
import org.treatmentcourse.contracts.policy.PolicyBook;
import org.treatmentcourse.followup.course.Followup;
import org.treatmentcourse.followup.course.Recommending;
import org.treatmentcourse.messaging.Behaviour;

/**
 * The story of one course, told to the real reactions: given events, when one more, then events. Every state is written and read as the document
 * would, so that nothing lives only in memory.
 */
public final class Story {
  public static final FollowupPolicy POLICY = new PolicyBook<>("followup", FollowupPolicy.class).defaults();
  public static final CourseRef COURSE = new CourseRef("c1", "3d9e7a52-5b0e-5c35-8f2c-0a3a5a2a7f11");
  public static final Instant DAY0 = Instant.parse("2026-03-02T14:00:00Z");

  private final Behaviour<Followup> behaviour = FollowupWiring.behaviour(clinic -> POLICY);
  private final List<ServiceEvent> told = new ArrayList<>();
  private Followup state = Followup.initial(COURSE);
  private Instant now = DAY0;
  private int count;
  private int beforeFirstDose;
  private @Nullable Refusal refusal;

  public static Instant day(double days) {
    return DAY0.plus(Duration.ofMinutes(Math.round(days * 24 * 60)));
  }

  public static Plan induction(int sessions) {
    return new Plan(1, "IV_MDD_STD", Phase.INDUCTION, "IV", "ketamine", 0.5, 40, 40, 1, sessions, 36, 7, 3, 0).withDoseSteps(48, 32);
  }

  public static Plan maintenance(int version, int session, int intervalDays) {
    return new Plan(
        version, "IV_MDD_STD", Phase.MAINTENANCE, "IV", "ketamine", 0.5, 40, 40, session, 1, 36, intervalDays + 7, 3, intervalDays).withDoseSteps(48, 32);
  }

  public static SessionCompleted completed(int session, Phase phase, int planned) {
    return new SessionCompleted(session, phase, 1, planned, 40, 130, 80);
  }

  /** Nine items that add up to the total, item 9 as given. */
  public static QuestionnaireAnswered phq9(int total, int item9) {
    Map<String, Integer> answers = new HashMap<>();
    int rest = total - item9;
    for (int item = 1; item <= 8; item++) {
      int value = Math.min(3, rest);
      answers.put("q" + item, value);
      rest -= value;
    }
    answers.put("q9", item9);
    if (rest != 0) {
      throw new IllegalArgumentException("no PHQ-9 has a total of " + total + " with item 9 = " + item9);
    }
    return new QuestionnaireAnswered("PHQ9", answers);
  }

  /** Each named item is yes; what the branching asks besides is no. */
  public static QuestionnaireAnswered cssrs(String... yes) {
    Map<String, Integer> answers = new HashMap<>(Map.of("q1", 0, "q2", 0, "q6_lifetime", 0));
    Arrays.stream(yes).forEach(item -> answers.put(item, 1));
    if (Integer.valueOf(1).equals(answers.get("q2"))) {
      List.of("q3", "q4", "q5").forEach(item -> answers.putIfAbsent(item, 0));
    }
    if (Integer.valueOf(1).equals(answers.get("q6_lifetime"))) {
      answers.putIfAbsent("q6_past3months", 0);
    }
    return new QuestionnaireAnswered("CSSRS_SCREEN", answers);
  }

  public static CheckInAnswered checkIn(int session) {
    return new CheckInAnswered(session, 6, false, false);
  }

  public Story opened() {
    return hear(new ConsultationRequested("bethesda", Indication.TRD, Urgency.ROUTINE, 42, Sex.FEMALE));
  }

  /** Open, with a baseline and an approved induction of six; the first dose is still to come. */
  public Story readyForInduction(int baseline) {
    beforeFirstDose = baseline;
    return opened().at(day(1)).hear(phq9(baseline, 0)).hear(cssrs()).at(day(2)).hear(new PlanApproved(induction(6), "p"));
  }

  /** Doses and completes sessions every third day from day 7 on; at each visit the score before the dose, at the first one the baseline. */
  public Story sessions(int from, int to, int score) {
    for (int session = from; session <= to; session++) {
      double start = 7 + 3.0 * (session - 1);
      at(day(start)).hear(phq9(session == 1 ? beforeFirstDose : score, 0)).hear(cssrs());
      at(day(start + 0.02)).hear(new DoseStarted(session, 40));
      at(day(start + 0.1)).hear(completed(session, Phase.INDUCTION, 6));
      at(day(start + 1.1)).hear(checkIn(session));
    }
    return this;
  }

  public Story adjusted(int version, int session, int intervalDays) {
    return hear(new PlanAdjusted(maintenance(version, session, intervalDays), "MAINTENANCE_ACCEPTED", "p"));
  }

  /** Lets time pass; clocks run out on the way, each at its time. */
  public Story at(Instant time) {
    while (true) {
      Optional<Timer> next = state.earliest(timer -> timer.ranOut(time));
      if (next.isEmpty()) {
        now = time;
        return this;
      }
      Timer timer = next.get();
      take(behaviour.due(state, timer, new Occurrence(COURSE, timer.name() + "@" + timer.due(), timer.due(), timer.due())));
    }
  }

  public Story hear(Event event) {
    return hear(event, now, "e" + ++count);
  }

  /** As it happened at another time than it is handled. */
  public Story hear(Event event, Instant occurredAt, String id) {
    return take(behaviour.react(state, event, new Occurrence(COURSE, id, occurredAt, now)));
  }

  public Story command(Command<Followup> command) {
    return take(command.decide(state, new Occurrence(COURSE, "cmd" + ++count, now, now)));
  }

  /** A clinician does as recommended. */
  public Story accept(String recommendation) {
    return accept(recommendation, null, null, null);
  }

  public Story accept(String recommendation, @Nullable Action action, @Nullable Integer intervalDays, @Nullable String reason) {
    Recommending.Answer answer = new Recommending.Answer(action, intervalDays, reason, true);
    return command((state, when) -> Recommending.accept(state, recommendation, answer, when, POLICY));
  }

  public Story decline(String recommendation) {
    return command((state, when) -> Recommending.decline(state, recommendation, "PATIENT_PREFERENCE", when, POLICY));
  }

  /** What is recommended, as {@code situation: first option, others in parentheses if they need a reason}. */
  public List<String> recommended() {
    return told(Recommended.class).stream().map(one -> one.situation() + ": " + String.join(", ", one.options().stream().map(Story::words).toList())).toList();
  }

  private static String words(Option option) {
    String what = option.action() + (option.intervalDays() == null ? "" : " " + option.intervalDays()) + (option.doseMg() == null ? "" : " " + option.doseMg() + " mg");
    return option.needsReason() ? "(" + what + ")" : what;
  }

  /** Delivery finds that something of the course is parked here. */
  public Story parked(int number, String what) {
    return take(behaviour.blocks().raised(state, number, what, new Occurrence(COURSE, "blockage/" + number, now, now)));
  }

  public Story repaired(int upTo) {
    return take(behaviour.blocks().lifted(state, upTo, new Occurrence(COURSE, "blockage/" + upTo, now, now)));
  }

  private Story take(Decision<Followup> decision) {
    state = Json.MAPPER.readValue(Json.bytes(decision.state()), Followup.class);
    if (!state.equals(decision.state())) {
      throw new IllegalStateException("the document loses something of " + decision.state());
    }
    told.addAll(decision.events());
    refusal = decision.refusal();
    return this;
  }

  /** Forgets what was told so far. */
  public Story then() {
    told.clear();
    return this;
  }

  public Instant now() {
    return now;
  }

  public Followup state() {
    return state;
  }

  public List<ServiceEvent> told() {
    return List.copyOf(told);
  }

  public <E extends ServiceEvent> List<E> told(Class<E> type) {
    return told.stream().filter(type::isInstance).map(type::cast).toList();
  }

  public @Nullable Refusal refusal() {
    return refusal;
  }
}
