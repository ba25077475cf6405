package org.treatmentcourse.local.synthetic;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.ClinicEvent.ClinicalStatus;
import org.treatmentcourse.contracts.ClinicEvent.Person;
import org.treatmentcourse.contracts.ClinicEvent.Urgency;
import org.treatmentcourse.contracts.Indication;
import org.treatmentcourse.contracts.Trial;

/**
 * Somebody who asks for a consultation, and the truth about them, most of which the clinic only learns in time. Nobody real: names are numbered.
 *
 * @param reference the clinic's course reference
 * @param asks when they ask for a consultation
 * @param throughDesk whether a coordinator opens the course by hand instead of the clinic's system
 * @param severity PHQ-9 total before treatment, 0 to 27
 * @param habits probabilities of what goes wrong
 * @param turns what happens once, at a given session; 0 for never
 * @param maintenanceWish how many maintenance sessions they want at most
 * @param protocol what the prescriber will choose
 */
record Patient(
    String reference,
    String site,
    Story story,
    Instant asks,
    boolean throughDesk,
    Person person,
    Indication indication,
    Urgency urgency,
    @Nullable Boolean canBecomePregnant,
    List<Trial> trials,
    List<Diagnosis> diagnoses,
    Body body,
    int severity,
    Course truth,
    Habits habits,
    Turns turns,
    int maintenanceWish,
    String protocol,
    Chance chance) {

  Patient {
    trials = List.copyOf(trials);
    diagnoses = List.copyOf(diagnoses);
  }

  record Diagnosis(String code, ClinicalStatus status, @Nullable Boolean inTreatment) {}

  /**
   * @param systolic at rest, mmHg
   * @param diastolic at rest, mmHg
   * @param riseSystolic how far it rises at the peak of a dose
   * @param examined what the examination finds, which may be higher than at rest
   * @param drugsFound whether the urine drug screen is positive
   * @param pregnant at the time of the work-up
   */
  record Body(double weightKg, int heightCm, int systolic, int diastolic, int riseSystolic, int examined, boolean drugsFound, boolean pregnant) {}

  /** How the illness answers to treatment. */
  enum Course {
    REMISSION(0.90),
    RESPONSE(0.66),
    PARTIAL(0.38),
    NO_RESPONSE(0.08),
    WORSENING(-0.40);

    private final double effect;

    Course(double effect) {
      this.effect = effect;
    }

    /** Share of the severity that a full series takes away. */
    double effect() {
      return effect;
    }
  }

  /** Probabilities, 0 to 1, at each occasion. */
  record Habits(
      double staysAway,
      double cancels,
      double forgetsEscort,
      double eats,
      double pressureRaised,
      double answersCheckIn,
      double sideEffect,
      double reactsBadly) {}

  /**
   * @param riskAt at this session the answers call for help at once
   * @param withdrawsAfter after this session the consent to treatment is withdrawn
   * @param pregnantAfter after this session a pregnancy test is positive
   * @param intakeEnds whether the file never becomes complete
   * @param withdrawsOnMaintenance whether the consent is withdrawn as soon as maintenance was accepted
   * @param extraFormAfter after this session a form comes in that nobody asked for
   * @param waitsUntil after the consent was withdrawn nothing more is done before then; null for no wait
   */
  record Turns(int riskAt, int withdrawsAfter, int pregnantAfter, boolean intakeEnds, boolean withdrawsOnMaintenance, int extraFormAfter,
      @Nullable Instant waitsUntil) {}

  /** Somebody with whom everything goes well, but for these turns. */
  Patient easy(Turns instead, String otherProtocol) {
    Habits good = new Habits(0, 0, 0, 0, 0, 1, 0, 0);
    Body well = new Body(body.weightKg(), body.heightCm(), 118, 74, 12, 118, false, false);
    Person adult = new Person(person.givenName(), person.familyName(), LocalDate.of(1980, 5, 5), person.sex(), null, null);
    return new Patient(reference, site, Story.STEADY, asks, false, adult, Indication.MDD_RECURRENT, urgency, false, trials,
        List.of(new Diagnosis("F33.2", ClinicalStatus.ACTIVE, null)), well, 20, Course.REMISSION, good, instead, maintenanceWish, otherProtocol, chance);
  }
}
