package org.treatmentcourse.messaging;

import java.util.Map;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;

/** Which clinics this process knows, by their revision: who adds one can see when everybody has heard. */
@Endpoint(id = "clinics")
public final class ClinicsEndpoint {
  private final ClinicDirectory directory;

  ClinicsEndpoint(ClinicDirectory directory) {
    this.directory = directory;
  }

  @ReadOperation
  public Map<String, Long> clinics() {
    return directory.revisions();
  }
}
