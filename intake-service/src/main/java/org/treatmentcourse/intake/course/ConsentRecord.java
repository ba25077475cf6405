package org.treatmentcourse.intake.course;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.Consent;

/**
 * One of the twelve consents of a person. Who said what last, by the time it was said, is right, whatever was heard first.
 *
 * @param version of the text that was last agreed to; absent if it never was
 * @param grantedAt the newest grant
 * @param revokedAt the newest revocation
 * @param expiresAt when the newest grant runs out; absent is never
 * @param expiredAt when a grant last ran out and everybody was told
 * @param proposed the text last put before the person
 * @param superseded earlier grants, the newest last
 */
public record ConsentRecord(
    Consent consent,
    @Nullable String version,
    @Nullable Instant grantedAt,
    @Nullable Instant revokedAt,
    @Nullable Instant expiresAt,
    @Nullable Instant expiredAt,
    @Nullable Text proposed,
    List<Text> superseded) {
  /** Earlier grants that are kept. */
  private static final int SUPERSEDED = 20;

  private static final Comparator<Text> BY_TIME = Comparator.comparing(Text::at).thenComparing(Text::version);

  public ConsentRecord {
    superseded = superseded == null ? List.of() : List.copyOf(superseded);
  }

  /** A version of the text, and when it was put before the person or agreed to. */
  public record Text(String version, Instant at) {}

  /** Where a consent is on its way. What a newer grant has replaced is {@link #superseded}. */
  public enum State {
    PROPOSED,
    ACTIVE,
    EXPIRED,
    REVOKED
  }

  static ConsentRecord unknown(Consent consent) {
    return new ConsentRecord(consent, null, null, null, null, null, null, List.of());
  }

  /** A grant and a revocation of the same moment: revoked. */
  public State state() {
    if (grantedAt == null) {
      return revokedAt == null ? State.PROPOSED : State.REVOKED;
    }
    if (revokedAt != null && !grantedAt.isAfter(revokedAt)) {
      return State.REVOKED;
    }
    return expiresAt != null && expiredAt != null && !expiresAt.isAfter(expiredAt) ? State.EXPIRED : State.ACTIVE;
  }

  public boolean holds() {
    return state() == State.ACTIVE;
  }

  /** @param validDays days until the grant runs out; absent is never */
  ConsentRecord granted(String agreed, Instant at, @Nullable Integer validDays) {
    Text grant = new Text(agreed, at);
    Text known = grant();
    if (grant.equals(known) || superseded.contains(grant)) {
      return this;
    }
    if (known != null && BY_TIME.compare(grant, known) < 0) {
      return new ConsentRecord(consent, version, grantedAt, revokedAt, expiresAt, expiredAt, proposed, with(grant));
    }
    Instant runsOut = validDays == null ? null : at.plus(Duration.ofDays(validDays));
    return new ConsentRecord(consent, agreed, at, revokedAt, runsOut, expiredAt, proposed, known == null ? superseded : with(known));
  }

  ConsentRecord revoked(Instant at) {
    return revokedAt != null && !at.isAfter(revokedAt)
        ? this
        : new ConsentRecord(consent, version, grantedAt, at, expiresAt, expiredAt, proposed, superseded);
  }

  ConsentRecord proposed(String offered, Instant at) {
    Text offer = new Text(offered, at);
    return proposed != null && BY_TIME.compare(offer, proposed) <= 0
        ? this
        : new ConsentRecord(consent, version, grantedAt, revokedAt, expiresAt, expiredAt, offer, superseded);
  }

  /** The newest grant has run out. */
  ConsentRecord expired() {
    return new ConsentRecord(consent, version, grantedAt, revokedAt, expiresAt, expiresAt, proposed, superseded);
  }

  /** The newest grant, held or not. */
  public @Nullable Text grant() {
    return version == null || grantedAt == null ? null : new Text(version, grantedAt);
  }

  private List<Text> with(Text earlier) {
    List<Text> all = new ArrayList<>(superseded);
    all.add(earlier);
    all.sort(BY_TIME);
    return all.size() > SUPERSEDED ? all.subList(all.size() - SUPERSEDED, all.size()) : all;
  }
}
