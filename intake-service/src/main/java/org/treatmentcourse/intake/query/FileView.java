package org.treatmentcourse.intake.query;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.ClinicEvent.Urgency;
import org.treatmentcourse.contracts.Indication;
import org.treatmentcourse.contracts.Sex;
import org.treatmentcourse.contracts.Trial;
import org.treatmentcourse.intake.course.Assessments;
import org.treatmentcourse.intake.course.Closed;
import org.treatmentcourse.intake.course.Collecting;
import org.treatmentcourse.intake.course.Completed;
import org.treatmentcourse.intake.course.ConsentRecord;
import org.treatmentcourse.intake.course.CourseFile;
import org.treatmentcourse.intake.course.History;
import org.treatmentcourse.intake.course.Missing;

/**
 * A file without the person.
 *
 * @param stage {@code COLLECTING}, {@code COMPLETED} or {@code CLOSED}
 * @param missing what is still asked for
 * @param reason why it was closed
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
    @Nullable Instant completedAt,
    @Nullable Instant closedAt,
    @Nullable String reason) {

  record ConsentView(String consent, @Nullable String version, boolean active, @Nullable Instant grantedAt, @Nullable Instant revokedAt) {
    static ConsentView of(ConsentRecord record) {
      return new ConsentView(record.consent().name(), record.version(), record.holds(), record.grantedAt(), record.revokedAt());
    }
  }

  record HistoryView(@Nullable Boolean canBecomePregnant, List<Trial> trials, Instant at) {
    static @Nullable HistoryView of(@Nullable History history) {
      return history == null ? null : new HistoryView(history.canBecomePregnant(), history.trials(), history.at());
    }
  }

  static FileView of(String courseId, Collecting state) {
    return of(courseId, "COLLECTING", state.file(), state.missing(), state.expiresAt(), null, null, null);
  }

  static FileView of(String courseId, Completed state) {
    return of(courseId, "COMPLETED", state.file(), List.of(), null, state.completedAt(), null, null);
  }

  static FileView of(String courseId, Closed state) {
    return of(courseId, "CLOSED", state.file(), List.of(), null, null, state.closedAt(), state.reason());
  }

  private static FileView of(
      String courseId,
      String stage,
      CourseFile file,
      List<Missing> missing,
      @Nullable Instant expiresAt,
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
        completedAt,
        closedAt,
        reason);
  }
}
