package org.treatmentcourse.scheduling.capacity;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The days of all sites. Every method may throw: then the outcome is unknown. */
public interface SiteDays {

  /** Majority read; a day that is not stored is empty. */
  Map<String, SiteDay> load(Collection<String> ids);

  default SiteDay load(String id) {
    return load(List.of(id)).getOrDefault(id, SiteDay.empty(id));
  }

  /**
   * One conditional update, majority and journaled.
   *
   * @return false if the day has changed since it was read; nothing was written then
   */
  boolean save(SiteDay changed);

  /** Days with a hold that has run out before that moment. */
  List<SiteDay> withHoldsUntil(Instant before);

  /** Database time: the only clock that holds are measured with. */
  Instant databaseTime();
}
