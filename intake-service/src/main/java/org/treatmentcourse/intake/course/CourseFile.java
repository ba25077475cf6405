package org.treatmentcourse.intake.course;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.ClinicEvent.ConsultationRequested;
import org.treatmentcourse.contracts.IntakeEvent.IntakeCompleted;
import org.treatmentcourse.contracts.decide.Occurrence;

/**
 * What intake has gathered about one course. The only place in the system that knows who the person is.
 *
 * @param request as first made
 * @param ageYears completed years on the day of the request, by the site's calendar
 * @param latestFactAt business time of the newest fact, whatever the order of arrival
 */
public record CourseFile(
    ConsultationRequested request,
    Instant requestedAt,
    int ageYears,
    Consents consents,
    @Nullable History history,
    Assessments assessments,
    Instant latestFactAt) {

  CourseFile with(Consents changed, Occurrence when) {
    return new CourseFile(request, requestedAt, ageYears, changed, history, assessments, later(when));
  }

  CourseFile with(History changed, Occurrence when) {
    return new CourseFile(request, requestedAt, ageYears, consents, changed, assessments, later(when));
  }

  CourseFile with(Assessments changed, Occurrence when) {
    return new CourseFile(request, requestedAt, ageYears, consents, history, changed, later(when));
  }

  IntakeCompleted asCompleted() {
    History told = history;
    return new IntakeCompleted(
        request.site(),
        request.indication(),
        ageYears,
        request.person().sex(),
        told == null ? null : told.canBecomePregnant(),
        told == null ? java.util.List.of() : told.trials(),
        consents.active());
  }

  private Instant later(Occurrence when) {
    return when.occurredAt().isAfter(latestFactAt) ? when.occurredAt() : latestFactAt;
  }
}
