package org.treatmentcourse.scheduling.course;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.Consent;

/** The consents of a course. A grant and a revocation travel on different streams: the newer one counts, the revocation if they are of one moment. */
public record Consents(List<Fact> facts) {
  static final Consents NONE = new Consents(List.of());

  public Consents {
    facts = List.copyOf(facts);
  }

  /** When a consent was last given and last taken back. */
  public record Fact(Consent consent, @Nullable Instant granted, @Nullable Instant revoked) {
    boolean active() {
      return granted != null && (revoked == null || granted.isAfter(revoked));
    }
  }

  public boolean active(Consent consent) {
    return of(consent).active();
  }

  /** True if it was taken back, also if we have not heard yet that it was given. */
  public boolean withdrawn(Consent consent) {
    Fact fact = of(consent);
    return fact.revoked() != null && !fact.active();
  }

  public Consents granted(Consent consent, Instant at) {
    Fact old = of(consent);
    return with(new Fact(consent, Facts.later(old.granted(), at), old.revoked()));
  }

  public Consents revoked(Consent consent, Instant at) {
    Fact old = of(consent);
    return with(new Fact(consent, old.granted(), Facts.later(old.revoked(), at)));
  }

  private Fact of(Consent consent) {
    return facts.stream().filter(fact -> fact.consent() == consent).findFirst().orElse(new Fact(consent, null, null));
  }

  private Consents with(Fact fact) {
    return new Consents(Facts.replaced(facts, Fact::consent, fact));
  }
}
