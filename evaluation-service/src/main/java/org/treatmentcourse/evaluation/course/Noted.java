package org.treatmentcourse.evaluation.course;

import java.time.Instant;

/**
 * The newest value of something measured, asked or found.
 *
 * @param name e.g. {@code exam.spo2}, {@code lab.ALT} (a multiple of its upper limit) or {@code finding.capacity}
 * @param value as text, checked against the pack when it came
 */
public record Noted(String name, String value, Instant at, String event) implements Dated {}
