package org.treatmentcourse.scheduling.capacity;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * One day of one site. Every change is one update on the version it was read at.
 *
 * @param id {@code clinic/site/date}
 * @param v 0 for a day that is not stored yet
 * @param held for bookings under way
 * @param booked for good
 */
public record SiteDay(String id, long v, List<Taken> held, List<Taken> booked) {

  public SiteDay {
    held = List.copyOf(held);
    booked = List.copyOf(booked);
  }

  public static SiteDay empty(String id) {
    return new SiteDay(id, 0, List.of(), List.of());
  }

  public SiteDay holding(Taken taken) {
    return new SiteDay(id, v, plus(held, taken), booked);
  }

  public boolean holds(String attempt, int session) {
    return held.stream().anyMatch(taken -> taken.by(attempt, session));
  }

  public boolean holdsFor(String attempt) {
    return held.stream().anyMatch(taken -> taken.attempt().equals(attempt));
  }

  /** Ends the holds of an attempt: those the course has as bookings become bookings, the others go. */
  public SiteDay settled(String attempt, Predicate<Taken> isBooked) {
    List<Taken> confirmed = new ArrayList<>(booked);
    held.stream().filter(taken -> taken.attempt().equals(attempt) && isBooked.test(taken)).map(Taken::booked).forEach(confirmed::add);
    return new SiteDay(id, v, held.stream().filter(taken -> !taken.attempt().equals(attempt)).toList(), confirmed);
  }

  public boolean has(String attempt, int session) {
    return all().anyMatch(taken -> taken.by(attempt, session));
  }

  /** Without a booking that was dropped, whether it had been confirmed or was still held. */
  public SiteDay without(String attempt, int session) {
    Predicate<Taken> others = taken -> !taken.by(attempt, session);
    return new SiteDay(id, v, held.stream().filter(others).toList(), booked.stream().filter(others).toList());
  }

  Stream<Taken> all() {
    return Stream.concat(held.stream(), booked.stream());
  }

  private static List<Taken> plus(List<Taken> all, Taken one) {
    List<Taken> more = new ArrayList<>(all);
    more.add(one);
    return more;
  }
}
