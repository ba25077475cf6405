package org.treatmentcourse.intake.course;

import java.time.Instant;
import java.time.LocalDate;

/**
 * The patient wanted the record deleted, which the law forbids for now. It is kept, and once the course is over shown to nobody but those who
 * answer for records.
 *
 * @param requestedAt the first request
 * @param requests how often it was asked for
 * @param by who took the first request down, as their token names them
 * @param keepUntil first day on which the record may be destroyed, as worked out at the last request; later while the course still goes on
 */
public record Restriction(Instant requestedAt, int requests, String by, LocalDate keepUntil) {}
