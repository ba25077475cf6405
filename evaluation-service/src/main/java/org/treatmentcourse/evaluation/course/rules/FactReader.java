package org.treatmentcourse.evaluation.course.rules;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.ClinicEvent.ClinicalStatus;
import org.treatmentcourse.contracts.ClinicEvent.Lab;
import org.treatmentcourse.contracts.Consent;
import org.treatmentcourse.contracts.policy.EvaluationPolicy;
import org.treatmentcourse.contracts.policy.EvaluationPolicy.Fact;
import org.treatmentcourse.contracts.policy.FactValues;
import org.treatmentcourse.evaluation.course.ConsentFact;
import org.treatmentcourse.evaluation.course.Diagnosis;
import org.treatmentcourse.evaluation.course.Facts;
import org.treatmentcourse.evaluation.course.LabFact;
import org.treatmentcourse.evaluation.course.Noted;
import org.treatmentcourse.evaluation.course.Reconciled;
import org.treatmentcourse.evaluation.course.Referral;
import org.treatmentcourse.evaluation.course.Reviewed;
import org.treatmentcourse.evaluation.course.Score;
import org.treatmentcourse.evaluation.course.Told;
import org.treatmentcourse.evaluation.course.Weight;

/** Reads the facts of a pack from what is known of a course. */
public final class FactReader {
  private final Referral referral;
  private final Facts facts;
  private final Told told;
  private final Instant asOf;
  private final EvaluationPolicy policy;
  private final Derived derived;

  private FactReader(Referral referral, Facts facts, Told told, Instant asOf, EvaluationPolicy policy) {
    this.referral = referral;
    this.facts = facts;
    this.told = told;
    this.asOf = asOf;
    this.policy = policy;
    this.derived = new Derived(facts, told, asOf, policy);
  }

  /**
   * @param told never absent once intake has referred the course
   * @param asOf ages of evidence are counted up to here
   */
  public static Snapshot snapshot(Referral referral, Facts facts, Told told, Instant asOf, EvaluationPolicy policy) {
    FactReader reader = new FactReader(referral, facts, told, asOf, policy);
    Map<String, FactValue> values = new HashMap<>();
    policy.facts().forEach(
        (name, fact) -> {
          FactValue value = reader.value(name, fact);
          if (value != null) {
            values.put(name, value);
          }
        });
    return new Snapshot(values);
  }

  private @Nullable FactValue value(String name, Fact fact) {
    String of = Objects.requireNonNullElse(fact.of(), name);
    return switch (fact.from()) {
      case REFERRAL -> referral(of);
      case INDICATION -> FactValue.of(valueSet(of).contains(referral.indication().name()));
      case EXAMINATION -> examination(of, fact);
      case ACTIVE_DIAGNOSIS -> diagnosis(of, status -> status == ClinicalStatus.ACTIVE);
      case PAST_DIAGNOSIS -> diagnosis(of, status -> status == ClinicalStatus.REMISSION || status == ClinicalStatus.RESOLVED);
      case ANY_DIAGNOSIS -> diagnosis(of, status -> status != ClinicalStatus.REFUTED);
      case MEDICATION -> medication(of, fact);
      case NEW_MEDICATION -> newMedication(of, fact);
      case ALLERGY -> allergy(of);
      case LAB -> lab(of, fact);
      case LAB_RATIO -> noted("lab." + of, fact);
      case SCORE, TIER, POSITIVE -> score(of, fact);
      case CONSENT -> consent(Consent.valueOf(of));
      case FINDING -> noted("finding." + name, fact);
      case DERIVED -> derived.value(of);
      // Not known of a file: the work-up adds it.
      case COURSE -> null;
    };
  }

  static boolean isOlderThan(Instant at, double days, Instant asOf) {
    return at.plus(Duration.ofSeconds((long) (days * 86_400))).isBefore(asOf);
  }

  private boolean isTooOld(Instant at, Fact fact) {
    return fact.maxAge() != null && isOlderThan(at, policy.limit(fact.maxAge()), asOf);
  }

  private List<String> valueSet(String name) {
    return Objects.requireNonNullElse(policy.valueSets().get(name), List.of());
  }

  private @Nullable FactValue referral(String of) {
    return switch (of) {
      case "ageYears" -> FactValue.of((double) told.ageYears());
      case "sex" -> FactValue.of(told.sex().name());
      case "indication" -> FactValue.of(referral.indication().name());
      case "model" -> FactValue.of(referral.model());
      case "canBecomePregnant" -> told.pregnancyPossible() == null ? null : FactValue.of(Objects.requireNonNull(told.pregnancyPossible()));
      case "otherCourse" -> told.otherOpenCourses() == null ? null : FactValue.of(told.otherOpenCourses() > 0);
      default -> throw new IllegalArgumentException("a referral has no " + of);
    };
  }

