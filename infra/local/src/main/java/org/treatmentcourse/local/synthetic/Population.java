package org.treatmentcourse.local.synthetic;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import org.treatmentcourse.contracts.ClinicEvent.ClinicalStatus;
import org.treatmentcourse.contracts.ClinicEvent.Person;
import org.treatmentcourse.contracts.ClinicEvent.Urgency;
import org.treatmentcourse.contracts.Indication;
import org.treatmentcourse.contracts.Sex;
import org.treatmentcourse.contracts.Trial;

/** Makes patients from a seed: the same seed gives the same people, and everybody differs. */
final class Population {

  private static final List<Drug> DRUGS =
      List.of(
          new Drug("36437", "SSRI", 50),
          new Drug("32937", "SSRI", 20),
          new Drug("321988", "SSRI", 10),
          new Drug("39786", "SNRI", 150),
          new Drug("72625", "SNRI", 60),
          new Drug("42347", "NDRI", 300));
  private static final int SPREAD_DAYS = 10;

  /** @param adequateMg a day; examples of DOMAIN 2.2 [G] */
  private record Drug(String code, String drugClass, double adequateMg) {}

  private final long seed;
  private final Diary diary;
  private final LocalDate start;
  private final List<String> sites;

  /**
   * @param start day of the first request
   * @param sites ids, taken in turn
   */
  Population(long seed, Diary diary, LocalDate start, List<String> sites) {
    this.seed = seed;
    this.diary = diary;
    this.start = start;
    this.sites = List.copyOf(sites);
  }

