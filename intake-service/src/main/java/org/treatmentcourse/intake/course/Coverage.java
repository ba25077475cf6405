package org.treatmentcourse.intake.course;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.ClinicEvent.CoverageReported;
import org.treatmentcourse.contracts.CoverageStatus;
import org.treatmentcourse.contracts.PlanType;
import org.treatmentcourse.contracts.decide.Timer;

/**
 * Who pays, as told, and what the payer answered last. Nothing waits for it.
 *
 * @param payer code; absent for somebody who pays alone
 * @param memberId as on the card; never leaves intake but to the payer
 * @param toldAt when it was told
 * @param event id of what brought it; decides between two told at the same moment
 * @param check names the question; the payer gets it as idempotency key, so a question asked twice is one
 * @param since when the status began
 * @param staleAt when the answer is too old
 * @param priorAuthorisation whether the payer wants to be asked before treatment; absent is unknown
 * @param problem code of what went wrong with an {@code ERROR}
 */
public record Coverage(
    PlanType planType,
    @Nullable String payer,
    @Nullable String memberId,
    Instant toldAt,
    String event,
    CoverageStatus status,
    String check,
    Instant since,
    @Nullable Instant staleAt,
    @Nullable Boolean priorAuthorisation,
    @Nullable String problem) {
  /** Name of the clock after which an answer is too old. */
  static final String STALE = "coverage-stale";

  static Coverage told(CoverageReported told, Instant at, String event) {
    return new Coverage(told.planType(), told.payer(), told.memberId(), at, event, CoverageStatus.NOT_CHECKED, event, at, null, null, null);
  }

  boolean isNewerThan(@Nullable Coverage other) {
    if (other == null) {
      return true;
    }
    int order = toldAt.compareTo(other.toldAt);
    return order > 0 || (order == 0 && event.compareTo(other.event) > 0);
  }

  /** The clock runs while an answer stands. */
  List<Timer> timers() {
    return staleAt == null ? List.of() : List.of(Timer.alarm(STALE, staleAt));
  }

  /** A question is to be put to the payer, or was put and not answered. */
  Coverage asking(CoverageStatus next, String question, Instant at) {
    return new Coverage(planType, payer, memberId, toldAt, event, next, question, at, null, null, null);
  }

  Coverage answered(CoverageStatus next, Instant at, Instant until, @Nullable Boolean authorisation) {
    return new Coverage(planType, payer, memberId, toldAt, event, next, check, at, until, authorisation, null);
  }

  Coverage failed(Instant at, String what) {
    return new Coverage(planType, payer, memberId, toldAt, event, CoverageStatus.ERROR, check, at, null, null, what);
  }

  Coverage stale(Instant at) {
    return new Coverage(planType, payer, memberId, toldAt, event, CoverageStatus.STALE, check, at, null, priorAuthorisation, null);
  }
}
