package org.treatmentcourse.evaluation.course;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.Consent;

/** Grants and revocations come on two streams, in any order; their times say what holds. */
public record ConsentFact(Consent consent, @Nullable Instant grantedAt, @Nullable Instant revokedAt) {

  /** A grant and a revocation of the same moment: revoked. */
  public boolean holds() {
    return grantedAt != null && (revokedAt == null || grantedAt.isAfter(revokedAt));
  }

  ConsentFact granted(Instant at) {
    return grantedAt != null && !at.isAfter(grantedAt) ? this : new ConsentFact(consent, at, revokedAt);
  }

  ConsentFact revoked(Instant at) {
    return revokedAt != null && !at.isAfter(revokedAt) ? this : new ConsentFact(consent, grantedAt, at);
  }
}
