package org.treatmentcourse.intake.course;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.ClinicEvent.ConsultationRequested;
import org.treatmentcourse.contracts.IntakeEvent.IntakeCompleted;
import org.treatmentcourse.contracts.decide.Occurrence;
import org.treatmentcourse.contracts.decide.Timer;

/**
 * What intake has gathered about one course. The only place in the system that knows who the person is.
 *
 * @param request as first made
 * @param ageYears completed years on the day of the request, by the site's calendar
 * @param latestFactAt business time of the newest fact, whatever the order of arrival
 * @param restriction set once the patient has asked for the record to be deleted
 * @param coverage who pays; absent is unknown
 * @param same other courses of the same person
 */
public record CourseFile(
    ConsultationRequested request,
    Instant requestedAt,
    int ageYears,
    Consents consents,
    @Nullable History history,
    Assessments assessments,
    Instant latestFactAt,
    @Nullable Restriction restriction,
    Sameness same,
    @Nullable Coverage coverage) {

  public CourseFile {
    same = same == null ? Sameness.of(request.person()) : same;
  }

  /** As opened. */
  static CourseFile of(ConsultationRequested request, Instant requestedAt, int ageYears, Assessments assessments) {
    return new CourseFile(
        request,
        requestedAt,
        ageYears,
        Consents.NONE,
        null,
        assessments,
        assessments.latest(requestedAt),
        null,
        Sameness.of(request.person()),
        null);
  }

  CourseFile with(Consents changed, Occurrence when) {
    return new CourseFile(request, requestedAt, ageYears, changed, history, assessments, later(when), restriction, same, coverage);
  }

  CourseFile with(History changed, Occurrence when) {
    return new CourseFile(request, requestedAt, ageYears, consents, changed, assessments, later(when), restriction, same, coverage);
  }

  CourseFile with(Assessments changed, Occurrence when) {
    return new CourseFile(request, requestedAt, ageYears, consents, history, changed, later(when), restriction, same, coverage);
  }

  /** A clock is no fact: it moves no other clock. */
  CourseFile with(Consents changed) {
    return new CourseFile(request, requestedAt, ageYears, changed, history, assessments, latestFactAt, restriction, same, coverage);
  }

  CourseFile with(Restriction changed) {
    return new CourseFile(request, requestedAt, ageYears, consents, history, assessments, latestFactAt, changed, same, coverage);
  }

  CourseFile with(Sameness changed) {
    return new CourseFile(request, requestedAt, ageYears, consents, history, assessments, latestFactAt, restriction, changed, coverage);
  }

  CourseFile with(Coverage changed) {
    return new CourseFile(request, requestedAt, ageYears, consents, history, assessments, latestFactAt, restriction, same, changed);
  }

  /** Clocks that run on an open file, whether it is complete or not. */
  List<Timer> timers() {
    List<Timer> timers = new ArrayList<>(consents.timers());
    if (coverage != null) {
      timers.addAll(coverage.timers());
    }
    return timers;
  }

  IntakeCompleted asCompleted() {
    History told = history;
    return new IntakeCompleted(
        request.site(),
        request.indication(),
        ageYears,
        request.person().sex(),
        told == null ? null : told.canBecomePregnant(),
        told == null ? List.of() : told.trials(),
        consents.active(),
        request.providerModel(),
        request.usState(),
        request.veteran(),
        told == null ? null : told.painTreatments(),
        told == null ? null : told.earlierCourses(),
        told == null ? null : told.goals(),
        same.merged().isEmpty() ? null : same.openCourses());
  }

  private Instant later(Occurrence when) {
    return when.occurredAt().isAfter(latestFactAt) ? when.occurredAt() : latestFactAt;
  }
}
