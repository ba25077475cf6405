package org.treatmentcourse.local.prove;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.treatmentcourse.local.client.HistoryEvent;
import tools.jackson.databind.JsonNode;

/**
 * What another service says on its safety topic and stops every start from then on. Session 1 waits to be started, session 2 is booked. What scheduling
 * says of a course is in the order of its commits, so the order alone tells whether a start came after a hold.
 */
enum Hold {
  PLAN_SUSPENDED("evaluation.plan-suspended.v1", true),
  CONSENT_TREATMENT("intake.consent-revoked.v1", true),
  /** Nothing that is booked is given back, so a hold before the start is seen only when somebody tries. */
  RISK_OPEN("followup.suicide-risk-escalated.v1", false);

  private static final String STARTED = "scheduling.dose-started.v1";
  private static final String HELD = "scheduling.session-held.v1";

  private final String type;
  private final boolean releases;

  Hold(String type, boolean releases) {
    this.type = type;
    this.releases = releases;
  }

  /** The event with which it comes. */
  String type() {
    return type;
  }

  /** Whether one of these reasons refuses a start because of it. */
  boolean isAmong(Set<String> reasons) {
    return reasons.contains(name());
  }

  /** The first event that was said in the same commit, if there is one. */
  Optional<HistoryEvent> committed(List<HistoryEvent> said) {
    return said.stream().filter(event -> releases ? event.type().equals("scheduling.session-cancelled.v1") : alarms(event)).findFirst();
  }

  /** An event that can't be said before the hold was committed. */
  private boolean testifies(HistoryEvent event) {
    return event.type().equals("scheduling.session-cancelled.v1") || (event.type().equals(HELD) && (alarms(event) || failures(event).contains(name())));
  }

  private static boolean alarms(HistoryEvent event) {
    return event.type().equals(HELD) && event.body().path("reason").asString("").equals("HOLD_DURING_DOSING");
  }

  private static List<String> failures(HistoryEvent event) {
    return StreamSupport.stream(event.body().path("failures").spliterator(), false).map(JsonNode::asString).toList();
  }

  /**
   * What must not be, for a course that got this hold; empty if all is well.
   *
   * @param said by scheduling on its topic of events, in order
   * @param safety said by scheduling on its topic of safety
   */
  List<String> broken(String course, List<HistoryEvent> said, List<HistoryEvent> safety) {
    long starts = said.stream().filter(event -> event.type().equals(STARTED)).count();
    int started = first(said, event -> event.type().equals(STARTED));
    int testified = first(said, this::testifies);
    if (starts > 1) {
      return List.of(course + " was started " + starts + " times");
    }
    if (starts == 1 && testified >= 0 && testified < started) {
      return List.of("%s was started after %s was committed".formatted(course, this));
    }
    // A hold that comes to a dose under way is told at once: a start without that came after it.
    boolean told = said.stream().anyMatch(Hold::alarms)
        || safety.stream().anyMatch(event -> event.type().equals("scheduling.infusion-stopped.v1"));
    if (starts == 1 && !told) {
      return List.of("%s was started, and %s was not told during the dose".formatted(course, this));
    }
    return starts == 0 && testified < 0 ? List.of("%s was held by nothing that %s would do".formatted(course, this)) : List.of();
  }

  static boolean started(List<HistoryEvent> said) {
    return first(said, event -> event.type().equals(STARTED)) >= 0;
  }

  private static int first(List<HistoryEvent> said, java.util.function.Predicate<HistoryEvent> wanted) {
    for (int i = 0; i < said.size(); i++) {
      if (wanted.test(said.get(i))) {
        return i;
      }
    }
    return -1;
  }
}
