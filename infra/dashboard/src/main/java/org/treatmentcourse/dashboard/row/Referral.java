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
 * @param expired newest grant of each consent that has run out, by when it was given
 * @param declined why intake ended without an evaluation
 */
public record Referral(
    @Nullable String site,
    @Nullable Indication indication,
    @Nullable Urgency urgency,
    @Nullable Instant requestedAt,
    Map<Consent, Instant> granted,
    Map<Consent, Instant> expired,
    boolean complete,
    @Nullable String declined) {

  static final Referral NONE = new Referral(null, null, null, null, Map.of(), Map.of(), false, null);

  public Referral {
    expired = expired == null ? Map.of() : Map.copyOf(expired);
  }

  /** True if the newest grant of a consent has run out. */
  boolean anyExpired() {
    return expired.entrySet().stream().anyMatch(ended -> !granted.getOrDefault(ended.getKey(), Instant.MIN).isAfter(ended.getValue()));
  }

  Referral hear(IntakeEvent event, Occurrence when) {
    return switch (event) {
      case IntakeEvent.ConsultationRequested e ->
          new Referral(e.site(), e.indication(), e.urgency(), when.occurredAt(), granted, expired, complete, declined);
      case IntakeEvent.ConsentGranted e -> new Referral(site, indication, urgency, requestedAt, with(granted, e.consent(), when.occurredAt()), expired, complete, declined);
      case IntakeEvent.ConsentExpired e ->
          new Referral(site, indication, urgency, requestedAt, granted, with(expired, e.consent(), e.grantedAt()), complete, declined);
      case IntakeEvent.ReminderDue e -> this;
      case IntakeEvent.CoverageChecked e -> this;
      case IntakeEvent.PersonMerged e -> this;
      case IntakeEvent.RecordRestricted e -> this;
      case IntakeEvent.IntakeCompleted e -> new Referral(e.site(), e.indication(), urgency, requestedAt, granted, expired, true, declined);
      case IntakeEvent.IntakeDeclined e -> new Referral(site, indication, urgency, requestedAt, granted, expired, complete, e.reason());
      case IntakeEvent.CourseBlocked e -> throw new IllegalArgumentException("is gathered over all topics");
      case IntakeEvent.CourseUnblocked e -> throw new IllegalArgumentException("is gathered over all topics");
      case IntakeEvent.ConsentRevoked e -> throw new IllegalArgumentException("travels on the safety stream");
      case IntakeEvent.ClinicRegistered e -> throw new IllegalArgumentException("belongs to no course");
    };
  }

  private static Map<Consent, Instant> with(Map<Consent, Instant> before, Consent consent, Instant at) {
    Map<Consent, Instant> all = new EnumMap<>(Consent.class);
    all.putAll(before);
    all.merge(consent, at, Newest::of);
    return all;
  }
}
