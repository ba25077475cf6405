package org.treatmentcourse.dashboard.query;

import java.time.Instant;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.treatmentcourse.contracts.Clinic;
import org.treatmentcourse.messaging.BusinessClock;
import org.treatmentcourse.messaging.ClinicDirectory;
import org.treatmentcourse.web.Caller;
import org.treatmentcourse.web.Operation;

/** What a page needs to know of the caller's clinic before it shows anything. */
@RestController
@Staff
class ClinicController {
  private final ClinicDirectory clinics;
  private final BusinessClock clock;

  ClinicController(ClinicDirectory clinics, BusinessClock clock) {
    this.clinics = clinics;
    this.clock = clock;
  }

  /**
   * @param now business time
   * @param simulated business time moves in steps and is not real time
   */
  record View(String clinic, String zone, List<Site> sites, Instant now, boolean simulated) {}

  record Site(String id, String zone) {}

  @Operation("Show the clinic of the caller and its time")
  @GetMapping("/api/clinic")
  View clinic() {
    Clinic clinic = clinics.needed(Caller.current().clinic());
    List<Site> sites = clinic.sites().stream().map(site -> new Site(site.id(), site.zone() == null ? clinic.zone() : site.zone())).toList();
    return new View(clinic.id(), clinic.zone(), sites, clock.now(clinic.id()), !(clock instanceof BusinessClock.Real));
  }
}
