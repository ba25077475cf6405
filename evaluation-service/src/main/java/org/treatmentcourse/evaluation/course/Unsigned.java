package org.treatmentcourse.evaluation.course;

import java.time.Instant;
import org.treatmentcourse.contracts.Plan;

/**
 * A version of the plan that a second prescriber has to sign before anything follows from it.
 *
 * @param reason code
 * @param by who ordered it, as the token names them
 */
public record Unsigned(Plan plan, String reason, String by, Instant at) {}
