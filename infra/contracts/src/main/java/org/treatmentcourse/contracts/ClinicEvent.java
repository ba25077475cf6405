package org.treatmentcourse.contracts;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What clinic systems tell us. Each type has one owner that validates it, refuses it or re-emits what it means. The moment it happened is the
 * CloudEvents {@code time}, the course is its {@code subject}: the clinic's own course reference. These may hold personal data.
 */
public sealed interface ClinicEvent extends Event {

  /**
   * Owner: intake. Opens the course.
   *
   * @param site where the patient wants to be treated
   */
  record ConsultationRequested(
      @Text(maxLength = 40) String site,
      Person person,
      Indication indication,
      Urgency urgency,
      @Nullable @Text(maxLength = 200) String referralSource)
      implements ClinicEvent {}

  record Person(
      @Text(maxLength = 200) String givenName,
      @Text(maxLength = 200) String familyName,
      LocalDate birthDate,
      Sex sex,
      @Nullable @Text(maxLength = 200) String email,
      @Nullable @Text(maxLength = 40) String phone) {}

  enum Urgency {
    ROUTINE,
    SOON,
    URGENT
  }

  /**
   * Owner: intake. The history as told.
   *
   * @param canBecomePregnant whether pregnancy is possible; absent is unknown
   */
  record HistoryReported(@Nullable Boolean canBecomePregnant, @Size(max = 50) List<Trial> trials) implements ClinicEvent {}

  /** Owner: intake. */
  record ConsentGranted(Consent consent, @Text(maxLength = 20) String version) implements ClinicEvent {}

  /** Owner: intake. A safety type: passes what is held. */
  record ConsentRevoked(Consent consent) implements ClinicEvent {}

  /**
   * Owner: evaluation. The physical examination.
   *
   * @param systolic mmHg, 40 to 300
   * @param diastolic mmHg, 20 to 200
   * @param weightKg 20 to 400
   * @param heightCm 50 to 260
   */
  record ExaminationRecorded(
      @Range(min = 40, max = 300) int systolic,
      @Range(min = 20, max = 200) int diastolic,
      @Nullable @Range(min = 20, max = 400) Double weightKg,
      @Nullable @Range(min = 50, max = 260) Integer heightCm)
      implements ClinicEvent {}

  /** Owner: evaluation. */
  record LabResulted(Lab test, LabResult result) implements ClinicEvent {}

  enum Lab {
    HCG,
    UDS
  }

  enum LabResult {
    NEGATIVE,
    POSITIVE,
    INVALID
  }

  /**
   * Owner: evaluation.
   *
   * @param code ICD-10-CM, e.g. {@code F33.2}
   * @param inTreatment for a substance use disorder: whether it is being treated
   */
  record DiagnosisRecorded(@Text(maxLength = 40) String code, ClinicalStatus status, @Nullable Boolean inTreatment) implements ClinicEvent {}

  enum ClinicalStatus {
    ACTIVE,
    REMISSION,
    RESOLVED,
    REFUTED
  }

  /**
   * Owner: scheduling. The patient is on site.
   *
   * @param session number in the course, 1 to 1000
   * @param escortConfirmed who takes the patient home is known; absent is unknown
   * @param fasted whether the fasting times were kept; absent is unknown
   */
  record PatientArrived(@Range(min = 1, max = 1000) int session, @Nullable Boolean escortConfirmed, @Nullable Boolean fasted) implements ClinicEvent {}

  /**
   * Owner: scheduling. One set of vital signs; what was not measured is absent.
   *
   * @param systolic mmHg, 40 to 300
   * @param diastolic mmHg, 20 to 200
   * @param heartRate per minute, 20 to 250
   * @param respiratoryRate per minute, 0 to 80
   * @param spo2 percent, 40 to 100
   * @param moaas Modified Observer's Assessment of Alertness/Sedation, 0 to 5
   */
  record VitalsRecorded(
      @Range(min = 1, max = 1000) int session,
      @Nullable @Range(min = 40, max = 300) Integer systolic,
      @Nullable @Range(min = 20, max = 200) Integer diastolic,
      @Nullable @Range(min = 20, max = 250) Integer heartRate,
      @Nullable @Range(min = 0, max = 80) Integer respiratoryRate,
      @Nullable @Range(min = 40, max = 100) Integer spo2,
      @Nullable @Range(min = 0, max = 5) Integer moaas)
      implements ClinicEvent {}

  /**
   * Owner: scheduling. The pump has ended, whether the ordered dose was reached or not.
   *
   * @param deliveredMg 0 to 500
   */
  record DoseEnded(@Range(min = 1, max = 1000) int session, @Range(min = 0, max = 500) int deliveredMg) implements ClinicEvent {}

  /**
   * Owner: scheduling. A safety type.
   *
   * @param term MedDRA preferred term as text, e.g. {@code Nausea}
   * @param grade CTCAE v5, 1 to 5
   */
  record AdverseEventRecorded(
      @Range(min = 1, max = 1000) int session,
      @Text(maxLength = 200) String term,
      @Range(min = 1, max = 5) int grade,
      boolean serious)
      implements ClinicEvent {}

  /**
   * Owner: followup. Answers to one instrument.
   *
   * @param instrument key from the catalogue, e.g. {@code PHQ9}
   * @param answers item id to value, -10 to 100; 1 to 50 of them. An instrument without items of its own takes {@code total}
   * @param amends if this corrects an earlier answer to the same instrument: the {@code id} of the event that brought it. The corrected answers count
   *     at the time of that one
   */
  record QuestionnaireAnswered(
      @Text(maxLength = 40) String instrument,
      @Size(min = 1, max = 50) Map<String, @Range(min = -10, max = 100) Integer> answers,
      @Nullable @Text(maxLength = 512) String amends)
      implements ClinicEvent {

    public QuestionnaireAnswered(String instrument, Map<String, Integer> answers) {
      this(instrument, answers, null);
    }
  }

  /**
   * Owner: followup. The short check-in the day after a session.
   *
   * @param mood 0 (worst) to 10
   */
  record CheckInAnswered(
      @Range(min = 1, max = 1000) int session, @Range(min = 0, max = 10) int mood, boolean suicidalThoughts, boolean adverseEvents)
      implements ClinicEvent {}
}
