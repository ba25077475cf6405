package org.treatmentcourse.evaluation.course;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.Consent;

/**
 * Grants and revocations come on two streams, in any order; their times say what holds.
 *
 * @param ranOut the newest grant that has run out, by when it was given
 */
public record ConsentFact(Consent consent, @Nullable Instant grantedAt, @Nullable Instant revokedAt, @Nullable Instant ranOut) {

  /** A grant and a revocation of the same moment: revoked. */
  public boolean holds() {
    return grantedAt != null && isAfter(revokedAt) && isAfter(ranOut);
  }

  /** True if it was taken back and not given again. */
  public boolean isWithdrawn() {
    return revokedAt != null && !isAfter(revokedAt);
  }

  /** True if the newest grant has run out. */
  public boolean isExpired() {
    return ranOut != null && !isAfter(ranOut);
  }

  private boolean isAfter(@Nullable Instant end) {
    return end == null || (grantedAt != null && grantedAt.isAfter(end));
  }

  ConsentFact granted(Instant at) {
    return grantedAt != null && !at.isAfter(grantedAt) ? this : new ConsentFact(consent, at, revokedAt, ranOut);
  }

  ConsentFact revoked(Instant at) {
    return revokedAt != null && !at.isAfter(revokedAt) ? this : new ConsentFact(consent, grantedAt, at, ranOut);
  }

  /** @param grant business time of the grant that has run out */
  ConsentFact expired(Instant grant) {
    return ranOut != null && !grant.isAfter(ranOut) ? this : new ConsentFact(consent, grantedAt, revokedAt, grant);
  }
}
