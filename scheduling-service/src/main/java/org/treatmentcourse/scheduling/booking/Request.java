package org.treatmentcourse.scheduling.booking;

import java.util.Comparator;
import java.util.List;

/** What is to be booked, at one site. */
public sealed interface Request {
  String site();

  /** Every open session gets a time, and as few as possible a new one. */
  record Fill(String site, Wishes wishes) implements Request {}

  /** These sessions get new times, and no other does. */
  record Move(String site, Wishes wishes, int first, int last) implements Request {}

  /** Exactly these times, all or none. */
  record Exactly(String site, List<Time> times) implements Request {
    public Exactly {
      times = times.stream().sorted(Comparator.comparingInt(Time::session)).toList();
    }
  }
}
