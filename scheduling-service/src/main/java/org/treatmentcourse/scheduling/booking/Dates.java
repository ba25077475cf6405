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
import org.treatmentcourse.scheduling.booking.Proposal.Obstacle;
import org.treatmentcourse.scheduling.capacity.Slot;
import org.treatmentcourse.scheduling.course.Spacing;

/** On which days a session may be, the best first. */
final class Dates {
  private final Ask ask;
  private final LocalDate soonest;
  private final LocalDate soonestStart;

  Dates(Ask ask) {
    this.ask = ask;
    Duration lead = ask.wishes().exactly() ? Duration.ZERO : Duration.ofHours(ask.policy().booking().leadHours());
    this.soonest = ask.place().dateOf(ask.now().plus(lead));
    this.soonestStart = soonestStart(ask.now().plus(lead));
  }

  /** The soonest day, or the one after if its last start is past. */
  private LocalDate soonestStart(Instant from) {
    Duration slot = Duration.ofMinutes(Slot.of(from, ask.times(), ask.plan().durationMin()).minutes());
    Instant lastStart = ask.place().closing(soonest).minus(slot).minus(Duration.ofMinutes(ask.policy().site().closingBufferMin()));
    return from.isAfter(lastStart) ? soonest.plusDays(1) : soonest;
  }

  /**
   * @param overdue the longest gap can't be kept any more, so that it no longer bounds
   * @param why there are none
   */
  record Window(List<LocalDate> dates, boolean overdue, Obstacle why) {
    Window {
      dates = List.copyOf(dates);
    }
  }

  Window windowOf(int session, List<Spacing.Dose> others) {
    Optional<Spacing.Dose> before = others.stream().filter(dose -> dose.number() < session).max(Comparator.comparing(Spacing.Dose::number));
    Optional<Spacing.Dose> after = others.stream().filter(dose -> dose.number() > session).min(Comparator.comparing(Spacing.Dose::number));
    LocalDate earliest = before.map(dose -> later(soonest, dose.date().plusDays(1))).orElse(soonest);
    LocalDate latest = before.map(dose -> dose.date().plusDays(ask.plan().maxGapDays())).orElse(null);
    boolean overdue = latest != null && latest.isBefore(soonestStart);
    LocalDate wished = later(earliest, ask.wishes().from());
    LocalDate last = latest == null || overdue ? wished.plusDays(ask.policy().booking().horizonDays()) : latest;
    if (after.isPresent() && !after.get().date().isAfter(last)) {
      last = after.get().date().minusDays(1);
    }
    if (ask.wishes().exactly()) {
      LocalDate only = later(soonest, ask.wishes().from());
      return only.isAfter(last) ? new Window(List.of(), overdue, latest != null && only.isAfter(latest) ? Obstacle.MAX_GAP : Obstacle.OUT_OF_ORDER)
          : new Window(only.equals(ask.wishes().from()) ? List.of(only) : List.of(), overdue, Obstacle.TOO_SOON);
    }
    return new Window(order(wished, last, before.orElse(null)), overdue, Obstacle.MAX_GAP);
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
