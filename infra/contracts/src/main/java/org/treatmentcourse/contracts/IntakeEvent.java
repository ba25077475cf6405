package org.treatmentcourse.contracts;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What intake decides. */
public sealed interface IntakeEvent extends ServiceEvent {

  /** A clinic was added or changed; on {@link Topics#CLINICS}, keyed by clinic. */
  record ClinicRegistered(Clinic clinic, long revision) implements IntakeEvent {}

  /**
   * The course exists from here on. What is absent is unknown.
   *
   * @param ageYears completed years on the day of the request
   * @param usState where the patient lives
   */
  record ConsultationRequested(
      String site,
      Indication indication,
      ClinicEvent.Urgency urgency,
      int ageYears,
      Sex sex,
      @Nullable ProviderModel providerModel,
      @Nullable UsState usState,
      @Nullable Boolean veteran)
      implements IntakeEvent {

    /** With nothing that may be left out. */
    public ConsultationRequested(String site, Indication indication, ClinicEvent.Urgency urgency, int ageYears, Sex sex) {
      this(site, indication, urgency, ageYears, sex, null, null, null);
    }
  }

  record ConsentGranted(Consent consent, String version) implements IntakeEvent {}

  /** On the safety stream. */
  record ConsentRevoked(Consent consent) implements IntakeEvent {}

  /**
   * A grant has run out; the consent does not hold until it is given again. A grant that is newer than this one is not touched, however late it is heard.
   *
   * @param version of the text that was agreed to
   * @param grantedAt business time of the grant that has run out
   */
  record ConsentExpired(Consent consent, String version, Instant grantedAt) implements IntakeEvent {}

  /**
   * Nothing new has come into a file that is not complete. Said once each time it falls silent.
   *
   * @param items what is missing: {@code HISTORY}, {@code CONSENT_<consent>}, {@code ASSESSMENT_<instrument>}
   */
  record ReminderDue(List<String> items) implements IntakeEvent {}

  /**
   * The patient asked for the record to be deleted. It must be kept, and is used for nothing else from here on.
   *
   * @param reason code: {@code RETENTION_APPLIES}
   */
  record RecordRestricted(String reason) implements IntakeEvent {}

  /**
   * What is known of a coverage has changed. Nothing in the care of a patient waits for it.
   *
   * @param payer code
   * @param priorAuthorisation whether the payer wants to be asked before treatment; absent is unknown
   * @param problem code of what went wrong, with an {@code ERROR}: {@code PAYER_UNAVAILABLE}, {@code PAYER_REFUSED}, {@code PAYER_ANSWER_UNREADABLE}
   */
  record CoverageChecked(
      PlanType planType, CoverageStatus status, @Nullable String payer, @Nullable Boolean priorAuthorisation, @Nullable String problem)
      implements IntakeEvent {}

  /**
   * Staff found two courses to be of one person. Said on both; each goes on by itself, and nothing is moved or deleted.
   *
   * @param otherCourse id of the other one
   * @param otherOpenCourses how many courses of the same person were open when each was merged with this one
   */
  record PersonMerged(String otherCourse, int otherOpenCourses) implements IntakeEvent {}

  /**
   * The file is complete enough to evaluate. Said again when what it says has changed. What is absent is unknown, what is empty was asked and is nothing.
   *
   * @param otherOpenCourses courses of the same person that were open when each was merged with this one; absent if none was ever merged
   */
  record IntakeCompleted(
      String site,
      Indication indication,
      int ageYears,
      Sex sex,
      @Nullable Boolean canBecomePregnant,
      List<Trial> trials,
      Set<Consent> consents,
      @Nullable ProviderModel providerModel,
      @Nullable UsState usState,
      @Nullable Boolean veteran,
      @Nullable List<PainTreatment> painTreatments,
      @Nullable List<EarlierCourse> earlierCourses,
      @Nullable List<String> goals,
      @Nullable Integer otherOpenCourses)
      implements IntakeEvent {

    /** With nothing that may be left out. */
    public IntakeCompleted(
        String site,
        Indication indication,
        int ageYears,
        Sex sex,
        @Nullable Boolean canBecomePregnant,
        List<Trial> trials,
        Set<Consent> consents) {
      this(site, indication, ageYears, sex, canBecomePregnant, trials, consents, null, null, null, null, null, null, null);
    }
  }

  /**
   * Intake ended without an evaluation.
   *
   * @param reason code: {@code PATIENT_WITHDREW}, {@code INCOMPLETE_EXPIRED}, {@code CLINIC_DECLINED}
   */
  record IntakeDeclined(String reason) implements IntakeEvent {}

  /** On the safety stream: something of the course is parked here. */
  record CourseBlocked(int blockage, String parked) implements IntakeEvent, Blockage.Raised {}

  /** Nothing is parked here any more, and all that follows from it has been said. */
  record CourseUnblocked(int upTo) implements IntakeEvent, Blockage.Lifted {}
}
