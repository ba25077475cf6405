package org.treatmentcourse.evaluation.course;

import java.time.Instant;
import java.util.Comparator;

/** A fact with the moment it was true and the event that brought it. The newest one counts, whatever the order of arrival. */
public interface Dated {
  /** Oldest first; two facts of one moment are ordered by their event, so that every order of arrival ends the same. */
  Comparator<Dated> BY_TIME = Comparator.comparing(Dated::at).thenComparing(Dated::event);

  Instant at();

  /** Id of the event, or of the assessment, that brought it. */
  String event();
}
