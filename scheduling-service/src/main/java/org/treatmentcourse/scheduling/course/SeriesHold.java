package org.treatmentcourse.scheduling.course;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * No session starts while it lasts.
 *
 * @param number in this course, 1 and up
 * @param session in which it happened
 * @param release who let the series go on, or null
 */
public record SeriesHold(int number, int session, String reason, Instant since, @Nullable Release release) {

  /**
   * @param by subject of the token of the prescriber or medical director
   * @param reason in their words; stays in this store
   */
  public record Release(Instant at, String by, String reason) {}

  SeriesHold released(Release by) {
    return new SeriesHold(number, session, reason, since, by);
  }
}