  private @Nullable FactValue examination(String of, Fact fact) {
    if (of.equals("weightKg")) {
      Weight weight = facts.weight();
      return weight == null || isTooOld(weight.at(), fact) ? null : FactValue.of(weight.kg(), weight.at(), weight.event());
    }
    return noted("exam." + of, fact);
  }

  private @Nullable FactValue noted(String name, Fact fact) {
    return facts.noted(name).filter(one -> !isTooOld(one.at(), fact)).map(one -> of(one, fact)).orElse(null);
  }

  /** Absent too if the pack has changed so that the value means nothing any more. */
  private static @Nullable FactValue of(Noted one, Fact fact) {
    return FactValues.parse(fact, one.value()).map(value -> FactValue.of(value, one.at(), one.event())).orElse(null);
  }

  /** A file without any diagnosis has not been looked at. */
  private @Nullable FactValue diagnosis(String set, Predicate<ClinicalStatus> status) {
    if (facts.diagnoses().isEmpty()) {
      return null;
    }
    List<String> codes = valueSet(set);
    List<Diagnosis> found = those(facts.diagnoses(), d -> status.test(d.status()) && d.isIn(codes));
    return found.isEmpty()
        ? FactValue.of(false)
        : new FactValue(true, found.stream().map(Diagnosis::code).collect(Collectors.joining(",")), found.getFirst().at(), found.getFirst().event());
  }

  /** Asked some forty times in a decision, and mostly there are none. */
  private static <T> List<T> those(List<T> all, Predicate<T> which) {
    List<T> found = List.of();
    for (T one : all) {
      if (which.test(one)) {
        found = found.isEmpty() ? new ArrayList<>() : found;
        found.add(one);
      }
    }
    return found;
  }

  private @Nullable Reconciled medications(String maxAge) {
    Reconciled medications = facts.medications();
    return medications == null || isOlderThan(medications.at(), policy.limit(maxAge), asOf) ? null : medications;
  }

  private @Nullable FactValue medication(String set, Fact fact) {
    Reconciled medications = medications(Objects.requireNonNullElse(fact.maxAge(), "examDays"));
    List<String> drugs = valueSet(set);
    return medications == null ? null : taken(medications, drug -> drugs.contains(drug.code()));
  }

  private @Nullable FactValue newMedication(String set, Fact fact) {
    Reconciled medications = medications("examDays");
    if (medications == null) {
      return null;
    }
    Instant since = asOf.minus(Duration.ofDays((long) policy.limit(Objects.requireNonNull(fact.maxAge()))));
    return taken(
        medications,
        drug -> valueSet(set).contains(drug.code()) && drug.startedOn() != null && drug.startedOn().atStartOfDay().toInstant(ZoneOffset.UTC).isAfter(since));
  }

  private static FactValue taken(Reconciled medications, Predicate<Reconciled.Drug> which) {
    List<Reconciled.Drug> found = those(medications.drugs(), which);
    return found.isEmpty()
        ? FactValue.of(false, medications.at(), medications.event())
        : new FactValue(true, found.stream().map(Reconciled.Drug::code).sorted().collect(Collectors.joining(",")), medications.at(), medications.event());
  }

  private @Nullable FactValue allergy(String set) {
    Reviewed allergies = facts.allergies();
    if (allergies == null) {
      return null;
    }
    List<String> found = allergies.substances().stream().filter(valueSet(set)::contains).sorted().toList();
    return found.isEmpty()
        ? FactValue.of(false, allergies.at(), allergies.event())
        : new FactValue(true, String.join(",", found), allergies.at(), allergies.event());
  }

  private @Nullable FactValue lab(String test, Fact fact) {
    LabFact newest = facts.lab(Lab.valueOf(test)).orElse(null);
    return newest == null || isTooOld(newest.at(), fact) ? null : FactValue.of(newest.result().name(), newest.at(), newest.event());
  }

  private @Nullable FactValue score(String instrument, Fact fact) {
    Score score = facts.scores().stream().filter(one -> one.instrument().equals(instrument) && !isTooOld(one.at(), fact)).findFirst().orElse(null);
    if (score == null) {
      return null;
    }
    Object value =
        switch (fact.from()) {
          case TIER -> score.tier() == null ? null : score.tier().name();
          case POSITIVE -> score.positive();
          default -> score.total() == null ? null : score.total().doubleValue();
        };
    return value == null ? null : FactValue.of(value, score.at(), score.event());
  }

  private FactValue consent(Consent consent) {
    ConsentFact fact = facts.consents().stream().filter(one -> one.consent() == consent).findFirst().orElse(null);
    boolean holds = fact != null && fact.holds();
    return FactValue.of(holds, fact == null ? null : holds ? fact.grantedAt() : fact.revokedAt(), null);
  }
}
