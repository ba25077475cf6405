package org.treatmentcourse.scheduling.course;

import java.time.Instant;

/**
 * Has a time and a chair.
 *
 * @param vitals taken before the arrival was reported
 * @param noShowAt when silence means that the patient did not come
 */
public record Booked(Order order, Appointment appointment, Vitals vitals, Instant noShowAt) implements Session {}
