package org.treatmentcourse.dashboard.row;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.ClinicEvent.Urgency;
import org.treatmentcourse.contracts.Consent;
import org.treatmentcourse.contracts.Indication;
import org.treatmentcourse.contracts.IntakeEvent;
import org.treatmentcourse.contracts.decide.Occurrence;

/**
 * From {@code intake.events}.
 *
 * @param granted newest grant of each consent
 * @param declined why intake ended without an evaluation
 */
public record Referral(
    @Nullable String site,
    @Nullable Indication indication,
    @Nullable Urgency urgency,
    @Nullable Instant requestedAt,
    Map<Consent, Instant> granted,
    boolean complete,
    @Nullable String declined) {

  static final Referral NONE = new Referral(null, null, null, null, Map.of(), false, null);

  Referral hear(IntakeEvent event, Occurrence when) {
    return switch (event) {
      case IntakeEvent.ConsultationRequested e ->
          new Referral(e.site(), e.indication(), e.urgency(), when.occurredAt(), granted, complete, declined);
      case IntakeEvent.ConsentGranted e -> new Referral(site, indication, urgency, requestedAt, with(e.consent(), when.occurredAt()), complete, declined);
      case IntakeEvent.IntakeCompleted e -> new Referral(e.site(), e.indication(), urgency, requestedAt, granted, true, declined);
      case IntakeEvent.IntakeDeclined e -> new Referral(site, indication, urgency, requestedAt, granted, complete, e.reason());
      case IntakeEvent.CourseBlocked e -> throw new IllegalArgumentException("is gathered over all topics");
      case IntakeEvent.CourseUnblocked e -> throw new IllegalArgumentException("is gathered over all topics");
      case IntakeEvent.ConsentRevoked e -> throw new IllegalArgumentException("travels on the safety stream");
      case IntakeEvent.ClinicRegistered e -> throw new IllegalArgumentException("belongs to no course");
    };
  }

  private Map<Consent, Instant> with(Consent consent, Instant at) {
    Map<Consent, Instant> all = new EnumMap<>(Consent.class);
    all.putAll(granted);
    all.merge(consent, at, Newest::of);
    return all;
  }
}
