package org.treatmentcourse.scheduling.course;

import java.time.Instant;

/** The patient takes the next series that becomes free at a site. */
public record Waiting(String site, Instant since) {}
