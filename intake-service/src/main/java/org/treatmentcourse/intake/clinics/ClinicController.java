package org.treatmentcourse.intake.clinics;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.treatmentcourse.contracts.Clinic;
import org.treatmentcourse.contracts.IntakeEvent.ClinicRegistered;
import org.treatmentcourse.web.Caller;
import org.treatmentcourse.web.Operation;
import org.treatmentcourse.web.Problems.Problem;

/** {@code PUT /clinics/{clinicId}}: adds or changes a clinic; 202, because its topics are made and the services told in the background. */
@RestController
class ClinicController {
  private final ClinicRegistry registry;
  private final ClinicChecks checks = new ClinicChecks();

  ClinicController(ClinicRegistry registry) {
    this.registry = registry;
  }

  /** As {@link Clinic}, with the id in the path. */
  record RegisterClinic(String zone, List<Clinic.Site> sites, @Nullable Map<String, Object> policy) {}

  record Registered(String clinic, long revision) {}

  @Operation(value = "Add a clinic or change what is known of it", id = "registerClinic")
  @PutMapping("/clinics/{clinicId}")
  @PreAuthorize("hasRole('admin')")
  ResponseEntity<Registered> register(@PathVariable String clinicId, @RequestBody RegisterClinic body) {
    String allowed = Caller.current().clinic();
    if (!allowed.equals("*") && !allowed.equals(clinicId)) {
      throw new Problem(HttpStatus.FORBIDDEN, "OTHER_CLINIC", "clinicId", "the token is for another clinic");
    }
    Clinic clinic = new Clinic(clinicId, body.zone(), body.sites(), body.policy() == null ? Map.of() : body.policy());
    checks.check(clinic);
    ClinicRegistered registered = registry.put(clinic);
    return ResponseEntity.accepted().body(new Registered(clinicId, registered.revision()));
  }
}
