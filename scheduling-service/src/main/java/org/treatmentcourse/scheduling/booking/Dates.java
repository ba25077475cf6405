package org.treatmentcourse.scheduling.booking;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.Phase;
import org.treatmentcourse.contracts.Plan;
import org.treatmentcourse.scheduling.capacity.Slot;
import org.treatmentcourse.scheduling.course.Spacing;

/** On which days a session may get a new time, the best first. */
final class Dates {
  private final Ask ask;
  private final LocalDate soonest;
  private final LocalDate soonestStart;

  Dates(Ask ask) {
    this.ask = ask;
    this.soonest = ask.place().dateOf(ask.now().plus(ask.lead()));
    this.soonestStart = soonestStart(ask.now().plus(ask.lead()));
  }

  /** The soonest day, or the one after if its last start is past. */
  private LocalDate soonestStart(Instant from) {
    Duration slot = Duration.ofMinutes(Slot.of(from, ask.times(), ask.plan().durationMin()).minutes());
    Instant lastStart = ask.place().closing(soonest).minus(slot).minus(Duration.ofMinutes(ask.policy().site().closingBufferMin()));
    return from.isAfter(lastStart) ? soonest.plusDays(1) : soonest;
  }

  static Optional<Spacing.Dose> before(int session, List<Spacing.Dose> others) {
    return others.stream().filter(dose -> dose.number() < session).max(Comparator.comparing(Spacing.Dose::number));
  }

  static Optional<Spacing.Dose> after(int session, List<Spacing.Dose> others) {
    return others.stream().filter(dose -> dose.number() > session).min(Comparator.comparing(Spacing.Dose::number));
  }

  /** True if the longest gap can't be kept any more, so that it no longer bounds. */
  boolean isOverdue(int session, List<Spacing.Dose> others) {
    return before(session, others).map(dose -> dose.date().plusDays(ask.plan().maxGapDays())).filter(latest -> latest.isBefore(soonestStart)).isPresent();
  }

  List<LocalDate> of(int session, List<Spacing.Dose> others) {
    Optional<Spacing.Dose> before = before(session, others);
    LocalDate earliest = before.map(dose -> later(soonest, dose.date().plusDays(1))).orElse(soonest);
    LocalDate wished = later(earliest, ask.wishes().from());
    boolean bounded = before.isPresent() && !isOverdue(session, others);
    LocalDate last = bounded ? before.get().date().plusDays(ask.plan().maxGapDays()) : wished.plusDays(ask.policy().booking().horizonDays());
    Optional<Spacing.Dose> after = after(session, others);
    if (after.isPresent() && !after.get().date().isAfter(last)) {
      last = after.get().date().minusDays(1);
    }
    return order(wished, last, before.orElse(null));
  }

  /** An induction goes as fast as it may; maintenance aims at its interval, and rather later than earlier. */
  private List<LocalDate> order(LocalDate from, LocalDate last, Spacing.@Nullable Dose before) {
    Plan plan = ask.plan();
    LocalDate first = from;
    LocalDate target = from;
    if (plan.phase() == Phase.MAINTENANCE && before != null) {
      int tolerance = Math.max(0, plan.maxGapDays() - plan.intervalDays());
      first = later(from, before.date().plusDays(plan.intervalDays() - tolerance));
      target = later(first, before.date().plusDays(plan.intervalDays()));
    }
    List<LocalDate> dates = new ArrayList<>();
    for (LocalDate date = target; !date.isAfter(last); date = date.plusDays(1)) {
      dates.add(date);
    }
    for (LocalDate date = target.minusDays(1); !date.isBefore(first); date = date.minusDays(1)) {
      if (!date.isAfter(last)) {
        dates.add(date);
      }
    }
    return dates;
  }

  private static LocalDate later(LocalDate one, @Nullable LocalDate two) {
    return two != null && two.isAfter(one) ? two : one;
  }
}
