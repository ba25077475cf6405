package org.treatmentcourse.intake.query;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.ClinicEvent.Urgency;
import org.treatmentcourse.contracts.CoverageStatus;
import org.treatmentcourse.contracts.EarlierCourse;
import org.treatmentcourse.contracts.Indication;
import org.treatmentcourse.contracts.PainTreatment;
import org.treatmentcourse.contracts.PlanType;
import org.treatmentcourse.contracts.ProviderModel;
import org.treatmentcourse.contracts.Sex;
import org.treatmentcourse.contracts.Trial;
import org.treatmentcourse.contracts.UsState;
import org.treatmentcourse.intake.course.Assessments;
import org.treatmentcourse.intake.course.Closed;
import org.treatmentcourse.intake.course.Collecting;
import org.treatmentcourse.intake.course.Completed;
import org.treatmentcourse.intake.course.ConsentRecord;
import org.treatmentcourse.intake.course.CourseFile;
import org.treatmentcourse.intake.course.Coverage;
import org.treatmentcourse.intake.course.History;
import org.treatmentcourse.intake.course.Missing;
import org.treatmentcourse.intake.course.Restriction;

/**
 * A file without the person.
 *
 * @param stage {@code COLLECTING}, {@code COMPLETED} or {@code CLOSED}
 * @param missing what is still asked for
 * @param expiresAt when the intake is given up if nothing new comes
 * @param remindedAt when somebody was last told to ask again
 * @param reason why it was closed
 * @param coverage who pays; {@code NOT_CHECKED} for as long as no payer's service is set
 * @param restriction set once the patient has asked for the record to be deleted
 */
record FileView(
    String courseId,
    String stage,
    String site,
    Indication indication,
    Urgency urgency,
    Instant requestedAt,
    int ageYears,
    Sex sex,
    List<ConsentView> consents,
    @Nullable HistoryView history,
    List<Assessments.Scored> assessments,
    List<Missing> missing,
    @Nullable Instant expiresAt,
    @Nullable Instant remindedAt,
    @Nullable Instant completedAt,
    @Nullable Instant closedAt,
    @Nullable String reason,
    @Nullable ProviderModel providerModel,
    @Nullable List<String> alternativeSites,
    @Nullable Boolean veteran,
    @Nullable UsState usState,
    @Nullable RestrictionView restriction,
    @Nullable CoverageView coverage) {

  /** Without the number on the card. */
  record CoverageView(
      PlanType planType,
      @Nullable String payer,
      CoverageStatus status,
      Instant since,
      @Nullable Instant staleAt,
      @Nullable Boolean priorAuthorisation,
      @Nullable String problem) {
    static @Nullable CoverageView of(@Nullable Coverage coverage) {
      return coverage == null
          ? null
          : new CoverageView(
              coverage.planType(),
              coverage.payer(),
              coverage.status(),
              coverage.since(),
              coverage.staleAt(),
              coverage.priorAuthorisation(),
              coverage.problem());
    }
  }

  /** @param keepUntil first day on which the record may be destroyed */
  record RestrictionView(Instant requestedAt, int requests, LocalDate keepUntil) {
    static @Nullable RestrictionView of(@Nullable Restriction restriction) {
      return restriction == null ? null : new RestrictionView(restriction.requestedAt(), restriction.requests(), restriction.keepUntil());
    }
  }

  /** @param superseded earlier grants */
  record ConsentView(
      String consent,
      ConsentRecord.State state,
      @Nullable String version,
      boolean active,
      @Nullable Instant grantedAt,
      @Nullable Instant revokedAt,
      @Nullable Instant expiresAt,
      ConsentRecord.@Nullable Text proposed,
      List<ConsentRecord.Text> superseded) {
    static ConsentView of(ConsentRecord record) {
      return new ConsentView(
          record.consent().name(),
          record.state(),
          record.version(),
          record.holds(),
          record.grantedAt(),
          record.revokedAt(),
          record.expiresAt(),
          record.proposed(),
          record.superseded());
    }
  }

  record HistoryView(
      @Nullable Boolean canBecomePregnant,
      List<Trial> trials,
      @Nullable List<PainTreatment> painTreatments,
      @Nullable List<EarlierCourse> earlierCourses,
      @Nullable List<String> goals,
      Instant at) {
    static @Nullable HistoryView of(@Nullable History history) {
      return history == null
          ? null
          : new HistoryView(
              history.canBecomePregnant(), history.trials(), history.painTreatments(), history.earlierCourses(), history.goals(), history.at());
    }
  }

  static FileView of(String courseId, Collecting state) {
    return of(courseId, "COLLECTING", state.file(), state.missing(), state.expiresAt(), state.remindedAt(), null, null, null);
  }

  static FileView of(String courseId, Completed state) {
    return of(courseId, "COMPLETED", state.file(), List.of(), null, null, state.completedAt(), null, null);
  }

  static FileView of(String courseId, Closed state) {
    return of(courseId, "CLOSED", state.file(), List.of(), null, null, null, state.closedAt(), state.reason());
  }

  private static FileView of(
      String courseId,
      String stage,
      CourseFile file,
      List<Missing> missing,
      @Nullable Instant expiresAt,
      @Nullable Instant remindedAt,
      @Nullable Instant completedAt,
      @Nullable Instant closedAt,
      @Nullable String reason) {
    return new FileView(
        courseId,
        stage,
        file.request().site(),
        file.request().indication(),
        file.request().urgency(),
        file.requestedAt(),
        file.ageYears(),
        file.request().person().sex(),
        file.consents().records().stream().map(ConsentView::of).toList(),
        HistoryView.of(file.history()),
        file.assessments().scored(),
        missing,
        expiresAt,
        remindedAt,
        completedAt,
        closedAt,
        reason,
        file.request().providerModel(),
        file.request().alternativeSites(),
        file.request().veteran(),
        file.request().usState(),
        RestrictionView.of(file.restriction()),
        CoverageView.of(file.coverage()));
  }
}
