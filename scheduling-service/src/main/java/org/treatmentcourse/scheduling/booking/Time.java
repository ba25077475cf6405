package org.treatmentcourse.scheduling.booking;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.time.LocalTime;

/** A session at exactly this wall time of the site. */
public record Time(@Min(1) int session, @NotNull LocalDate date, @NotNull LocalTime start) {}
