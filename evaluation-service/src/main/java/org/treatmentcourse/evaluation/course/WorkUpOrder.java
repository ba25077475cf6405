package org.treatmentcourse.evaluation.course;

import java.time.Instant;

/**
 * Something a clinician wants done.
 *
 * @param item key in the pack
 */
public record WorkUpOrder(String item, Instant orderedAt) {}
