package org.treatmentcourse.scheduling.course;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.SchedulingEvent.DoseStarted;
import org.treatmentcourse.contracts.SchedulingEvent.SessionCleared;
import org.treatmentcourse.contracts.SchedulingEvent.SessionHeld;
import org.treatmentcourse.contracts.decide.Decision;
import org.treatmentcourse.contracts.decide.Occurrence;
import org.treatmentcourse.contracts.decide.Refusal;
import org.treatmentcourse.contracts.policy.SchedulingPolicy;

/** All gates pass and the dose begins, or the session is held. */
public final class Starts {
  private Starts() {}

  /**
   * What the system says about itself at the moment of the start; fails closed.
   *
   * @param upstreamStale whether safety events may be on their way unread, or nobody knows
   * @param parked whether an event of this course waits to be repaired
   */
  public record Upstream(boolean upstreamStale, boolean parked) {
    List<String> failures() {
      List<String> codes = new ArrayList<>();
      if (upstreamStale) {
        codes.add("UPSTREAM_STALE");
      }
      if (parked) {
        codes.add("COURSE_BLOCKED");
      }
      return codes;
    }
  }

  public static Decision<Series> start(Running running, int number, Upstream upstream, SchedulingPolicy policy, Occurrence when) {
    return switch (running.session(number).orElse(null)) {
      case null -> Refusals.unknown(running, number);
      case Planned planned -> refusedToday(running, planned);
      case Booked booked -> Refusals.notHere(running, booked);
      case OnSite here -> tried(running, here, upstream, policy, when.now());
      case Dosing begun -> Refusals.begun(running, begun);
      case Observing begun -> Refusals.begun(running, begun);
      case Completed begun -> Refusals.begun(running, begun);
    };
  }

  private static Decision<Series> tried(Running running, OnSite here, Upstream upstream, SchedulingPolicy policy, Instant now) {
    Gate.Verdict verdict = Gates.judge(new Gate.Try(running, here, policy, now));
    if (verdict.failures().equals(List.of(Medication.AWAITING)) && here.arrival().evaluationBy() != null) {
      return Decision.refuse(running, Refusal.of(Medication.AWAITING, "evaluation has not judged the changed medication yet; try again"));
    }
    if (!verdict.failures().isEmpty()) {
      return held(running, here, verdict.failures());
    }
    // Only told, never recorded: how fresh a process is depends on the real moment, and an event must not.
    if (!upstream.failures().isEmpty()) {
      String code = upstream.failures().getFirst();
      return Decision.refuse(running, Refusal.of(code, "the newest decisions about this course may not have been read yet; try again"));
    }
    boolean wasHeld = verdict.cautions().contains(Review.BP_HOLD.cleared());
    Instant closelyUntil = wasHeld ? now.plus(Duration.ofMinutes(policy.vitals().closely().forMin())) : null;
    Watch watch = Watch.over(now, here.vitals(), Pace.during(here.order(), false, policy), closelyUntil);
    return Decision.accept(
        running.with(Dosing.begun(here, now, watch)),
        new SessionCleared(here.number(), verdict.cautions()),
        new DoseStarted(here.number(), here.order().doseMg()));
  }

  /** A try that fails like the one before is told, not announced again. */
  private static Decision<Series> held(Running running, OnSite here, List<String> failures) {
    Held now = Held.of(here, failures);
    Refusal refusal = Refusal.of(failures.getFirst(), "session " + here.number() + " is held: " + String.join(", ", failures));
    Decision<Series> decision = Decision.<Series>accept(running.with(now)).answering(refusal);
    boolean told = here instanceof Held before && before.failures().equals(failures);
    return told ? decision : decision.and(new SessionHeld(here.number(), failures.getFirst(), failures));
  }

  private static Decision<Series> refusedToday(Running running, Planned planned) {
    Planned.@Nullable Setback setback = planned.setback();
    return setback != null && setback.code().equals(Monitoring.EXCLUDED)
        ? Decision.refuse(running, Refusal.of(setback.code(), "session " + planned.number() + " was held back and needs a new time"))
        : Refusals.notBooked(running, planned);
  }
}
