package org.treatmentcourse.contracts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A CloudEvent as we use it.
 *
 * @param id unique within its source
 * @param source who sent it, e.g. {@code /evaluation} or {@code /clinics/c1/ehr}
 * @param type name on the wire
 * @param subject course id on service topics, the clinic's course reference on clinic topics
 * @param time business time at which it happened
 * @param sequence dense per topic and key on service topics; 0 on clinic topics
 * @param traceparent W3C trace context, or null
 * @param data JSON body
 * @param recorded business time at which a service decided it, or null; later than {@code time} for what came or took effect late
 */
public record Envelope(
    String id,
    String source,
    String type,
    String subject,
    Instant time,
    String clinic,
    long sequence,
    @Nullable String traceparent,
    byte[] data,
    @Nullable Instant recorded) {

  /** From somebody who does not say when it was recorded. */
  public Envelope(
      String id, String source, String type, String subject, Instant time, String clinic, long sequence, @Nullable String traceparent, byte[] data) {
    this(id, source, type, subject, time, clinic, sequence, traceparent, data, null);
  }
}
