package org.treatmentcourse.contracts;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What intake decides. */
public sealed interface IntakeEvent extends ServiceEvent {

  /** A clinic was added or changed; on {@link Topics#CLINICS}, keyed by clinic. */
  record ClinicRegistered(Clinic clinic, long revision) implements IntakeEvent {}

  /**
   * The course exists from here on.
   *
   * @param ageYears completed years on the day of the request
   */
  record ConsultationRequested(String site, Indication indication, ClinicEvent.Urgency urgency, int ageYears, Sex sex) implements IntakeEvent {}

  record ConsentGranted(Consent consent, String version) implements IntakeEvent {}

  /** On the safety stream. */
  record ConsentRevoked(Consent consent) implements IntakeEvent {}

  /** The file is complete enough to evaluate. */
  record IntakeCompleted(
      String site,
      Indication indication,
      int ageYears,
      Sex sex,
      @Nullable Boolean canBecomePregnant,
      List<Trial> trials,
      Set<Consent> consents)
      implements IntakeEvent {}

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
