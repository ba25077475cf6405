package org.treatmentcourse.dashboard.row;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.treatmentcourse.contracts.Consent;
import org.treatmentcourse.contracts.IntakeEvent.ConsentRevoked;
import org.treatmentcourse.contracts.decide.Occurrence;

/**
 * From {@code intake.safety}.
 *
 * @param consents newest revocation of each
 */
public record Revoked(Map<Consent, Instant> consents) {
  static final Revoked NONE = new Revoked(Map.of());

  Revoked hear(ConsentRevoked event, Occurrence when) {
    Map<Consent, Instant> all = new EnumMap<>(Consent.class);
    all.putAll(consents);
    all.merge(event.consent(), when.occurredAt(), Newest::of);
    return new Revoked(all);
  }

  /** True if a consent is gone: revoked, and not given again later. */
  boolean anyAfter(Map<Consent, Instant> granted) {
    return consents.entrySet().stream().anyMatch(revoked -> !granted.getOrDefault(revoked.getKey(), Instant.MIN).isAfter(revoked.getValue()));
  }
}
