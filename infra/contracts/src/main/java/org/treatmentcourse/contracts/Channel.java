package org.treatmentcourse.contracts;

import java.util.Locale;

/** The streams; of those that a course document publishes on, each has its own dense sequence per course. */
public enum Channel {
  /** {@code <service>.events}: what was decided, kept for ever. */
  EVENTS,
  /** {@code <service>.safety}: hold, stop, escalate, consent revoked. Its handlers only tighten. */
  SAFETY,
  /** {@code clinic.rejections.<clinicId>}: answers to clinic systems. */
  REJECTIONS,
  /** {@code clinic.telemetry.<clinicId>}: what monitors measure, many times a minute; kept beside the course, not in it. */
  TELEMETRY;

  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
