package org.treatmentcourse.scheduling.course;

import java.time.Instant;

/**
 * Has a time and a chair.
 *
 * @param noShowAt when silence means that the patient did not come
 */
public record Booked(Order order, Appointment appointment, Instant noShowAt) implements Session {}
