package org.treatmentcourse.messaging;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Parked and refused bytes. Personal data: read by ops only. */
interface ParkStore {
  /** Majority write; a second time changes nothing but turns a gap into poison. */
  void park(Parked parked);

  Optional<Parked> find(String id);

  /** Of these courses, dense ones by topic and sequence, clinic ones in the order they were parked. */
  List<Parked> ofCourses(Collection<String> courses);

  /** Ids of courses that have something parked, oldest first. */
  List<String> courses(int limit);

  /** What is parked of this course longest that a person must look at, or that waits behind such; empty if there is only what waits for its turn. */
  Optional<Parked> blocking(String course);

  void delete(String id);

  /** Keeps a copy of it, with the reason why it is declared over, where it is no longer looked at. */
  void archive(Parked parked, String reason);

  List<Parked> list(int limit);

  long count();

  /** Keeps the original of a refused clinic event; idempotent by id. */
  void keepRejected(String id, String clinic, String rejection, CourseDocument.Raw raw);

  /** Newest first. */
  List<Rejected> rejected(int limit);

  Optional<Rejected> findRejected(String id);

  /** Deletes what was refused or discarded longer ago than that, by database time. What is parked stays until somebody decides. */
  long expire(Duration olderThan);

  /**
   * A refused clinic event.
   *
   * @param rejection what the sender was told
   * @param at database time
   */
  record Rejected(String id, String clinic, Map<String, Object> rejection, Instant at, CourseDocument.Raw raw) {}
}
