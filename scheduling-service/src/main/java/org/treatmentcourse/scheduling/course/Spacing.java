package org.treatmentcourse.scheduling.course;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.treatmentcourse.contracts.Plan;

/** How far apart doses must be (DOMAIN 7.2). Hours are counted on instants, days on the site's calendar. */
public final class Spacing {
  private static final int WEEK = 7;

  private Spacing() {}

  /**
   * A dose that was given or is planned.
   *
   * @param at start of the dose
   * @param date of {@code at}, at the site
   */
  public record Dose(int number, Instant at, LocalDate date) {}

  public enum Violation {
    OUT_OF_ORDER,
    MIN_GAP,
    SAME_DAY,
    WEEKLY_LIMIT,
    MAX_GAP
  }

  /** Least distance and weekly limit; the longest gap is a matter of booking, not of dosing. */
  public static Optional<Violation> tooClose(Plan plan, Collection<Dose> others, Dose dose) {
    for (Dose other : others) {
      if (other.number() < dose.number() ? !other.at().isBefore(dose.at()) : !dose.at().isBefore(other.at())) {
        return Optional.of(Violation.OUT_OF_ORDER);
      }
    }
    if (others.stream().anyMatch(other -> other.date().equals(dose.date()))) {
      return Optional.of(Violation.SAME_DAY);
    }
    Duration least = Duration.ofHours(plan.minGapHours());
    if (others.stream().anyMatch(other -> Duration.between(other.at(), dose.at()).abs().compareTo(least) < 0)) {
      return Optional.of(Violation.MIN_GAP);
    }
    return crowded(plan, others, dose) ? Optional.of(Violation.WEEKLY_LIMIT) : Optional.empty();
  }

  /** True if these two, one number after the other, are further apart than the plan allows. */
  public static boolean tooFar(Plan plan, LocalDate earlier, LocalDate later) {
    return ChronoUnit.DAYS.between(earlier, later) > plan.maxGapDays();
  }

  /** Doses that were given. */
  public static List<Dose> given(Running running) {
    return running.sessions().stream().flatMap(Spacing::given).toList();
  }

  /** Doses that were given, and those that are booked. */
  public static List<Dose> givenAndBooked(Running running) {
    return running.sessions().stream().flatMap(session -> Stream.concat(given(session), booked(session))).toList();
  }

  private static Stream<Dose> given(Session session) {
    return switch (session) {
      case Dosing dosing -> Stream.of(dose(session.number(), dosing.startedAt(), dosing.appointment().zone()));
      case Observing observing -> Stream.of(dose(session.number(), observing.startedAt(), observing.appointment().zone()));
      case Completed done -> Stream.of(dose(session.number(), done.startedAt(), ZoneId.of(done.zone())));
      case Planned none -> Stream.empty();
      case Booked none -> Stream.empty();
      case OnSite none -> Stream.empty();
    };
  }

  private static Stream<Dose> booked(Session session) {
    return switch (session) {
      case Booked booked -> Stream.of(planned(booked.appointment()));
      case OnSite here -> Stream.of(planned(here.appointment()));
      case Planned none -> Stream.empty();
      case Dosing none -> Stream.empty();
      case Observing none -> Stream.empty();
      case Completed none -> Stream.empty();
    };
  }

  private static Dose planned(Appointment appointment) {
    return new Dose(appointment.session(), appointment.dosePlannedAt(), appointment.date());
  }

  private static Dose dose(int number, Instant at, ZoneId zone) {
    return new Dose(number, at, LocalDate.ofInstant(at, zone));
  }

  /** More than the plan allows on any seven calendar days around this one. Days, not hours: a dose a little early is not one too many. */
  private static boolean crowded(Plan plan, Collection<Dose> others, Dose dose) {
    for (int back = 0; back < WEEK; back++) {
      LocalDate from = dose.date().minusDays(back);
      long count = others.stream().filter(other -> !other.date().isBefore(from) && other.date().isBefore(from.plusDays(WEEK))).count();
      if (count + 1 > plan.maxPerWeek()) {
        return true;
      }
    }
    return false;
  }
}
