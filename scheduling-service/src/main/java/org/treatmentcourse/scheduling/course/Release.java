package org.treatmentcourse.scheduling.course;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A prescriber lets the patient go, and states what has passed; null for what was not said. A critical reading after it takes it back.
 *
 * @param by subject of the prescriber's token
 */
public record Release(
    Instant at, String by, @Nullable Boolean sedationResolved, @Nullable Boolean dissociationResolved, @Nullable Boolean respiratoryDepressionResolved) {}
