package org.treatmentcourse.messaging;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.messaging.Work.Commit;

/** The documents of one service. Every method may throw: then the outcome is unknown, and nobody guesses it. */
interface CourseStore {

  /** Majority read; courses that are not stored are absent from the result. */
  Map<String, CourseDocument> load(Collection<String> ids);

  /**
   * One unordered bulk of conditional updates, majority and journaled.
   *
   * @return true only if every one of them took effect; false says nothing about any single one
   */
  boolean commit(List<Commit> commits);

  /** Removes what the broker has confirmed: entries up to and including the number given, per course. Majority not awaited. */
  void pull(Map<String, Long> confirmed);

  /** Claims courses that have had something pending for longer than that, by majority writes, and returns them as claimed. */
  List<CourseDocument> claimPending(Duration olderThan, int limit);

  /** Courses whose earliest clock has run out, in order of its time and their ids, from behind that one on. */
  List<Due> due(List<BusinessClock.Moment> moments, @Nullable Due after, int limit);

  /** @param at the earliest clock of that course */
  record Due(Instant at, String course, String clinic) {}

  /** Courses of which others have been told that something is parked; ids only. */
  List<String> blocked(int limit);

  /** The earliest clock of every clinic; looks at every document, for simulated time only. */
  Map<String, Instant> earliestDue();

  /** How many documents have something pending. */
  long pending();

  /** When the event that waits longest to be published was decided, by the clock of who decided it; {@code Instant.MAX} for none. For people only. */
  Instant oldestPending();
}
