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

  /**
   * When a consent was last given and last taken back.
   *
   * @param ranOut the newest grant that has run out, by when it was given
   */
  public record Fact(Consent consent, @Nullable Instant granted, @Nullable Instant revoked, @Nullable Instant ranOut) {
    boolean active() {
      return granted != null && grantedAfter(revoked) && grantedAfter(ranOut);
    }

    boolean withdrawn() {
      return revoked != null && !grantedAfter(revoked);
    }

    private boolean grantedAfter(@Nullable Instant end) {
      return end == null || (granted != null && granted.isAfter(end));
    }
  }

  public boolean active(Consent consent) {
    return of(consent).active();
  }

  /** True if it was taken back, also if we have not heard yet that it was given. */
  public boolean withdrawn(Consent consent) {
    return of(consent).withdrawn();
  }

  public Consents granted(Consent consent, Instant at) {
    Fact old = of(consent);
    return with(new Fact(consent, Facts.later(old.granted(), at), old.revoked(), old.ranOut()));
  }

  public Consents revoked(Consent consent, Instant at) {
    Fact old = of(consent);
    return with(new Fact(consent, old.granted(), Facts.later(old.revoked(), at), old.ranOut()));
  }

  /** @param grant business time of the grant that has run out */
  public Consents expired(Consent consent, Instant grant) {
    Fact old = of(consent);
    return with(new Fact(consent, old.granted(), old.revoked(), Facts.later(old.ranOut(), grant)));
  }

  private Fact of(Consent consent) {
    return facts.stream().filter(fact -> fact.consent() == consent).findFirst().orElse(new Fact(consent, null, null, null));
  }

  private Consents with(Fact fact) {
    return new Consents(Facts.replaced(facts, Fact::consent, fact));
  }
}
