package org.treatmentcourse.intake.course;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.Consent;

/**
 * One of the twelve consents of a person.
 *
 * @param version of the text that was last agreed to; absent if it was only ever revoked
 * @param grantedAt the newest grant
 * @param revokedAt the newest revocation
 */
public record ConsentRecord(Consent consent, @Nullable String version, @Nullable Instant grantedAt, @Nullable Instant revokedAt) {

  /** A grant and a revocation of the same moment: revoked. */
  public boolean holds() {
    return grantedAt != null && (revokedAt == null || grantedAt.isAfter(revokedAt));
  }

  ConsentRecord granted(String agreed, Instant at) {
    if (grantedAt != null && (at.isBefore(grantedAt) || (at.equals(grantedAt) && version != null && agreed.compareTo(version) <= 0))) {
      return this;
    }
    return new ConsentRecord(consent, agreed, at, revokedAt);
  }

  ConsentRecord revoked(Instant at) {
    return revokedAt != null && !at.isAfter(revokedAt) ? this : new ConsentRecord(consent, version, grantedAt, at);
  }
}
