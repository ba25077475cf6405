package org.treatmentcourse.intake.course;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.Consent;
import org.treatmentcourse.contracts.decide.Timer;

/** Every consent that was ever proposed, granted or revoked, at most one record each, in the order of the enumeration. */
public record Consents(List<ConsentRecord> records) {
  /** How the name of a clock begins that ends a grant; the consent follows. */
  static final String EXPIRES = "consent-expires/";

  public static final Consents NONE = new Consents(List.of());

  public Consents {
    records = List.copyOf(records);
  }

  public @Nullable ConsentRecord of(Consent consent) {
    return records.stream().filter(record -> record.consent() == consent).findFirst().orElse(null);
  }

  public boolean isActive(Consent consent) {
    ConsentRecord record = of(consent);
    return record != null && record.holds();
  }

  /** In the order of the enumeration, so that the same file gives the same bytes. */
  public Set<Consent> active() {
    EnumSet<Consent> active = EnumSet.noneOf(Consent.class);
    records.stream().filter(ConsentRecord::holds).forEach(record -> active.add(record.consent()));
    return Collections.unmodifiableSet(active);
  }

  /** The clocks of those that hold. */
  List<Timer> timers() {
    List<Timer> timers = new ArrayList<>();
    for (ConsentRecord record : records) {
      if (record.holds() && record.expiresAt() != null) {
        timers.add(Timer.alarm(EXPIRES + record.consent(), record.expiresAt()));
      }
    }
    return timers;
  }

  /** @param validDays days until the grant runs out; absent is never */
  Consents granted(Consent consent, String version, Instant at, @Nullable Integer validDays) {
    return with(orNew(consent).granted(version, at, validDays));
  }

  Consents proposed(Consent consent, String version, Instant at) {
    return with(orNew(consent).proposed(version, at));
  }

  Consents expired(Consent consent) {
    return with(orNew(consent).expired());
  }

  Consents revoked(Consent consent, Instant at) {
    return with(orNew(consent).revoked(at));
  }

  private ConsentRecord orNew(Consent consent) {
    ConsentRecord known = of(consent);
    return known == null ? ConsentRecord.unknown(consent) : known;
  }

  private Consents with(ConsentRecord changed) {
    List<ConsentRecord> all = new ArrayList<>(records);
    all.removeIf(record -> record.consent() == changed.consent());
    all.add(changed);
    all.sort(Comparator.comparing(ConsentRecord::consent));
    return new Consents(all);
  }
}
