package org.treatmentcourse.scheduling.discharge;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.scheduling.course.Release;

/** What a prescriber states when letting a patient go. What is absent was not said. After esketamine all three are needed. */
record ReleaseRequest(
    @Nullable Boolean sedationResolved, @Nullable Boolean dissociationResolved, @Nullable Boolean respiratoryDepressionResolved) {

  Release by(String subject, Instant at) {
    return new Release(at, subject, sedationResolved, dissociationResolved, respiratoryDepressionResolved);
  }
}
