package org.treatmentcourse.scheduling.ledger;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to record.
 *
 * @param expires last day on which the lot may be used; with a receipt
 * @param mg 0 and up, except for an adjustment
 * @param containers vials or devices, or null
 * @param session what it was for, or null
 * @param actor subject of the token
 * @param witness subject or staff id of who saw it, or null
 * @param reason code, or null
 * @param count number of the count that is closed, or null
 */
public record Line(
    Kind kind,
    Lot lot,
    @Nullable LocalDate expires,
    int mg,
    @Nullable Integer containers,
    @Nullable ForSession session,
    String actor,
    @Nullable String witness,
    @Nullable String reason,
    @Nullable Long count) {

  static Line closing(Discrepancy open, Disposition disposition, String actor) {
    return new Line(Kind.CLOSE, open.lot(), null, 0, null, null, actor, null, disposition.name(), open.count());
  }

  public record ForSession(String courseId, int session) {}
}
