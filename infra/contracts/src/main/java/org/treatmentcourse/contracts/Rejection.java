package org.treatmentcourse.contracts;

import org.jspecify.annotations.Nullable;

/**
 * The body of {@code event-rejected.v1}: says to a clinic system what was refused and why. The original bytes are kept by the service that refused.
 *
 * @param eventId the CloudEvents id of what was refused; absent where it could not be read
 * @param code stable reason, e.g. {@code SCHEMA_VIOLATION}
 * @param field where in the event, e.g. {@code /systolic} or {@code ce_type}
 * @param topic with partition and offset: where the refused event is on the clinic's topic
 */
public record Rejection(
    @Nullable String eventId,
    @Nullable String eventType,
    String code,
    @Nullable String field,
    String message,
    String refusedBy,
    String topic,
    int partition,
    long offset) {

  public static final String TYPE = "event-rejected.v1";
}
