package org.treatmentcourse.scheduling.booking;

import java.time.DateTimeException;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.treatmentcourse.contracts.Clinic;
import org.treatmentcourse.messaging.ClinicDirectory;
import org.treatmentcourse.scheduling.capacity.Place;
import org.treatmentcourse.web.Problems;

/** Sites as clinics have registered them. */
public final class Sites {
  private final ClinicDirectory clinics;

  public Sites(ClinicDirectory clinics) {
    this.clinics = clinics;
  }

  /** Empty if the clinic has no such site, or has it no more. */
  Optional<Place> find(String clinic, String site) {
    return Place.of(clinics.needed(clinic), site);
  }

  /** Of a clinic, as it names them. */
  public List<String> names(String clinic) {
    return clinics.needed(clinic).sites().stream().map(Clinic.Site::id).toList();
  }

  /** @throws Problems.Problem if the clinic has no such site, or its zone or opening hours can't be read */
  public Place place(String clinic, String site) {
    try {
      return Place.of(clinics.needed(clinic), site)
          .orElseThrow(() -> new Problems.Problem(HttpStatus.BAD_REQUEST, "SITE_UNKNOWN", "site", "the clinic has no such site"));
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new Problems.Problem(HttpStatus.CONFLICT, "SITE_MISCONFIGURED", "site", String.valueOf(e.getMessage()));
    }
  }
}
