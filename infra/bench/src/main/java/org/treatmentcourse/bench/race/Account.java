package org.treatmentcourse.bench.race;

import java.util.BitSet;

/**
 * What became of events that have ascending numbers and go round the courses in turn, so that a course's events ascend too. Safe for use from several
 * threads.
 */
final class Account {
  private final long first;
  private final BitSet seen = new BitSet();
  private final long[] newest;
  private long sent;
  private long arrived;
  private long doubled;
  private long outOfOrder;

  /** @param first the number of the first event to be sent */
  Account(long first, int courses) {
    this.first = first;
    this.newest = new long[courses];
  }

  synchronized void sent(int events) {
    sent += events;
  }

  /** @return false for one that came before, or that is not of this account */
  synchronized boolean arrived(long number) {
    if (number < first || number >= first + sent) {
      return false;
    }
    int index = Math.toIntExact(number - first);
    if (seen.get(index)) {
      doubled++;
      return false;
    }
    seen.set(index);
    arrived++;
    int course = course(number);
    if (number < newest[course]) {
      outOfOrder++;
    }
    newest[course] = Math.max(newest[course], number);
    return true;
  }

  /** Which course an event is of. */
  int course(long number) {
    return (int) (number % newest.length);
  }

  /** How many of the sent have not come; lost, once nothing comes any more. */
  synchronized long missing() {
    return sent - arrived;
  }

  synchronized long arrived() {
    return arrived;
  }

  synchronized long doubled() {
    return doubled;
  }

  /** Events that came after a later one of their course. */
  synchronized long outOfOrder() {
    return outOfOrder;
  }
}
