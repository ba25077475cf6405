package org.treatmentcourse.scheduling.course;

import org.jspecify.annotations.Nullable;

/** How a patient left after a dose; {@code by} is the subject of the token of whoever recorded it. */
public sealed interface Departure {
  String by();

  /** @param escort the clinic's reference to whoever took the patient home, or null where none was asked for */
  record Discharged(String by, @Nullable String escort) implements Departure {}

  record AgainstAdvice(String by, boolean toldRisks) implements Departure {}

  record Transferred(String by, TransferReason reason) implements Departure {}
}
