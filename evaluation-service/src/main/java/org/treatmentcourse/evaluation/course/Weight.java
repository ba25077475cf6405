package org.treatmentcourse.evaluation.course;

import java.time.Instant;

/** @param kg as measured, 20 to 400 */
public record Weight(double kg, Instant at, String event) implements Dated {}
