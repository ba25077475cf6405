package org.treatmentcourse.scheduling.course;

import java.time.Instant;

/** The patient is here and has had no dose. */
public sealed interface OnSite extends Session permits CheckedIn, Held {
  Appointment appointment();

  Arrival arrival();

  Vitals vitals();

  /** End of the local day: whoever has had no dose by then gets none today. */
  Instant dayEnds();

  OnSite arrived(Arrival now);

  OnSite measured(Vitals now);
}
