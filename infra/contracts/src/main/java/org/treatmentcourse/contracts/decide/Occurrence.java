package org.treatmentcourse.contracts.decide;

import java.time.Instant;

/**
 * When, where and through what something happened.
 *
 * @param id of the event or command; stable over redelivery, so ids derived from it are too
 * @param occurredAt business time at which it happened
 * @param now business time at which it is handled; later than {@code occurredAt} for late entries. For one that was parked: at which it first came
 */
public record Occurrence(CourseRef course, String id, Instant occurredAt, Instant now) {}
