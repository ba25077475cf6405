package org.treatmentcourse.scheduling.course;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.Consent;
import org.treatmentcourse.contracts.EvaluationEvent.Outcome;
import org.treatmentcourse.contracts.Plan;
import org.treatmentcourse.contracts.decide.BlockedBy;

/**
 * What other services have decided about this course. Topics have no order among each other, so every fact is kept such that any order of arrival
 * leads to the same.
 *
 * @param plan the newest version, or null
 * @param eligibility outcome of the newest decision, or null
 * @param eligible when that decision was made and runs out, or null
 * @param medication what evaluation says of the newest list of medications, or null
 * @param contactTasks open tasks to contact the patient about a missed session
 * @param blockedBy services in which something of the course is parked
 * @param closed why the course has ended, or null
 */
public record Known(
    Consents consents,
    @Nullable Plan plan,
    @Nullable Outcome eligibility,
    @Nullable Validity eligible,
    @Nullable Medication medication,
    Suspensions suspensions,
    Risk risk,
    List<String> contactTasks,
    BlockedBy blockedBy,
    @Nullable String closed) {

  static final Known NOTHING = new Known(Consents.NONE, null, null, null, null, Suspensions.NONE, Risk.UNKNOWN, List.of(), BlockedBy.NOBODY, null);

  /**
   * From when to when a decision holds.
   *
   * @param rules of what was found, or null for a decision of before this was kept
   */
  public record Validity(Instant since, Instant until, @Nullable List<String> rules) {
    public Validity {
      rules = rules == null ? null : List.copyOf(rules);
    }
  }

  public Known {
    contactTasks = List.copyOf(contactTasks);
  }

  /** Nothing may be booked or begun: ended, suspended, or the patient does not want it. */
  public boolean blocked() {
    return closed != null || suspensions.active() || consents.withdrawn(Consent.TREATMENT);
  }

  /** When the decision on eligibility runs out, or null where there is none. */
  public @Nullable Instant eligibleUntil() {
    return eligible == null ? null : eligible.until();
  }

  /** Minutes for the rules of the newest decision; the most of them. */
  int longerMin(Map<String, Integer> byRule) {
    List<String> rules = eligible == null || eligible.rules() == null ? List.of() : eligible.rules();
    return rules.stream().mapToInt(rule -> byRule.getOrDefault(rule, 0)).max().orElse(0);
  }

  public Known with(Consents now) {
    return new Known(now, plan, eligibility, eligible, medication, suspensions, risk, contactTasks, blockedBy, closed);
  }

  public Known with(Suspensions now) {
    return new Known(consents, plan, eligibility, eligible, medication, now, risk, contactTasks, blockedBy, closed);
  }

  public Known with(Risk now) {
    return new Known(consents, plan, eligibility, eligible, medication, suspensions, now, contactTasks, blockedBy, closed);
  }

  public Known with(Plan newer) {
    return new Known(consents, newer, eligibility, eligible, medication, suspensions, risk, contactTasks, blockedBy, closed);
  }

  public Known with(Outcome decided, Validity valid) {
    return new Known(consents, plan, decided, valid, medication, suspensions, risk, contactTasks, blockedBy, closed);
  }

  public Known with(Medication judged) {
    return new Known(consents, plan, eligibility, eligible, judged.and(medication), suspensions, risk, contactTasks, blockedBy, closed);
  }

  public Known with(BlockedBy now) {
    return new Known(consents, plan, eligibility, eligible, medication, suspensions, risk, contactTasks, now, closed);
  }

  Known closed(String reason) {
    return new Known(consents, plan, eligibility, eligible, medication, suspensions, risk, contactTasks, blockedBy, reason);
  }

  Known contactTask(String task, boolean open) {
    List<String> tasks = new ArrayList<>(contactTasks);
    tasks.remove(task);
    if (open) {
      tasks.add(task);
    }
    return new Known(consents, plan, eligibility, eligible, medication, suspensions, risk, tasks, blockedBy, closed);
  }
}
