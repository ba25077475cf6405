package org.treatmentcourse.intake.course;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.treatmentcourse.contracts.Consent;
import org.treatmentcourse.contracts.policy.IntakePolicy;

/**
 * One thing a file still lacks.
 *
 * @param item {@code HISTORY}, {@code CONSENT_<consent>} or {@code ASSESSMENT_<instrument>}
 * @param since the request, or the revocation or expiry that took it away
 */
public record Missing(String item, Instant since) {

  static List<Missing> in(CourseFile file, IntakePolicy policy) {
    List<Missing> missing = new ArrayList<>();
    if (policy.required().history() && file.history() == null) {
      missing.add(new Missing("HISTORY", file.requestedAt()));
    }
    for (Consent consent : policy.required().consentsFor(file.request().providerModel())) {
      if (!file.consents().isActive(consent)) {
        missing.add(new Missing("CONSENT_" + consent, since(file, consent)));
      }
    }
    for (String instrument : policy.required().assessments()) {
      if (!file.assessments().has(instrument)) {
        missing.add(new Missing("ASSESSMENT_" + instrument, file.requestedAt()));
      }
    }
    return missing;
  }

  private static Instant since(CourseFile file, Consent consent) {
    ConsentRecord record = file.consents().of(consent);
    Instant lost = record == null ? null : record.state() == ConsentRecord.State.EXPIRED ? record.expiredAt() : record.revokedAt();
    return lost == null || lost.isBefore(file.requestedAt()) ? file.requestedAt() : lost;
  }
}
