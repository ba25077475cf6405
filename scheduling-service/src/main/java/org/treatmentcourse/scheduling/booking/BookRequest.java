package org.treatmentcourse.scheduling.booking;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;

/** Books one session at exactly this wall time of the site. */
public record BookRequest(@NotBlank @Size(max = 40) String site, @NotNull LocalDate date, @NotNull LocalTime start) {

  Request request(int session) {
    return new Request.Exactly(site, List.of(new Time(session, date, start)));
  }
}
