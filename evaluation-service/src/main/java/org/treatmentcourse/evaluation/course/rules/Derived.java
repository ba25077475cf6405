package org.treatmentcourse.evaluation.course.rules;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.ClinicEvent.ClinicalStatus;
import org.treatmentcourse.contracts.ClinicEvent.Lab;
import org.treatmentcourse.contracts.policy.EvaluationPolicy;
import org.treatmentcourse.evaluation.course.BloodPressure;
import org.treatmentcourse.evaluation.course.Diagnosis;
import org.treatmentcourse.evaluation.course.Facts;
import org.treatmentcourse.evaluation.course.Noted;
import org.treatmentcourse.evaluation.course.Reconciled;
import org.treatmentcourse.evaluation.course.Resistance;
import org.treatmentcourse.evaluation.course.Telehealth;
import org.treatmentcourse.evaluation.course.Told;
import org.treatmentcourse.evaluation.course.Weight;

/** Facts that are worked out from others, each by its name in the pack. */
final class Derived {
  private static final int VISITS = 2;

  private static final Map<String, Function<Derived, @Nullable FactValue>> COMPUTATIONS =
      Map.ofEntries(
          Map.entry("systolic", of -> of.newest(BloodPressure::systolic)),
          Map.entry("diastolic", of -> of.newest(BloodPressure::diastolic)),
          Map.entry("meanSystolic", of -> of.mean(BloodPressure::systolic)),
          Map.entry("meanDiastolic", of -> of.mean(BloodPressure::diastolic)),
          Map.entry("repeatedlyVeryHigh", Derived::repeatedlyVeryHigh),
          Map.entry("bmi", Derived::bmi),
          Map.entry("hcgAgeDays", Derived::hcgAge),
          Map.entry("recentCardiacEvent", Derived::recentCardiacEvent),
          Map.entry("substanceUntreated", of -> of.worst(of::untreated)),
          Map.entry("substanceNeedsReview", of -> of.worst(of::needsReview)),
          Map.entry("failedTrials", Derived::failedTrials),
          Map.entry("lorazepamMg", Derived::lorazepam),
          Map.entry("licensedState", Derived::licensedState),
          Map.entry("telehealthAllowed", of -> FactValue.of(Telehealth.allows(of.facts, of.asOf, of.policy))));

  private final Facts facts;
  private final Told told;
  private final Instant asOf;
  private final EvaluationPolicy policy;
  private final List<List<BloodPressure>> visits;

  Derived(Facts facts, Told told, Instant asOf, EvaluationPolicy policy) {
    this.facts = facts;
    this.told = told;
    this.asOf = asOf;
    this.policy = policy;
    this.visits = visits();
  }

  /** @throws IllegalArgumentException for a fact nobody computes */
  @Nullable FactValue value(String name) {
    Function<Derived, @Nullable FactValue> computation = COMPUTATIONS.get(name);
    if (computation == null) {
      throw new IllegalArgumentException("nothing computes " + name);
    }
    return computation.apply(this);
  }

  /** What has to be recorded before that can be worked out. */
  static String wanted(String name) {
    return switch (name) {
      case "hcgAgeDays" -> "lab.HCG";
      case "lorazepamMg" -> "medications.dailyDoseMg";
      case "substanceUntreated" -> "diagnoses.inTreatment";
      case "substanceNeedsReview", "recentCardiacEvent" -> "diagnoses";
      case "repeatedlyVeryHigh" -> "examination.repeated";
      case "failedTrials" -> "history.trials";
      case "licensedState" -> "history.usState";
      case "telehealthAllowed" -> "finding.inPersonVisit";
      default -> "examination";
    };
  }

  /** Readings that are not too old, grouped into visits, oldest first. */
  private List<List<BloodPressure>> visits() {
    List<List<BloodPressure>> grouped = new ArrayList<>();
    Duration sameVisit = Duration.ofHours((long) policy.limit("sameVisitHours"));
    for (BloodPressure reading : facts.readings()) {
      if (FactReader.isOlderThan(reading.at(), policy.limit("examDays"), asOf)) {
        continue;
      }
      boolean goesOn = !grouped.isEmpty() && !grouped.getLast().getLast().at().plus(sameVisit).isBefore(reading.at());
      if (!goesOn) {
        grouped.add(new ArrayList<>());
      }
      grouped.getLast().add(reading);
    }
    return grouped;
  }

  private @Nullable FactValue newest(ToIntFunction<BloodPressure> value) {
    if (visits.isEmpty()) {
      return null;
    }
    BloodPressure last = visits.getLast().getLast();
    return FactValue.of((double) value.applyAsInt(last), last.at(), last.event());
  }

  private @Nullable FactValue mean(ToIntFunction<BloodPressure> value) {
    if (visits.isEmpty()) {
      return null;
    }
    double mean =
        visits.subList(Math.max(0, visits.size() - VISITS), visits.size()).stream()
            .mapToDouble(visit -> visit.stream().mapToInt(value).average().orElseThrow())
            .average()
            .orElseThrow();
    return new FactValue(mean, Long.toString(Math.round(mean)), null, null);
  }

