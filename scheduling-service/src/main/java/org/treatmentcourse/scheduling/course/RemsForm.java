package org.treatmentcourse.scheduling.course;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The monitoring form that a REMS wants of one session (DOMAIN 5.3): prepared from what the session recorded, tracked until somebody has sent it. */
public sealed interface RemsForm {

  /** When it has to be there at the latest. */
  Instant dueAt();

  /**
   * Nobody has sent it; what it says follows from what is known by now.
   *
   * @param vitals of the whole session, late ones too
   * @param before points of CADSS-6 before the dose, as stated at the discharge, or null
   * @param after points of CADSS-6 at the discharge, or null
   * @param releasedAt when a prescriber said that the patient may leave, or null
   */
  record Open(
      Vitals vitals,
      @Nullable Integer before,
      @Nullable Integer after,
      @Nullable Instant releasedAt,
      Instant warnAt,
      Instant escalateAt,
      Instant dueAt,
      Urgency urgency)
      implements RemsForm {

    /** The next moment at which somebody is told, or null. */
    @Nullable Instant nextAt() {
      return switch (urgency) {
        case PREPARED -> warnAt;
        case WARNED -> escalateAt;
        case ESCALATED -> dueAt;
        case BREACHED -> null;
      };
    }

    boolean overdue(Instant now) {
      return !now.isBefore(dueAt);
    }

    Open measured(Reading late) {
      return new Open(vitals.with(late), before, after, releasedAt, warnAt, escalateAt, dueAt, urgency);
    }

    Open now(Urgency next) {
      return new Open(vitals, before, after, releasedAt, warnAt, escalateAt, dueAt, next);
    }
  }

  /**
   * A copy of what was sent; nothing changes it any more.
   *
   * @param at when it was sent
   * @param by subject of the token of whoever recorded that
   * @param reference what the REMS answered with
   */
  record Sent(RemsContent content, Instant dueAt, Instant at, String by, String reference) implements RemsForm {}

  /** How far it has been urged. */
  enum Urgency {
    PREPARED,
    WARNED,
    ESCALATED,
    BREACHED
  }
}
