package org.treatmentcourse.intake.course;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.ClinicEvent.CoverageReported;
import org.treatmentcourse.contracts.CoverageStatus;
import org.treatmentcourse.contracts.IntakeEvent.CoverageChecked;
import org.treatmentcourse.contracts.PlanType;
import org.treatmentcourse.contracts.decide.Decision;
import org.treatmentcourse.contracts.decide.Occurrence;
import org.treatmentcourse.contracts.decide.Refusal;
import org.treatmentcourse.contracts.policy.IntakePolicy;

/** Who pays. A question to the payer is claimed here, asked outside, and its answer decided here; nothing of the care waits for it. */
public final class Covering {
  private Covering() {}

  /**
   * What became of a question.
   *
   * @param status {@code ACTIVE}, {@code INACTIVE} or {@code ERROR}
   * @param problem code, with an {@code ERROR}
   */
  public record Outcome(CoverageStatus status, @Nullable Boolean priorAuthorisation, @Nullable String problem) {}

  /** The newest word counts. A plan needs its payer and the number on the card. */
  public static Decision<Intake> report(Intake state, CoverageReported told, Occurrence when) {
    if (told.planType() != PlanType.SELF_PAY && told.payer() == null) {
      return Decision.refuse(state, Refusal.of("PAYER_MISSING", "/payer", "a plan has a payer"));
    }
    if (told.planType() != PlanType.SELF_PAY && told.memberId() == null) {
      return Decision.refuse(state, Refusal.of("MEMBER_ID_MISSING", "/memberId", "a plan has the number on the card"));
    }
    return onOpenFile(
        state,
        file -> {
          Coverage coverage = Coverage.told(told, when.occurredAt(), when.id());
          return coverage.isNewerThan(file.coverage()) ? said(state, file, coverage) : Decision.accept(state);
        });
  }

  /** Staff want to know anew. */
  public static Decision<Intake> askAgain(Intake state, Occurrence when) {
    return onOpenFile(
        state,
        file -> {
          Coverage coverage = file.coverage();
          if (coverage == null || coverage.planType() == PlanType.SELF_PAY) {
            return Decision.refuse(state, Refusal.of("NOTHING_TO_CHECK", "no plan is known that could be asked about"));
          }
          boolean asking = coverage.status() == CoverageStatus.NOT_CHECKED || coverage.status() == CoverageStatus.CHECKING;
          return asking ? Decision.accept(state) : said(state, file, coverage.asking(CoverageStatus.NOT_CHECKED, when.id(), when.now()));
        });
  }

  /**
   * Somebody is about to ask the payer.
   *
   * @param lapse after which a claim that was not answered may be taken over: whoever made it is gone
   */
  public static Decision<Intake> claim(Intake state, Duration lapse, Occurrence when) {
    return onOpenFile(
        state,
        file -> {
          Coverage coverage = file.coverage();
          if (coverage == null || coverage.planType() == PlanType.SELF_PAY || !isUnasked(coverage, lapse, when.now())) {
            return Decision.refuse(state, Refusal.of("NOTHING_TO_ASK", "the question was answered or is being asked"));
          }
          Coverage claimed = coverage.asking(CoverageStatus.CHECKING, coverage.check(), when.now());
          return Decision.accept(Filing.replaced(state, file.with(claimed)));
        });
  }

  private static boolean isUnasked(Coverage coverage, Duration lapse, Instant now) {
    return coverage.status() == CoverageStatus.NOT_CHECKED
        || (coverage.status() == CoverageStatus.CHECKING && !now.isBefore(coverage.since().plus(lapse)));
  }

  /** @param check the question that was answered; an answer to an earlier one is dropped */
  public static Decision<Intake> answer(Intake state, String check, Outcome outcome, Occurrence when, IntakePolicy policy) {
    return onOpenFile(
        state,
        file -> {
          Coverage coverage = file.coverage();
          if (coverage == null || coverage.status() != CoverageStatus.CHECKING || !coverage.check().equals(check)) {
            return Decision.accept(state);
          }
          String problem = outcome.problem();
          Instant until = when.now().plus(Duration.ofDays(policy.coverageStaleAfterDays()));
          return said(
              state,
              file,
              problem == null
                  ? coverage.answered(outcome.status(), when.now(), until, outcome.priorAuthorisation())
                  : coverage.failed(when.now(), problem));
        });
  }

  /** An answer is too old to count on. */
  static Decision<Intake> grownStale(Intake state, Instant due) {
    return onOpenFile(
        state,
        file -> {
          Coverage coverage = file.coverage();
          if (coverage == null) {
            throw new IllegalStateException("a clock without its coverage");
          }
          return said(state, file, coverage.stale(due));
        });
  }

  private static Decision<Intake> said(Intake state, CourseFile file, Coverage coverage) {
    return Decision.accept(
        Filing.replaced(state, file.with(coverage)),
        new CoverageChecked(coverage.planType(), coverage.status(), coverage.payer(), coverage.priorAuthorisation(), coverage.problem()));
  }

  private static Decision<Intake> onOpenFile(Intake state, Function<CourseFile, Decision<Intake>> then) {
    return switch (state) {
      case Awaited awaited -> Refusals.notOpen(awaited);
      case Collecting collecting -> then.apply(collecting.file());
      case Completed completed -> then.apply(completed.file());
      case Closed closed -> Refusals.closed(closed);
    };
  }
}
