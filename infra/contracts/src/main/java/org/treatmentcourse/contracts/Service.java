package org.treatmentcourse.contracts;

import java.util.Locale;

/** A process that owns course documents, and topics of its own. */
public enum Service {
  INTAKE,
  EVALUATION,
  SCHEDULING,
  FOLLOWUP,
  DASHBOARD;

  /** As in topic, database and group names: {@code intake}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
