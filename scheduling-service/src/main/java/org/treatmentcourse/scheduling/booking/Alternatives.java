package org.treatmentcourse.scheduling.booking;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.SchedulingEvent.Booking;
import org.treatmentcourse.contracts.decide.Refusal;
import org.treatmentcourse.contracts.policy.SchedulingPolicy;
import org.treatmentcourse.scheduling.capacity.Place;
import org.treatmentcourse.scheduling.course.Running;

/**
 * The best few ways to book the rest of a series: as it was wished, and with one wish after the other given up for an earlier start or for one time of the
 * day. The fewer wishes are given up the better, then the earlier it ends.
 */
final class Alternatives {
  private static final int WEEK = 7;

  private final Planning planning;

  Alternatives(Planning planning) {
    this.planning = planning;
  }

  /** @param code {@code OTHER_TIME}, {@code OTHER_WEEKDAY}: on so many sessions; {@code STARTS_LATER}, {@code ENDS_LATER}: than the best, by so many days */
  record Trade(String code, long by) {}

  /**
   * @param reasons what speaks for it: {@code AS_WISHED}, {@code EARLIEST_START}, {@code EARLIEST_END}, {@code ONE_TIME_OF_DAY}
   * @param traded what is given up for that
   * @param times what to send to have exactly this
   */
  record Alternative(List<String> reasons, List<Trade> traded, List<Booking> bookings, List<Time> times) {
    Alternative {
      reasons = List.copyOf(reasons);
      traded = List.copyOf(traded);
      bookings = List.copyOf(bookings);
      times = List.copyOf(times);
    }

    private long offWish() {
      return traded.stream().filter(trade -> trade.code().startsWith("OTHER")).mapToLong(Trade::by).sum();
    }
  }

  /** @param none why there is none, or null */
  record Found(List<Alternative> alternatives, @Nullable Refusal none) {
    Found {
      alternatives = List.copyOf(alternatives);
    }
  }

  Found of(Running running, Request.Fill request, Place place, SchedulingPolicy policy, Instant now) {
    List<List<Booking>> series = new ArrayList<>();
    Refusal none = null;
    for (Wishes wishes : lessAndLess(request.wishes())) {
      switch (planning.plan(running, new Request.Fill(request.site(), wishes), place, policy, now)) {
        case Planning.Result.Times times -> add(series, times, place);
        case Planning.Result.No no -> none = none == null ? no.refusal() : none;
      }
    }
    if (series.isEmpty()) {
      return new Found(List.of(), none);
    }
    // For the same wishes in other words: one time of the day, and a start on another day.
    Booking first = series.getFirst().getFirst();
    Wishes wished = request.wishes();
    List<Wishes> more =
        List.of(
            new Wishes(wished.from(), wished.weekdays(), wished.time() == null ? first.start() : wished.time()),
            wished.from(first.date().plusDays(1)),
            wished.from(first.date().plusDays(WEEK)));
    for (Wishes wishes : more) {
      if (planning.plan(running, new Request.Fill(request.site(), wishes), place, policy, now) instanceof Planning.Result.Times times) {
        add(series, times, place);
      }
    }
    LocalDate start = earliest(series.stream().map(List::getFirst));
    LocalDate end = earliest(series.stream().map(List::getLast));
    return new Found(
        series.stream()
            .map(bookings -> judged(bookings, wished, start, end))
            .sorted(Comparator.comparingLong(Alternative::offWish).thenComparing(one -> one.bookings().getLast().date()).thenComparing(one -> one.bookings().getFirst().date()))
            .limit(policy.booking().offers())
            .toList(),
        null);
  }

  private static List<Wishes> lessAndLess(Wishes wished) {
    return Stream.of(
            wished,
            new Wishes(wished.from(), wished.weekdays(), null),
            new Wishes(wished.from(), Set.of(), wished.time()),
            new Wishes(wished.from(), Set.of(), null))
        .distinct()
        .toList();
  }

  private static void add(List<List<Booking>> series, Planning.Result.Times times, Place place) {
    List<Booking> bookings = times.placements().stream().map(found -> found.under("", place, times.route().prepMin()).booking()).toList();
    if (!series.contains(bookings)) {
      series.add(bookings);
    }
  }

  private static Alternative judged(List<Booking> bookings, Wishes wished, LocalDate start, LocalDate end) {
    LocalTime time = wished.time();
    long otherTime = bookings.stream().filter(booking -> time != null && !booking.start().equals(time)).count();
    long otherDay =
        bookings.stream().filter(booking -> !wished.weekdays().isEmpty() && !wished.weekdays().contains(booking.date().getDayOfWeek())).count();
    long later = ChronoUnit.DAYS.between(start, bookings.getFirst().date());
    long longer = ChronoUnit.DAYS.between(end, bookings.getLast().date());
    List<String> reasons = new ArrayList<>();
    if (otherTime + otherDay == 0 && (time != null || !wished.weekdays().isEmpty())) {
      reasons.add("AS_WISHED");
    }
    if (later == 0) {
      reasons.add("EARLIEST_START");
    }
    if (longer == 0) {
      reasons.add("EARLIEST_END");
    }
    if (bookings.stream().map(Booking::start).distinct().count() == 1) {
      reasons.add("ONE_TIME_OF_DAY");
    }
    List<Trade> traded =
        Stream.of(
                new Trade("OTHER_TIME", otherTime), new Trade("OTHER_WEEKDAY", otherDay), new Trade("STARTS_LATER", later), new Trade("ENDS_LATER", longer))
            .filter(trade -> trade.by() > 0)
            .toList();
    List<Time> times = bookings.stream().map(booking -> new Time(booking.session(), booking.date(), booking.start())).toList();
    return new Alternative(reasons, traded, bookings, times);
  }

  private static LocalDate earliest(Stream<Booking> bookings) {
    return bookings.map(Booking::date).min(Comparator.naturalOrder()).orElseThrow();
  }
}
