package org.treatmentcourse.evaluation.course;

import java.time.Instant;

/** One reading, mmHg. */
public record BloodPressure(int systolic, int diastolic, Instant at, String event) implements Dated {}
