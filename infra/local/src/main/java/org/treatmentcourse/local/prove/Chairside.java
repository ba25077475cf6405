package org.treatmentcourse.local.prove;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.ClinicEvent;
import org.treatmentcourse.contracts.ClinicEvent.QuestionnaireAnswered;
import org.treatmentcourse.contracts.Consent;
import org.treatmentcourse.contracts.EvaluationEvent;
import org.treatmentcourse.contracts.EvaluationEvent.EligibilityDecided;
import org.treatmentcourse.contracts.EvaluationEvent.PlanApproved;
import org.treatmentcourse.contracts.Plan;
import org.treatmentcourse.contracts.Service;
import org.treatmentcourse.contracts.Sex;
import org.treatmentcourse.local.client.ClinicClient;
import org.treatmentcourse.local.client.Reply;
import org.treatmentcourse.local.keys.Role;
import tools.jackson.databind.JsonNode;

/** What staff do with a patient before, during and after an esketamine session, at either instance of scheduling. */
final class Chairside {

  private static final List<Consent> CONSENTS =
      List.of(Consent.TREATMENT, Consent.NO_DRIVING, Consent.CONTROLLED_SUBSTANCE, Consent.FINANCIAL, Consent.REMS_ENROLMENT);
  private static final Map<String, Object> WELL = Map.of("systolic", 124, "diastolic", 76, "heartRate", 72, "respiratoryRate", 14, "spo2", 98, "moaas", 5);
  private static final Map<String, Object> FIT = Map.of(
      "escortPresent", true, "escort", "contact-1", "oriented", true, "cadss6Before", 0, "cadss6", 1, "padss", 10, "nauseaControlled", true,
      "steadyGait", true, "instructionsGiven", true);

  private final ClinicClient client;
  private final Voice evaluation;
  private final String site;
  private final List<String> instances;
  private final AtomicInteger steps = new AtomicInteger();

  Chairside(ClinicClient client, Voice evaluation, String site, List<String> instances) {
    this.client = client;
    this.evaluation = evaluation;
    this.site = site;
    this.instances = instances;
  }

  /**
   * A course with every consent, a decision and this plan.
   *
   * @param now business time
   */
  String open(String reference, Plan plan, Instant now, Instant eligibleUntil) throws InterruptedException, ExecutionException {
    Opening.of(client, site, reference, new ClinicEvent.Person("Seated", reference, LocalDate.of(1980, 1, 1), Sex.MALE, null, null));
    String course = client.courseId(reference);
    CONSENTS.forEach(consent ->
        Opening.post(client, reference + consent, "/courses/" + course + "/consents", Map.of("consent", consent, "version", "1")));
    evaluation.say(Service.EVALUATION, course, 1, now, new EligibilityDecided("d1", EvaluationEvent.Outcome.ELIGIBLE, List.of(), "proof", eligibleUntil));
    evaluation.say(Service.EVALUATION, course, 2, now, new PlanApproved(plan, "proof"));
    return course;
  }

  /** Asked for the patient's risk, which scheduling hears of from follow-up. */
  void ask(String reference, Instant at, int item9) {
    Map<String, Integer> phq9 = new TreeMap<>();
    for (int item = 1; item <= 8; item++) {
      phq9.put("q" + item, 2);
    }
    phq9.put("q9", item9);
    client.publish(reference, reference + "/phq9/" + item9, at, new QuestionnaireAnswered("PHQ9", phq9));
    client.publish(reference, reference + "/screen/" + item9, at, new QuestionnaireAnswered("CSSRS_SCREEN", Map.of("q1", 0, "q2", 0, "q6_lifetime", 0)));
  }

  Reply checkIn(String course, boolean medicationUnchanged) {
    return needed(course, Role.NURSE, "/sessions/1/check-in", Map.of("escortConfirmed", true, "fasted", true, "identityConfirmed", true, "substanceFree", true,
        "nasalSprayFree", true, "medicationUnchanged", medicationUnchanged));
  }

  /** Returns when the set was taken, as scheduling has it. */
  Instant measure(String course) {
    needed(course, Role.NURSE, "/sessions/1/vitals", WELL);
    JsonNode sets = client.call("look", Role.NURSE, instance(course), "GET", "/courses/" + course, null, Map.of())
        .body().path("sessions").path(0).path("vitals");
    return Instant.parse(sets.path(sets.size() - 1).path("at").asString());
  }

  void endDose(String course) {
    needed(course, Role.NURSE, "/sessions/1/dose-end", Map.of("deliveredMg", 56));
  }

  void release(String course) {
    needed(course, Role.PRESCRIBER, "/sessions/1/release", Map.of("sedationResolved", true, "dissociationResolved", true, "respiratoryDepressionResolved", true));
  }

  Reply discharge(String course) {
    return post(course, Role.NURSE, instance(course), "/sessions/1/discharge", FIT);
  }

  void formSent(String course) {
    needed(course, Role.NURSE, "/sessions/1/monitoring-form/sent", Map.of("reference", "R-1"));
  }

  void book(String course, LocalDate date, String time) {
    needed(course, Role.SCHEDULER, "/sessions/1/book", Map.of("site", site, "date", date, "start", time));
  }

  void bookAll(String course, LocalDate from, String time) {
    needed(course, Role.SCHEDULER, "/series", Map.of("site", site, "from", from, "time", time));
  }

  void keepOffer(String course, LocalDate date, String time) {
    needed(course, Role.SCHEDULER, "/offer", Map.of("site", site, "times", List.of(Map.of("session", 1, "date", date, "start", time))));
  }

  /** At any instance: what it answers is for the caller to judge. */
  Reply start(String course, int instance) {
    return post(course, Role.NURSE, instances.get(instance % instances.size()), "/sessions/1/start", null);
  }

  /** Until the answers of today have come: they travel by another way than the nurse. */
  void started(String course) {
    Waits.until("the start of " + course, ClinicClient.LIMIT, () -> {
      Reply reply = start(course, course.hashCode() & 1);
      if (!reply.ok() && !Set.of("RISK_UNKNOWN").contains(reply.reason())) {
        throw new IllegalStateException("the start of " + course + " answered " + reply);
      }
      return reply.ok();
    });
  }

  void revoke(String course) {
    Opening.post(client, course + "/revoke", "/courses/" + course + "/consents/" + Consent.TREATMENT + "/revoke", null);
  }

  void suspend(String course, Instant at) throws InterruptedException, ExecutionException {
    evaluation.say(Service.EVALUATION, course, 1, at, new EvaluationEvent.PlanSuspended("PREGNANCY", 1));
  }

  private Reply needed(String course, Role role, String path, @Nullable Object body) {
    Reply reply = post(course, role, instance(course), path, body);
    if (!reply.ok()) {
      throw new IllegalStateException(path + " of " + course + " answered " + reply);
    }
    return reply;
  }

  private Reply post(String course, Role role, String instance, String path, @Nullable Object body) {
    return client.call(course + "/" + steps.incrementAndGet(), role, instance, "POST", "/courses/" + course + path, body, Map.of());
  }

  private String instance(String course) {
    return instances.get((course.hashCode() & 1) % instances.size());
  }
}
