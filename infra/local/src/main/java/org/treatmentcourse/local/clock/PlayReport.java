package org.treatmentcourse.local.clock;

import java.time.Duration;

/**
 * What a play took.
 *
 * @param rounds how often a clock moved or a step ran
 * @param steps scripted steps that ran
 * @param took real time
 */
public record PlayReport(long rounds, long steps, Duration took) {}
