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

/** Every consent that was ever granted or revoked, at most one record each, in the order of the enumeration. */
public record Consents(List<ConsentRecord> records) {
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

  Consents granted(Consent consent, String version, Instant at) {
    return with(orNew(consent).granted(version, at));
  }

  Consents revoked(Consent consent, Instant at) {
    return with(orNew(consent).revoked(at));
  }

  private ConsentRecord orNew(Consent consent) {
    ConsentRecord known = of(consent);
    return known == null ? new ConsentRecord(consent, null, null, null) : known;
  }

  private Consents with(ConsentRecord changed) {
    List<ConsentRecord> all = new ArrayList<>(records);
    all.removeIf(record -> record.consent() == changed.consent());
    all.add(changed);
    all.sort(Comparator.comparing(ConsentRecord::consent));
    return new Consents(all);
  }
}
