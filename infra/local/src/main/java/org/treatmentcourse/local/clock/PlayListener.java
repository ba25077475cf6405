package org.treatmentcourse.local.clock;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Hears how a play goes. */
public interface PlayListener {

  /** Hears nothing. */
  PlayListener SILENT = new PlayListener() {};

  /** A round ended: these clinics' clocks now show these times. */
  default void moved(Map<String, Instant> clocks) {}

  /** Nothing has happened for a while; called about every ten seconds with what is being waited for. */
  default void waiting(Duration since, List<String> reasons) {}
}
