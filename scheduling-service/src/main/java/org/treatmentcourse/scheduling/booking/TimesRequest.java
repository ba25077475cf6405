package org.treatmentcourse.scheduling.booking;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.util.List;

/** Exactly these times, all or none: an offer, or a dry run that somebody agrees with. */
public record TimesRequest(@NotBlank @Size(max = 40) String site, @NotEmpty @Size(max = 100) List<@Valid Time> times) {

  Request.Exactly request() {
    return new Request.Exactly(site, times);
  }
}