  /** @param first number of the first one; numbers make references and decide who they are */
  List<Patient> patients(int first, int count) {
    List<Story> stories = Story.deal(seed, first + count);
    List<Patient> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      all.add(patient(first + i, i, stories.get(first + i)));
    }
    return List.copyOf(all);
  }

  private Patient patient(int number, int place, Story story) {
    String reference = "P-%d-%03d".formatted(seed, number + 1);
    Chance chance = new Chance(seed, reference);
    boolean minor = story == Story.NOT_ELIGIBLE && number % 4 == 0;
    int age = minor ? chance.between("age", 15, 17) : chance.between("age", 19, 78);
    Sex sex = story == Story.BECOMES_PREGNANT ? Sex.FEMALE : chance.happens("sex", 0.6) ? Sex.FEMALE : Sex.MALE;
    if (story == Story.BECOMES_PREGNANT) {
      age = chance.between("age", 22, 40);
    }
    boolean fertile = sex == Sex.FEMALE && age < 50;
    return new Patient(
        reference,
        sites.get(place % sites.size()),
        story,
        asks(place, chance),
        chance.happens("through desk", 0.25),
        person(number, age, sex, chance),
        chance.pick("indication", List.of(Indication.MDD_RECURRENT, Indication.MDD_RECURRENT, Indication.TRD, Indication.TRD,
            Indication.MDD_SINGLE, Indication.BIPOLAR_DEP, Indication.PTSD)),
        chance.pick("urgency", List.of(Urgency.ROUTINE, Urgency.ROUTINE, Urgency.SOON, Urgency.URGENT)),
        fertile,
        trials(chance),
        diagnoses(number, story, chance),
        body(number, story, fertile, chance),
        chance.between("severity", 13, 25),
        truth(story, chance),
        habits(story),
        turns(story, chance),
        chance.between("maintenance", 1, 3),
        "IV_MDD_STD",
        chance);
  }

  private Instant asks(int place, Chance chance) {
    LocalDate day = diary.workingDay(start.plusDays(place % SPREAD_DAYS));
    return diary.at(day, chance.happens("asks early", 0.5) ? LocalTime.of(9, 0) : LocalTime.of(13, 0));
  }

  private Person person(int number, int age, Sex sex, Chance chance) {
    LocalDate birth = start.minusYears(age).minusDays(chance.between("birthday", 20, 340));
    return new Person("Synthetic", "Patient %03d".formatted(number + 1), birth, sex, null, null);
  }

  private static List<Trial> trials(Chance chance) {
    List<Trial> trials = new ArrayList<>();
    for (int i = 0; i < chance.between("trials", 0, 4); i++) {
      Drug drug = chance.pick("drug" + i, DRUGS);
      boolean adequate = chance.happens("adequate" + i, 0.8);
      double dose = adequate ? drug.adequateMg() * chance.pick("dose" + i, List.of(1.0, 1.5, 2.0)) : drug.adequateMg() / 2;
      boolean told = chance.happens("remembers" + i, 0.7);
      trials.add(
          new Trial(
              drug.code(),
              chance.between("weeks" + i, 3, 40),
              adequate,
              chance.between("improvement" + i, 0, 60),
              told ? Double.valueOf(dose) : null,
              told ? Integer.valueOf(chance.between("adherence" + i, 50, 100)) : null,
              drug.drugClass(),
              told ? Boolean.valueOf(chance.happens("side effect" + i, 0.2)) : null));
    }
    return trials;
  }

  private static List<Patient.Diagnosis> diagnoses(int number, Story story, Chance chance) {
    List<Patient.Diagnosis> all = new ArrayList<>();
    all.add(new Patient.Diagnosis(chance.pick("code", List.of("F33.1", "F33.2", "F32.2", "F31.4", "F43.12")), ClinicalStatus.ACTIVE, null));
    if (chance.happens("hypertension", 0.25)) {
      all.add(new Patient.Diagnosis("I10", ClinicalStatus.ACTIVE, true));
    }
    if (chance.happens("alcohol before", 0.08)) {
      all.add(new Patient.Diagnosis("F10.21", ClinicalStatus.REMISSION, null));
    }
    if (story == Story.NOT_ELIGIBLE && number % 4 == 1) {
      all.add(new Patient.Diagnosis("F25.0", ClinicalStatus.ACTIVE, true));
    }
    if (story == Story.NOT_ELIGIBLE && number % 4 == 2) {
      all.add(new Patient.Diagnosis("F11.20", ClinicalStatus.ACTIVE, false));
    }
    return all;
  }

  private static Patient.Body body(int number, Story story, boolean fertile, Chance chance) {
    int systolic = chance.between("systolic", 104, 136);
    boolean tooHigh = story == Story.NOT_ELIGIBLE && number % 4 == 3;
    int examined = tooHigh ? 188 : chance.happens("excited", 0.08) ? 152 : systolic;
    return new Patient.Body(
        chance.between("weight", 52, 118),
        chance.between("height", 152, 196),
        systolic,
        chance.between("diastolic", 62, 84),
        chance.between("rise", 8, 26),
        examined,
        chance.happens("drugs", 0.06),
        fertile && story == Story.NOT_ELIGIBLE && number % 8 == 0);
  }

  private static Patient.Course truth(Story story, Chance chance) {
    if (story == Story.AT_RISK) {
      return Patient.Course.RESPONSE;
    }
    double drawn = chance.of("truth");
    return drawn < 0.32 ? Patient.Course.REMISSION
        : drawn < 0.66 ? Patient.Course.RESPONSE
        : drawn < 0.80 ? Patient.Course.PARTIAL
        : drawn < 0.95 ? Patient.Course.NO_RESPONSE
        : Patient.Course.WORSENING;
  }

  private static Patient.Habits habits(Story story) {
    return new Patient.Habits(
        story == Story.STAYS_AWAY ? 0.30 : 0.02,
        story == Story.STAYS_AWAY ? 0.10 : 0.02,
        story == Story.FORGETS_ESCORT ? 0.35 : 0.02,
        story == Story.FORGETS_ESCORT ? 0.15 : 0.01,
        story == Story.RAISED_PRESSURE ? 0.45 : 0.01,
        story == Story.STAYS_AWAY ? 0.60 : 0.92,
        story == Story.SIDE_EFFECTS ? 0.50 : 0.06,
        story == Story.SIDE_EFFECTS ? 0.12 : 0.003);
  }

  private static Patient.Turns turns(Story story, Chance chance) {
    return new Patient.Turns(
        story == Story.AT_RISK ? chance.between("risk at", 1, 5) : 0,
        story == Story.WITHDRAWS_CONSENT ? chance.between("withdraws", 1, 4) : 0,
        story == Story.BECOMES_PREGNANT ? chance.between("pregnant", 1, 4) : 0,
        story == Story.INTAKE_ENDS,
        false,
        0,
        null);
  }

}
