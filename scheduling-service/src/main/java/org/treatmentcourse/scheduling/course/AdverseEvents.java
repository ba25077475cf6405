package org.treatmentcourse.scheduling.course;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.ClinicEvent;
import org.treatmentcourse.contracts.ClinicEvent.Seriousness;
import org.treatmentcourse.contracts.SchedulingEvent.AdverseEventRecorded;
import org.treatmentcourse.contracts.ServiceEvent;
import org.treatmentcourse.contracts.decide.Decision;
import org.treatmentcourse.contracts.decide.Occurrence;
import org.treatmentcourse.contracts.decide.Refusal;
import org.treatmentcourse.contracts.policy.SchedulingPolicy;

/** What happened to a patient is kept and told at whatever stage, and holds the series if it is serious or of a kind that does. */
public final class AdverseEvents {
  private static final String OTHER = "Other";

  private AdverseEvents() {}

  public static Decision<Series> record(Running running, ClinicEvent.AdverseEventRecorded said, SchedulingPolicy policy, Occurrence when) {
    Session session = running.session(said.session()).orElse(null);
    if (session == null) {
      return Refusals.unknown(running, said.session());
    }
    Instant onset = Objects.requireNonNullElse(said.onsetAt(), when.occurredAt());
    if (said.resolvedAt() != null && said.resolvedAt().isBefore(onset)) {
      return Decision.refuse(running, Refusal.of("RESOLVED_BEFORE_ONSET", "resolvedAt", "it can't have passed before it began"));
    }
    List<Seriousness> criteria = Objects.requireNonNullElse(said.seriousness(), List.of());
    boolean serious = said.serious() || !criteria.isEmpty() || said.grade() >= policy.adverse().seriousGrade();
    AdverseEvent event =
        new AdverseEvent(
            said.session(), said.term(), said.grade(), serious, criteria, onset, said.resolvedAt(), said.relatedness(), said.action(), said.outcome());
    Running known = running.with(running.harm().and(event));
    // Whoever was let go before it happened is looked at again.
    Running seen = session instanceof Observing observing && observing.release() != null ? known.with(observing.released(null)) : known;
    List<ServiceEvent> events = new ArrayList<>();
    SchedulingPolicy.Adverse.Term term = policy.adverse().terms().get(said.term());
    events.add(new AdverseEventRecorded(said.session(), term == null ? OTHER : said.term(), said.grade(), serious));
    Optional<String> holds = holds(event, term);
    boolean held = running.harm().before(event).map(before -> holds(before, term).equals(holds)).orElse(false);
    if (holds.isEmpty() || held) {
      return Decision.accept(seen, events);
    }
    Change change = SeriesHolds.hold(seen, said.session(), holds.get(), when.now());
    events.addAll(change.events());
    return Decision.accept(change.running(), events);
  }

  /** Why it holds the series, if it does. */
  private static Optional<String> holds(AdverseEvent event, SchedulingPolicy.Adverse.@Nullable Term term) {
    if (event.serious()) {
      return Optional.of(SeriesHolds.SERIOUS);
    }
    boolean ofItsKind = term != null && term.holdsFromGrade() != null && event.grade() >= term.holdsFromGrade();
    return ofItsKind ? Optional.of(SeriesHolds.OF_ITS_KIND) : Optional.empty();
  }
}
