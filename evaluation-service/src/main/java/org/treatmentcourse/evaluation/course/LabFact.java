package org.treatmentcourse.evaluation.course;

import java.time.Instant;
import org.treatmentcourse.contracts.ClinicEvent.Lab;
import org.treatmentcourse.contracts.ClinicEvent.LabResult;

/** The newest time a test gave this result. */
public record LabFact(Lab test, LabResult result, Instant at, String event) implements Dated {

  String kind() {
    return test + "/" + result;
  }
}