  /** One very high reading alone is not enough to say so, and not enough to be sure it is not so. */
  private @Nullable FactValue repeatedlyVeryHigh() {
    if (visits.isEmpty()) {
      return null;
    }
    List<BloodPressure> visit = visits.getLast();
    BloodPressure last = visit.getLast();
    if (!isVeryHigh(last)) {
      return FactValue.of(false, last.at(), last.event());
    }
    Instant latestFirst = last.at().minus(Duration.ofMinutes((long) policy.limit("repeatAfterMin")));
    List<BloodPressure> before = visit.stream().filter(reading -> !reading.at().isAfter(latestFirst)).toList();
    return !before.isEmpty() && isVeryHigh(before.getLast())
        ? new FactValue(true, last.systolic() + "/" + last.diastolic(), last.at(), last.event())
        : null;
  }

  private boolean isVeryHigh(BloodPressure reading) {
    return reading.systolic() >= policy.limit("excludeSbp") || reading.diastolic() >= policy.limit("excludeDbp");
  }

  private @Nullable FactValue bmi() {
    Weight weight = facts.weight();
    Noted height = facts.noted("exam.heightCm").orElse(null);
    if (weight == null || height == null) {
      return null;
    }
    double metres = Double.parseDouble(height.value()) / 100;
    double bmi = Math.round(10 * weight.kg() / (metres * metres)) / 10.0;
    return FactValue.of(bmi, weight.at(), weight.event());
  }

  private @Nullable FactValue hcgAge() {
    return facts
        .lab(Lab.HCG)
        .map(
            hcg ->
                new FactValue(
                    Duration.between(hcg.at(), asOf).toSeconds() / 86_400.0, hcg.at().atOffset(ZoneOffset.UTC).toLocalDate().toString(), hcg.at(), hcg.event()))
        .orElse(null);
  }

  private @Nullable FactValue recentCardiacEvent() {
    if (facts.diagnoses().isEmpty()) {
      return null;
    }
    double days = policy.limit("recentCardiacDays");
    List<String> acute = Objects.requireNonNullElse(policy.valueSets().get("acuteCardiac"), List.of());
    return facts.diagnoses().stream()
        .filter(d -> d.status() != ClinicalStatus.REFUTED && d.isIn(acute) && !FactReader.isOlderThan(d.at(), days, asOf))
        .findFirst()
        .map(d -> new FactValue(true, d.code(), d.at(), d.event()))
        .orElse(FactValue.of(false));
  }

  /** Judges each diagnosis by itself; the worst counts. Without any diagnosis nobody has looked. */
  private @Nullable FactValue worst(Function<Diagnosis, Truth> judge) {
    Truth worst = facts.diagnoses().isEmpty() ? Truth.UNKNOWN : Truth.NO;
    for (Diagnosis diagnosis : facts.diagnoses()) {
      Truth verdict = judge.apply(diagnosis);
      if (verdict == Truth.YES) {
        return new FactValue(true, diagnosis.code(), diagnosis.at(), diagnosis.event());
      }
      worst = worst.or(verdict);
    }
    return worst == Truth.UNKNOWN ? null : FactValue.of(false);
  }

  private @Nullable FactValue licensedState() {
    return told.usState() == null ? null : FactValue.of(policy.telehealth().licensedStates().contains(told.usState()));
  }

  private Truth untreated(Diagnosis diagnosis) {
    boolean active = diagnosis.status() == ClinicalStatus.ACTIVE && isIn(diagnosis, "substanceModerateSevere") && !isIn(diagnosis, "substanceRemission");
    if (!active) {
      return Truth.NO;
    }
    Boolean inTreatment = diagnosis.inTreatment();
    return inTreatment == null ? Truth.UNKNOWN : Truth.of(!inTreatment);
  }

  private Truth needsReview(Diagnosis diagnosis) {
    boolean mild = isIn(diagnosis, "substanceMild");
    if (!mild && !isIn(diagnosis, "substanceModerateSevere")) {
      return Truth.NO;
    }
    boolean remission = diagnosis.status() == ClinicalStatus.REMISSION || isIn(diagnosis, "substanceRemission");
    if (remission && diagnosis.status() != ClinicalStatus.REFUTED && diagnosis.status() != ClinicalStatus.RESOLVED) {
      Instant until = diagnosis.at().atOffset(ZoneOffset.UTC).plusMonths((long) policy.limit("earlyRemissionMonths")).toInstant();
      return Truth.of(until.isAfter(asOf));
    }
    return Truth.of(diagnosis.status() == ClinicalStatus.ACTIVE && (mild || Boolean.TRUE.equals(diagnosis.inTreatment())));
  }

  private boolean isIn(Diagnosis diagnosis, String valueSet) {
    return diagnosis.isIn(Objects.requireNonNullElse(policy.valueSets().get(valueSet), List.of()));
  }

  private FactValue failedTrials() {
    return FactValue.of((double) Resistance.failedTrials(told, policy));
  }

  /** Of the drugs that have an equivalent in the pack; unknown if the dose of one of them is. */
  private @Nullable FactValue lorazepam() {
    Reconciled medications = facts.medications();
    if (medications == null || FactReader.isOlderThan(medications.at(), policy.limit("examDays"), asOf)) {
      return null;
    }
    double total = 0;
    for (Reconciled.Drug drug : medications.drugs()) {
      Double equivalent = policy.lorazepamEquivalents().get(drug.code());
      if (equivalent == null) {
        continue;
      }
      if (drug.dailyDoseMg() == null) {
        return null;
      }
      total += drug.dailyDoseMg() / equivalent;
    }
    return new FactValue(total, Double.toString(Math.round(10 * total) / 10.0), medications.at(), medications.event());
  }
}
