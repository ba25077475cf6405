package org.treatmentcourse.intake;

import java.util.function.Function;
import org.treatmentcourse.contracts.Clinic;
import org.treatmentcourse.contracts.ClinicEvent;
import org.treatmentcourse.contracts.FollowupEvent;
import org.treatmentcourse.contracts.IntakeEvent;
import org.treatmentcourse.contracts.Service;
import org.treatmentcourse.contracts.decide.BlockReaction;
import org.treatmentcourse.contracts.policy.IntakePolicy;
import org.treatmentcourse.intake.course.Intake;
import org.treatmentcourse.intake.deadlines.WhenClocksRunOut;
import org.treatmentcourse.intake.onclinic.WhenConsentGrantedThenKeepIt;
import org.treatmentcourse.intake.onclinic.WhenConsentRevokedThenTellEverybody;
import org.treatmentcourse.intake.onclinic.WhenConsultationRequestedThenOpenCourse;
import org.treatmentcourse.intake.onclinic.WhenCoverageReportedThenKeepIt;
import org.treatmentcourse.intake.onclinic.WhenHistoryReportedThenKeepIt;
import org.treatmentcourse.intake.onfollowup.WhenAssessmentScoredThenTickItOff;
import org.treatmentcourse.intake.onfollowup.WhenCourseClosedThenCloseFile;
import org.treatmentcourse.messaging.Behaviour;

/** Everything intake reacts to, on one screen. */
final class IntakeBehaviour {
  private IntakeBehaviour() {}

  /**
   * @param clinics clinics as registered; throws for one that is not known
   * @param policy the pack in force at a clinic
   */
  static Behaviour<Intake> of(Function<String, Clinic> clinics, Function<String, IntakePolicy> policy) {
    return Behaviour.of(Service.INTAKE, Intake.class, Intake::initial)
        .opensOn(ClinicEvent.ConsultationRequested.class, new WhenConsultationRequestedThenOpenCourse(clinics, policy))
        .on(ClinicEvent.HistoryReported.class, new WhenHistoryReportedThenKeepIt(policy))
        .on(ClinicEvent.CoverageReported.class, new WhenCoverageReportedThenKeepIt())
        .on(ClinicEvent.ConsentGranted.class, new WhenConsentGrantedThenKeepIt(policy))
        .on(ClinicEvent.ConsentRevoked.class, new WhenConsentRevokedThenTellEverybody(policy))
        .on(FollowupEvent.AssessmentScored.class, new WhenAssessmentScoredThenTickItOff(policy))
        .on(FollowupEvent.CourseClosed.class, new WhenCourseClosedThenCloseFile())
        .onDue(new WhenClocksRunOut(policy))
        .onBlocked(BlockReaction.saying(IntakeEvent.CourseBlocked::new, IntakeEvent.CourseUnblocked::new))
        .build();
  }
}
