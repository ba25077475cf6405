package org.treatmentcourse.scheduling.course;

import java.time.Instant;
import java.util.List;

/**
 * A booking under way: holds that carry its id may stand on these days.
 *
 * @param days ids of site days
 * @param until database time after which the clean-up may take it away
 */
public record Attempt(String id, List<String> days, Instant until) {

  public Attempt {
    days = List.copyOf(days);
  }
}
