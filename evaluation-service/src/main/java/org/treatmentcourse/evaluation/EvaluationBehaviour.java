package org.treatmentcourse.evaluation;

import org.treatmentcourse.contracts.ClinicEvent;
import org.treatmentcourse.contracts.EvaluationEvent;
import org.treatmentcourse.contracts.FollowupEvent;
import org.treatmentcourse.contracts.IntakeEvent;
import org.treatmentcourse.contracts.SchedulingEvent;
import org.treatmentcourse.contracts.Service;
import org.treatmentcourse.contracts.decide.BlockReaction;
import org.treatmentcourse.evaluation.course.Evaluation;
import org.treatmentcourse.evaluation.course.Policies;
import org.treatmentcourse.evaluation.deadlines.WhenTimeRunsOut;
import org.treatmentcourse.evaluation.onclinic.WhenAllergiesReviewedThenApplyRules;
import org.treatmentcourse.evaluation.onclinic.WhenDiagnosisRecordedThenApplyRules;
import org.treatmentcourse.evaluation.onclinic.WhenExaminationRecordedThenApplyRules;
import org.treatmentcourse.evaluation.onclinic.WhenFindingsRecordedThenApplyRules;
import org.treatmentcourse.evaluation.onclinic.WhenLabMeasuredThenApplyRules;
import org.treatmentcourse.evaluation.onclinic.WhenLabResultedThenApplyRules;
import org.treatmentcourse.evaluation.onclinic.WhenMedicationsReconciledThenApplyRules;
import org.treatmentcourse.evaluation.onfollowup.WhenAssessmentScoredThenKeepScore;
import org.treatmentcourse.evaluation.onfollowup.WhenCourseClosedThenCompletePlan;
import org.treatmentcourse.evaluation.onfollowup.WhenRecommendationAcceptedThenAdjustPlan;
import org.treatmentcourse.evaluation.onfollowup.WhenSuicideRiskEscalatedThenBlockApproval;
import org.treatmentcourse.evaluation.onfollowup.WhenSuicideRiskResolvedThenAllowApproval;
import org.treatmentcourse.evaluation.onintake.WhenConsentExpiredThenSuspendPlan;
import org.treatmentcourse.evaluation.onintake.WhenConsentGrantedThenApplyRules;
import org.treatmentcourse.evaluation.onintake.WhenConsentRevokedThenSuspendPlan;
import org.treatmentcourse.evaluation.onintake.WhenConsultationRequestedThenKeepReferral;
import org.treatmentcourse.evaluation.onintake.WhenIntakeCompletedThenOpenEvaluation;
import org.treatmentcourse.evaluation.onintake.WhenIntakeDeclinedThenEnd;
import org.treatmentcourse.evaluation.onscheduling.WhenSessionCompletedThenCountIt;
import org.treatmentcourse.messaging.Behaviour;

/** Everything evaluation reacts to, on one screen. */
final class EvaluationBehaviour {
  private EvaluationBehaviour() {}

  /** @param policies the packs in force, by clinic and site */
  static Behaviour<Evaluation> of(Policies policies) {
    return Behaviour.of(Service.EVALUATION, Evaluation.class, Evaluation::initial)
        .on(ClinicEvent.ExaminationRecorded.class, new WhenExaminationRecordedThenApplyRules(policies))
        .on(ClinicEvent.LabResulted.class, new WhenLabResultedThenApplyRules(policies))
        .on(ClinicEvent.DiagnosisRecorded.class, new WhenDiagnosisRecordedThenApplyRules(policies))
        .on(ClinicEvent.MedicationsReconciled.class, new WhenMedicationsReconciledThenApplyRules(policies))
        .on(ClinicEvent.AllergiesReviewed.class, new WhenAllergiesReviewedThenApplyRules(policies))
        .on(ClinicEvent.LabMeasured.class, new WhenLabMeasuredThenApplyRules(policies))
        .on(ClinicEvent.FindingsRecorded.class, new WhenFindingsRecordedThenApplyRules(policies))
        .on(IntakeEvent.ConsultationRequested.class, new WhenConsultationRequestedThenKeepReferral())
        .on(IntakeEvent.IntakeCompleted.class, new WhenIntakeCompletedThenOpenEvaluation(policies))
        .on(IntakeEvent.IntakeDeclined.class, new WhenIntakeDeclinedThenEnd())
        .on(IntakeEvent.ConsentGranted.class, new WhenConsentGrantedThenApplyRules(policies))
        .on(IntakeEvent.ConsentRevoked.class, new WhenConsentRevokedThenSuspendPlan(policies))
        .on(IntakeEvent.ConsentExpired.class, new WhenConsentExpiredThenSuspendPlan(policies))
        .on(SchedulingEvent.SessionCompleted.class, new WhenSessionCompletedThenCountIt())
        .on(FollowupEvent.AssessmentScored.class, new WhenAssessmentScoredThenKeepScore(policies))
        .on(FollowupEvent.SuicideRiskEscalated.class, new WhenSuicideRiskEscalatedThenBlockApproval(policies))
        .on(FollowupEvent.SuicideRiskResolved.class, new WhenSuicideRiskResolvedThenAllowApproval(policies))
        .on(FollowupEvent.RecommendationAccepted.class, new WhenRecommendationAcceptedThenAdjustPlan(policies))
        .on(FollowupEvent.CourseClosed.class, new WhenCourseClosedThenCompletePlan())
        .onDue(new WhenTimeRunsOut(policies))
        .onBlocked(BlockReaction.saying(EvaluationEvent.CourseBlocked::new, EvaluationEvent.CourseUnblocked::new))
        .build();
  }
}
