package org.treatmentcourse.contracts;

import java.time.Instant;
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
   * Owner: intake. Opens the course. What is absent is unknown.
   *
   * @param site where the patient wants to be treated
   * @param referralSource who sent the patient; stays in intake
   * @param providerModel how the clinic would treat; decides which consents are asked for
   * @param alternativeSites other sites of the clinic the patient would go to, the preferred one first
   * @param veteran whether the patient served in the armed forces
   * @param usState where the patient lives
   */
  record ConsultationRequested(
      @Text(maxLength = 40) String site,
      Person person,
      Indication indication,
      Urgency urgency,
      @Nullable @Text(maxLength = 200) String referralSource,
      @Nullable ProviderModel providerModel,
      @Nullable @Size(max = 20) List<@Text(maxLength = 40) String> alternativeSites,
      @Nullable Boolean veteran,
      @Nullable UsState usState)
      implements ClinicEvent {

    public ConsultationRequested {
      alternativeSites = alternativeSites == null ? null : List.copyOf(alternativeSites);
    }

    /** With nothing that may be left out, but for the source. */
    public ConsultationRequested(String site, Person person, Indication indication, Urgency urgency, @Nullable String referralSource) {
      this(site, person, indication, urgency, referralSource, null, null, null, null);
    }
  }

  /**
   * Known to intake only.
   *
   * @param guardian who decides for somebody who can't yet, or can't any more
   * @param preferredLanguage BCP 47, e.g. {@code es} or {@code pt-BR}
   * @param contactBy ways in which the person wants to be reached, the best one first; empty is none of them
   */
  record Person(
      @Text(maxLength = 200) String givenName,
      @Text(maxLength = 200) String familyName,
      LocalDate birthDate,
      Sex sex,
      @Nullable @Text(maxLength = 200) String email,
      @Nullable @Text(maxLength = 40) String phone,
      @Nullable Guardian guardian,
      @Nullable @Text(maxLength = 35, pattern = Text.LANGUAGE) String preferredLanguage,
      @Nullable @Size(max = 4) List<ContactWay> contactBy) {

    public Person {
      contactBy = contactBy == null ? null : List.copyOf(contactBy);
    }

    /** With nothing that may be left out, but for an address. */
    public Person(String givenName, String familyName, LocalDate birthDate, Sex sex, @Nullable String email, @Nullable String phone) {
      this(givenName, familyName, birthDate, sex, email, phone, null, null, null);
    }
  }

  /** Who decides for the patient. */
  record Guardian(
      @Text(maxLength = 200) String givenName,
      @Text(maxLength = 200) String familyName,
      GuardianRole role,
      @Nullable @Text(maxLength = 200) String email,
      @Nullable @Text(maxLength = 40) String phone) {}

  enum GuardianRole {
    PARENT,
    LEGAL_GUARDIAN,
    HEALTH_CARE_AGENT
  }

  enum ContactWay {
    PHONE,
    SMS,
    EMAIL,
    POST
  }

  enum Urgency {
    ROUTINE,
    SOON,
    URGENT
  }

  /**
   * Owner: intake. The history as told. What is absent is unknown, what is empty was asked and is nothing.
   *
   * @param canBecomePregnant whether pregnancy is possible
   * @param painTreatments what was tried against pain
   * @param earlierCourses with ketamine or esketamine, elsewhere
   * @param goals what the patient wants to reach, as the clinic's codes, e.g. {@code RETURN_TO_WORK}
   */
  record HistoryReported(
      @Nullable Boolean canBecomePregnant,
      @Size(max = 50) List<Trial> trials,
      @Nullable @Size(max = 50) List<PainTreatment> painTreatments,
      @Nullable @Size(max = 20) List<EarlierCourse> earlierCourses,
      @Nullable @Size(max = 20) List<@Text(maxLength = 40, pattern = Text.CODE) String> goals)
      implements ClinicEvent {

    public HistoryReported {
      trials = List.copyOf(trials);
      painTreatments = painTreatments == null ? null : List.copyOf(painTreatments);
      earlierCourses = earlierCourses == null ? null : List.copyOf(earlierCourses);
      goals = goals == null ? null : List.copyOf(goals);
    }

    /** With nothing that may be left out. */
    public HistoryReported(@Nullable Boolean canBecomePregnant, List<Trial> trials) {
      this(canBecomePregnant, trials, null, null, null);
    }
  }

  /**
   * Owner: intake. Who pays. A plan names its payer and the number on the card; somebody who pays alone has neither.
   *
   * @param payer code of the payer
   * @param memberId known to intake and the payer only
   */
  record CoverageReported(
      PlanType planType,
      @Nullable @Text(maxLength = 40, pattern = Text.CODE) String payer,
      @Nullable @Text(maxLength = 60) String memberId)
      implements ClinicEvent {}

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
   * @param spo2 percent at rest on room air, 40 to 100
   * @param heartRate per minute, 20 to 250
   */
  record ExaminationRecorded(
      @Range(min = 40, max = 300) int systolic,
      @Range(min = 20, max = 200) int diastolic,
      @Nullable @Range(min = 20, max = 400) Double weightKg,
      @Nullable @Range(min = 50, max = 260) Integer heightCm,
      @Nullable @Range(min = 40, max = 100) Integer spo2,
      @Nullable @Range(min = 20, max = 250) Integer heartRate,
      @Nullable @Range(min = 4, max = 60) Integer respiratoryRate,
      @Nullable @Range(min = 30, max = 43) Double temperatureC)
      implements ClinicEvent {

    public ExaminationRecorded(int systolic, int diastolic, @Nullable Double weightKg, @Nullable Integer heightCm) {
      this(systolic, diastolic, weightKg, heightCm, null, null);
    }

    public ExaminationRecorded(
        int systolic, int diastolic, @Nullable Double weightKg, @Nullable Integer heightCm, @Nullable Integer spo2, @Nullable Integer heartRate) {
      this(systolic, diastolic, weightKg, heightCm, spo2, heartRate, null, null);
    }
  }

  /**
   * Owner: evaluation. Everything the patient takes, as reconciled with them: it replaces what was known, and an empty list says that they take nothing.
   *
   * @param medications at most 60
   */
  record MedicationsReconciled(@Size(max = 60) List<Medication> medications) implements ClinicEvent {}

  /**
   * @param code RxNorm ingredient (RxCUI)
   * @param dailyDoseMg usual dose per day, mg, 0 to 100,000; absent if unknown
   * @param startedOn first day; absent if unknown
   */
  record Medication(
      @Text(maxLength = 40) String code, @Nullable @Range(min = 0, max = 100_000) Double dailyDoseMg, @Nullable LocalDate startedOn) {}

  /**
   * Owner: evaluation. Every allergy and hypersensitivity, as asked for: it replaces what was known, and an empty list says that there is none.
   *
   * @param substances RxNorm ingredients, or the clinic's code for an excipient; at most 60
   */
  record AllergiesReviewed(@Size(max = 60) List<@Text(maxLength = 40) String> substances) implements ClinicEvent {}

  /**
   * Owner: evaluation. A laboratory value with its reference.
   *
   * @param value in the unit of the laboratory, 0 to 1,000,000
   * @param upperLimit upper limit of normal in the same unit
   */
  record LabMeasured(
      Analyte analyte, @Range(min = 0, max = 1_000_000) double value, @Nullable @Range(min = 0.001, max = 1_000_000) Double upperLimit) implements ClinicEvent {}

  enum Analyte {
    ALT,
    AST,
    ALP,
    GGT,
    BILIRUBIN,
    CREATININE,
    EGFR,
    TSH
  }

  /**
   * Owner: evaluation. What was asked or found, by the key the policy pack gives it, e.g. {@code capacity: "true"}, {@code childPugh: "B"},
   * {@code stopBang: "4"}. What is not named stays as it was known.
   *
   * @param findings 1 to 60
   */
  record FindingsRecorded(@Size(min = 1, max = 60) Map<String, @Text(maxLength = 40) String> findings) implements ClinicEvent {}

  /** Owner: evaluation. */
  record LabResulted(Lab test, LabResult result) implements ClinicEvent {}

  enum Lab {
    HCG,
    UDS,
    /** Positive where it is abnormal, e.g. blood in the urine. */
    URINALYSIS
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
   * Owner: scheduling. The patient is on site, or by video where the session is at home.
   *
   * @param session number in the course, 1 to 1000
   * @param escortConfirmed who takes the patient home is known; absent is unknown
   * @param fasted whether the fasting times were kept; absent is unknown
   * @param identityConfirmed by two identifiers; absent is unknown
   * @param substanceFree no alcohol, cannabis or sedative today; absent is unknown
   * @param nasalSprayFree no nasal steroid or decongestant within the hour before esketamine; absent is unknown
   * @param medicationUnchanged medication and health are what they were at the last visit; absent is unknown
   * @param preparationHeld the visit that prepares for psychotherapy has been held; absent is unknown
   * @param therapistPresent the therapist is there for this patient alone; absent is unknown
   * @param peerMonitorPresent an adult is with a patient at home and stays; absent is unknown
   * @param videoConnected a patient at home can be seen and heard; absent is unknown
   * @param usState where a patient at home is now; absent is unknown
   */
  record PatientArrived(
      @Range(min = 1, max = 1000) int session,
      @Nullable Boolean escortConfirmed,
      @Nullable Boolean fasted,
      @Nullable Boolean identityConfirmed,
      @Nullable Boolean substanceFree,
      @Nullable Boolean nasalSprayFree,
      @Nullable Boolean medicationUnchanged,
      @Nullable Boolean preparationHeld,
      @Nullable Boolean therapistPresent,
      @Nullable Boolean peerMonitorPresent,
      @Nullable Boolean videoConnected,
      @Nullable UsState usState)
      implements ClinicEvent {

    /** In the clinic, without psychotherapy. */
    public PatientArrived(
        int session,
        @Nullable Boolean escortConfirmed,
        @Nullable Boolean fasted,
        @Nullable Boolean identityConfirmed,
        @Nullable Boolean substanceFree,
        @Nullable Boolean nasalSprayFree,
        @Nullable Boolean medicationUnchanged) {
      this(
          session, escortConfirmed, fasted, identityConfirmed, substanceFree, nasalSprayFree, medicationUnchanged, null, null, null, null, null);
    }
  }

  /**
   * Owner: scheduling. One set of vital signs; what was not measured is absent.
   *
   * @param systolic mmHg, 40 to 300
   * @param diastolic mmHg, 20 to 200
   * @param heartRate per minute, 20 to 250
   * @param respiratoryRate per minute, 0 to 80
   * @param spo2 percent, 40 to 100
   * @param moaas Modified Observer's Assessment of Alertness/Sedation, 0 to 5
   * @param temperatureC degrees Celsius, 30 to 45
   */
  record VitalsRecorded(
      @Range(min = 1, max = 1000) int session,
      @Nullable @Range(min = 40, max = 300) Integer systolic,
      @Nullable @Range(min = 20, max = 200) Integer diastolic,
      @Nullable @Range(min = 20, max = 250) Integer heartRate,
      @Nullable @Range(min = 0, max = 80) Integer respiratoryRate,
      @Nullable @Range(min = 40, max = 100) Integer spo2,
      @Nullable @Range(min = 0, max = 5) Integer moaas,
      @Nullable @Range(min = 30, max = 45) Double temperatureC)
      implements ClinicEvent {}

  /**
   * Owner: scheduling. What a monitor has measured since it last told, at any rate; travels on {@code clinic.telemetry.<clinic>}. Every sample is kept. Judged
   * as a set of vital signs is what leaves the limits or comes back within them, and a blood pressure now and then. A sample told again, or late, takes its
   * place by its own time.
   *
   * @param session number within the series
   * @param samples in any order
   */
  record VitalsSampled(@Range(min = 1, max = 1000) int session, @Size(min = 1, max = 600) List<Sample> samples) implements ClinicEvent {
    public VitalsSampled {
      samples = List.copyOf(samples);
    }

    /**
     * What was measured at one moment; what was not is absent.
     *
     * @param at to the millisecond
     * @param systolic mmHg, 40 to 300
     * @param diastolic mmHg, 20 to 200
     * @param heartRate per minute, 20 to 250
     * @param respiratoryRate per minute, 0 to 80
     * @param spo2 percent, 40 to 100
     */
    public record Sample(
        Instant at,
        @Nullable @Range(min = 40, max = 300) Integer systolic,
        @Nullable @Range(min = 20, max = 200) Integer diastolic,
        @Nullable @Range(min = 20, max = 250) Integer heartRate,
        @Nullable @Range(min = 0, max = 80) Integer respiratoryRate,
        @Nullable @Range(min = 40, max = 100) Integer spo2) {}
  }

  /**
   * Owner: scheduling. The pump has ended, whether the ordered dose was reached or not. What was given is told in mg, or as a volume with its
   * concentration; if in both, they agree within half a mg.
   *
   * @param deliveredMg 0 to 500
   * @param deliveredMl 0 to 1000
   * @param concentrationMgPerMl of what was given, 0.01 to 100
   */
  record DoseEnded(
      @Range(min = 1, max = 1000) int session,
      @Nullable @Range(min = 0, max = 500) Integer deliveredMg,
      @Nullable @Range(min = 0, max = 1000) Double deliveredMl,
      @Nullable @Range(min = 0.01, max = 100) Double concentrationMgPerMl)
      implements ClinicEvent {

    public DoseEnded(int session, int deliveredMg) {
      this(session, deliveredMg, null, null);
    }
  }

  /**
   * Owner: scheduling. A safety type. Told of again, with the same session, term and onset, it takes the place of what was told before.
   *
   * @param term MedDRA preferred term as text, e.g. {@code Nausea}; one that the pack does not list is told as {@code Other}
   * @param grade CTCAE v5, 1 to 5
   * @param serious whether it is one; a criterion of {@code seriousness} and a high grade make it one in any case
   * @param seriousness the criteria it meets, at most 6
   * @param onsetAt when it began; absent: when it was reported
   * @param resolvedAt when it had passed; absent while it lasts, or if nobody knows
   * @param action what was done
   */
  record AdverseEventRecorded(
      @Range(min = 1, max = 1000) int session,
      @Text(maxLength = 200) String term,
      @Range(min = 1, max = 5) int grade,
      boolean serious,
      @Nullable @Size(max = 6) List<Seriousness> seriousness,
      @Nullable Instant onsetAt,
      @Nullable Instant resolvedAt,
      @Nullable Relatedness relatedness,
      @Nullable ActionTaken action,
      @Nullable EventOutcome outcome)
      implements ClinicEvent {

    public AdverseEventRecorded(int session, String term, int grade, boolean serious) {
      this(session, term, grade, serious, null, null, null, null, null, null);
    }
  }

  /** What makes an adverse event a serious one (DOMAIN 5.8). */
  enum Seriousness {
    DEATH,
    LIFE_THREATENING,
    HOSPITALISATION,
    DISABILITY,
    CONGENITAL_ANOMALY,
    OTHER_IMPORTANT
  }

  /** How an adverse event is related to the drug, by the judgement of whoever reports it. */
  enum Relatedness {
    UNRELATED,
    UNLIKELY,
    POSSIBLE,
    PROBABLE,
    DEFINITE
  }

  /** The strongest thing that was done about an adverse event. */
  enum ActionTaken {
    NONE,
    OBSERVED_LONGER,
    MEDICATION_GIVEN,
    OXYGEN_GIVEN,
    DOSE_SLOWED,
    DOSE_PAUSED,
    DOSE_STOPPED,
    TRANSFERRED
  }

  /** What became of an adverse event. */
  enum EventOutcome {
    RECOVERED,
    RECOVERING,
    RECOVERED_WITH_SEQUELAE,
    NOT_RECOVERED,
    FATAL,
    UNKNOWN
  }

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
