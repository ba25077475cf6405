package org.treatmentcourse.contracts.policy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.ClinicEvent.Analyte;
import org.treatmentcourse.contracts.ClinicEvent.Lab;
import org.treatmentcourse.contracts.Consent;
import org.treatmentcourse.contracts.EvaluationEvent.Severity;
import org.treatmentcourse.contracts.Indication;
import org.treatmentcourse.contracts.Range;
import org.treatmentcourse.contracts.Sex;
import org.treatmentcourse.contracts.UsState;

/**
 * The rules, numbers and rights of evaluation (DOMAIN 4, 5.1, Appendix B). A rule asks about facts; a fact says where it is read.
 *
 * @param limits by name; rules and facts name them, so that a changed threshold is one changed number
 * @param valueSets codes by name: indications, ICD-10-CM, where each stands for itself and every code below it, or RxNorm ingredients
 * @param facts by name, e.g. {@code systolic}
 * @param rules by id, e.g. {@code EL-05}; a rule that is not listed is not applied
 * @param workUp what a work-up is made of, by key, e.g. {@code ecg} (DOMAIN 4.4)
 * @param noRule rows of the source that are deliberately no rule, with the reason
 * @param lorazepamEquivalents mg of a drug, by RxNorm ingredient, that equal 1 mg of lorazepam
 * @param models route that is evaluated first, by provider model (DOMAIN 1.5)
 * @param telehealth where and until when nobody has to be seen in person first
 * @param requiredConsents without each of these active nobody is treated (EL-38)
 * @param dosingWeights for orders by ideal or adjusted weight
 * @param protocols by key, e.g. {@code IV_MDD_STD}
 */
public record EvaluationPolicy(
    String version,
    LocalDate effectiveFrom,
    Map<String, Limit> limits,
    Map<String, List<String>> valueSets,
    Map<String, Fact> facts,
    Map<String, Rule> rules,
    Map<String, WorkUpItem> workUp,
    Map<String, String> noRule,
    Map<String, Double> lorazepamEquivalents,
    Map<String, Route> models,
    Telehealth telehealth,
    List<Consent> requiredConsents,
    DosingWeights dosingWeights,
    Map<String, Protocol> protocols,
    Map<String, String> sources)
    implements Pack {

  /** @throws IllegalArgumentException naming what it refers to and does not hold: a rule about it would seem to be applied */
  public EvaluationPolicy {
    limits = sorted(limits);
    valueSets = sorted(valueSets);
    facts = sorted(facts);
    rules = sorted(rules);
    // Packs archived by an earlier version have none.
    workUp = workUp == null ? Map.of() : sorted(workUp);
    noRule = sorted(noRule);
    lorazepamEquivalents = Map.copyOf(lorazepamEquivalents);
    models = sorted(models);
    requiredConsents = List.copyOf(requiredConsents);
    protocols = sorted(protocols);
    sources = Map.copyOf(sources);
    EvaluationPack.check(limits, valueSets, facts, rules, workUp, models, protocols);
  }

  /** In order for people; found by hash, for rules look up hundreds of names in a decision. */
  private static <T> Map<String, T> sorted(Map<String, T> map) {
    return Collections.unmodifiableMap(new LinkedHashMap<>(new TreeMap<>(map)));
  }

  /** @throws IllegalArgumentException if there is no such limit; the pack was checked for those that rules and facts name */
  public double limit(String name) {
    Limit limit = limits.get(name);
    if (limit == null) {
      throw new IllegalArgumentException("the pack has no limit " + name);
    }
    return limit.value();
  }

  /**
   * @param min no clinic may set it lower
   * @param max no clinic may set it higher
   */
  public record Limit(double value, double min, double max, String unit) {}

  /** Limits that computations use by these names; every other one is named by a fact or a rule. */
  public static final Set<String> COMPUTED_WITH =
      Set.of(
          "examDays",
          "sameVisitHours",
          "repeatAfterMin",
          "excludeSbp",
          "excludeDbp",
          "reviewSbp",
          "reviewDbp",
          "minTrialWeeks",
          "minFailedTrials",
          "responseBelowPct",
          "earlyRemissionMonths",
          "recentCardiacDays",
          "decisionDays",
          "weightChangePct");

  /** How a drug is given; {@code HOME} is a place as well: taken at home under remote guidance. */
  public enum Route {
    IV,
    IM,
    IN_RAC,
    PO_SL,
    ESK,
    HOME
  }

  /** What facts may be called, or be {@code of}, where the service reads them by a name of its own. */
  public static final Map<From, Set<String>> READ_BY_NAME =
      Map.of(
          From.REFERRAL, Set.of("ageYears", "sex", "indication", "model", "canBecomePregnant", "otherCourse"),
          From.EXAMINATION, Set.of("weightKg", "heightCm", "spo2", "heartRate", "respiratoryRate", "temperatureC"),
          From.LAB, names(Lab.values()),
          From.LAB_RATIO, names(Analyte.values()),
          From.CONSENT, names(Consent.values()),
          From.COURSE, Set.of("planInForce", "inMaintenance", "completedSessions", "planDays"),
          From.DERIVED,
              Set.of(
                  "systolic",
                  "diastolic",
                  "meanSystolic",
                  "meanDiastolic",
                  "repeatedlyVeryHigh",
                  "bmi",
                  "hcgAgeDays",
                  "recentCardiacEvent",
                  "substanceUntreated",
                  "substanceNeedsReview",
                  "failedTrials",
                  "lorazepamMg",
                  "licensedState",
                  "telehealthAllowed"));

  private static Set<String> names(Enum<?>... values) {
    return Stream.of(values).map(Enum::name).collect(Collectors.toUnmodifiableSet());
  }

  public enum Kind {
    FLAG,
    NUMBER,
    CODE
  }

  /** Where a fact is read. */
  public enum From {
    /** What was asked for and told by intake: {@code ageYears}, {@code sex}, {@code indication}, {@code model}, {@code canBecomePregnant}, {@code otherCourse}. */
    REFERRAL,
    /** Whether the indication is in a value set. */
    INDICATION,
    /** The newest examination: {@code spo2}, {@code heartRate}, {@code weightKg}. */
    EXAMINATION,
    /** An active diagnosis of a value set. */
    ACTIVE_DIAGNOSIS,
    /** A diagnosis of a value set that is in remission or resolved. */
    PAST_DIAGNOSIS,
    /** A diagnosis of a value set at any time, refuted ones left out. */
    ANY_DIAGNOSIS,
    /** A medication of a value set. */
    MEDICATION,
    /** A medication of a value set that was started not longer ago than {@code maxAge}. */
    NEW_MEDICATION,
    /** An allergy of a value set. */
    ALLERGY,
    /** The newest result of a laboratory test: {@code HCG}, {@code UDS}. */
    LAB,
    /** The newest laboratory value as a multiple of its upper limit: {@code ALT}. */
    LAB_RATIO,
    /** The newest total of an instrument. */
    SCORE,
    /** The newest suicide-risk tier of an instrument. */
    TIER,
    /** Whether the newest result of a screening instrument is positive. */
    POSITIVE,
    /** Whether a consent is active. */
    CONSENT,
    /** What clinic systems report under the fact's own name. */
    FINDING,
    /** How far treatment has come: {@code planInForce}, {@code inMaintenance}, {@code completedSessions}, {@code planDays}; only the work-up may ask. */
    COURSE,
    /** Worked out from other facts; each has a computation of its own. */
    DERIVED
  }

  /**
   * Something a rule asks about.
   *
   * @param says what it is, for people
   * @param of which one, as {@link From} says; absent for a finding
   * @param maxAge limit in days; an older value counts as missing
   * @param unit of a number
   * @param values a code may be one of these
   * @param buckets values to try when asking what would have to change: representative ones of a number; absent if nothing can change it
   */
  public record Fact(
      String says,
      Kind kind,
      From from,
      @Nullable String of,
      @Nullable String maxAge,
      @Nullable String unit,
      @Nullable List<String> values,
      @Nullable List<String> buckets) {
    public Fact {
      values = values == null ? null : List.copyOf(values);
      buckets = buckets == null ? null : List.copyOf(buckets);
    }
  }

  /** When something is asked: for the decision, once a plan is in force, or always. */
  public enum Phase {
    EVALUATION,
    PRE_SESSION,
    BOTH;

    /** @param treating true once a plan is in force */
    public boolean asks(boolean treating) {
      return this != (treating ? EVALUATION : PRE_SESSION);
    }
  }

  /**
   * @param routes it is about; absent for all
   * @param indications it is about; absent for all
   * @param models it is about; absent for all
   * @param cases the worst first; the first one that fires, or can't be judged, counts
   * @param mitigations codes of what to do if treatment goes on
   * @param message key of a neutral text for the patient
   * @param source with confidence marks
   */
  public record Rule(
      String title,
      Phase phase,
      @Nullable List<Route> routes,
      @Nullable List<Indication> indications,
      @Nullable List<String> models,
      List<Case> cases,
      @Nullable List<String> mitigations,
      @Nullable String message,
      String source) {
    public Rule {
      routes = routes == null ? null : List.copyOf(routes);
      indications = indications == null ? null : List.copyOf(indications);
      models = models == null ? null : List.copyOf(models);
      cases = List.copyOf(cases);
      mitigations = mitigations == null ? null : List.copyOf(mitigations);
    }

    /**
     * Those about that route, the worst first.
     *
     * @param treating true once a plan is in force
     */
    public List<Case> casesBy(Route route, boolean treating) {
      return cases.stream().filter(one -> one.isAsked(route, treating)).toList();
    }

    public boolean isAbout(Route route, Indication indication, String model) {
      return (routes == null || routes.contains(route)) && (indications == null || indications.contains(indication)) && (models == null || models.contains(model));
    }
  }

  /**
   * @param severity what it means when it fires; a missing fact is INDETERMINATE whatever this says
   * @param override who may decide against it, naming it and giving a reason
   * @param suspendsPlanAs reason code with which a plan in force is suspended when it fires; absent if it is not
   * @param phase this case is asked in; absent: whenever its rule is
   * @param routes this case is about; absent for all
   * @param anyOf it fires if all tests of one of these hold
   */
  public record Case(
      Severity severity, Right override, @Nullable String suspendsPlanAs, @Nullable Phase phase, @Nullable List<Route> routes, List<List<Test>> anyOf) {
    public Case {
      routes = routes == null ? null : List.copyOf(routes);
      anyOf = anyOf.stream().map(List::copyOf).toList();
    }

    /** @param treating true once a plan is in force */
    public boolean isAsked(Route route, boolean treating) {
      return (routes == null || routes.contains(route)) && (phase == null || phase.asks(treating));
    }
  }

  /**
   * One question about one fact. Exactly one of {@code is}, {@code in} and the four comparisons is given.
   *
   * @param is of a flag
   * @param in of a code
   * @param atLeast name of a limit, as are the other three
   * @param ifKnown true: a missing fact counts as no, and the rule can be judged without it
   */
  public record Test(
      String fact,
      @Nullable Boolean is,
      @Nullable List<String> in,
      @Nullable String atLeast,
      @Nullable String above,
      @Nullable String atMost,
      @Nullable String below,
      @Nullable Boolean ifKnown) {
    public Test {
      in = in == null ? null : List.copyOf(in);
    }
  }

  /**
   * An item of the work-up.
   *
   * @param says what it is, for people
   * @param routes that need it; absent for all
   * @param indications that need it; absent for all
   * @param anyOf it is needed if all tests of one of these hold or can't be ruled out; absent if it always is
   * @param validDays limit, days its evidence is good for; absent if it does not run out
   * @param validDaysAtStart in place of {@code validDays} while a plan is in force and nothing was given yet
   * @param satisfiedBy one of these lists, all of it; names as in the README of contracts, e.g. {@code score.PHQ9}
   * @param source with confidence marks
   */
  public record WorkUpItem(
      String says,
      @Nullable List<Route> routes,
      @Nullable List<Indication> indications,
      @Nullable List<List<Test>> anyOf,
      @Nullable String validDays,
      @Nullable String validDaysAtStart,
      List<List<String>> satisfiedBy,
      String source) {
    public WorkUpItem {
      routes = routes == null ? null : List.copyOf(routes);
      indications = indications == null ? null : List.copyOf(indications);
      anyOf = anyOf == null ? null : anyOf.stream().map(List::copyOf).toList();
      satisfiedBy = satisfiedBy.stream().map(List::copyOf).toList();
    }

    public boolean isAbout(Route route, Indication indication) {
      return (routes == null || routes.contains(route)) && (indications == null || indications.contains(indication));
    }
  }

  /** What satisfies an item of the work-up; beside it {@code exam.}, {@code lab.}, {@code score.} and {@code finding.} with the name of one. */
  static final Set<String> EVIDENCE = Set.of("medications", "allergies", "diagnoses", "history.trials");

  static final Set<String> EXAMINED = Set.of("bloodPressure", "weightKg", "heightCm", "spo2", "heartRate", "respiratoryRate", "temperatureC");

  static final Set<String> TESTED = Stream.of(names(Lab.values()), names(Analyte.values())).flatMap(Set::stream).collect(Collectors.toUnmodifiableSet());

  /** Who may decide against a rule. */
  public enum Right {
    NONE,
    CLINICIAN,
    MEDICAL_DIRECTOR
  }

  /**
   * A treatment protocol (DOMAIN 5.1), as far as a plan needs it.
   *
   * @param version of the protocol itself
   * @param enabled false: nothing is ordered by it until a clinic says otherwise; absent: true
   * @param indications it may be ordered for
   * @param requires it may be ordered if all tests of one of these hold; absent: always
   * @param baseline what must be on record before it is ordered; absent: nothing beyond the rules
   */
  public record Protocol(
      int version,
      Route route,
      String drug,
      boolean onLabel,
      @Nullable Boolean enabled,
      List<Indication> indications,
      @Nullable List<List<Test>> requires,
      @Nullable Baseline baseline,
      Dose dose,
      Administration administration,
      Induction induction,
      Maintenance maintenance) {
    public Protocol {
      indications = List.copyOf(indications);
      requires = requires == null ? null : requires.stream().map(List::copyOf).toList();
    }
  }

  /**
   * @param facts names of facts that must be known, and not too old
   * @param instruments keys of questionnaires that must have been answered
   * @param maxAge limit in days for their answers
   */
  public record Baseline(@Nullable List<String> facts, @Nullable List<String> instruments, @Nullable String maxAge) {
    public Baseline {
      facts = facts == null ? null : List.copyOf(facts);
      instruments = instruments == null ? null : List.copyOf(instruments);
    }
  }

  /** What a dose is ordered in. */
  public enum DoseUnit {
    MG_PER_KG,
    /** A rate, given for the length of the administration. */
    MG_PER_KG_PER_HOUR,
    MG
  }

  /**
   * Doses of one session, in {@code unit}.
   *
   * @param start what is ordered where the order says nothing; absent: the order must say it
   * @param softMax above it a second prescriber must sign
   * @param hardMax above it the order is refused
   * @param step by how much a dose goes up or down at once, in {@code unit}; absent: the protocol names none, or has {@code steps}
   * @param roundToMg the calculated dose is rounded to a multiple of this many mg
   * @param steps the only doses there are, where the drug comes in devices; absent: any
   * @param firstMaxMg most in the first session of a course, mg; absent: no such rule
   * @param leastTotalMg least that is worth giving in one session, mg; absent: no such rule
   */
  public record Dose(
      DoseUnit unit,
      @Nullable @Range(min = 0.01, max = 1000) Double start,
      @Range(min = 0.01, max = 1000) double min,
      @Range(min = 0.01, max = 1000) double softMax,
      @Range(min = 0.01, max = 1000) double hardMax,
      @Nullable @Range(min = 0.01, max = 1000) Double step,
      @Range(min = 1, max = 50) int roundToMg,
      @Nullable List<Step> steps,
      @Nullable @Range(min = 1, max = 1000) Integer firstMaxMg,
      @Nullable @Range(min = 1, max = 1000) Integer leastTotalMg) {
    public Dose {
      steps = steps == null ? null : List.copyOf(steps);
    }
  }

  /**
   * @param devices how many devices make up the dose
   * @param durationMin how long giving them takes, with the rests between them
   */
  public record Step(@Range(min = 1, max = 1000) int mg, @Range(min = 1, max = 10) int devices, @Range(min = 1, max = 60) int durationMin) {}

  /**
   * Length of one administration, minutes.
   *
   * @param usualMin where the order says nothing
   */
  public record Administration(@Range(min = 1, max = 600) int usualMin, @Range(min = 1, max = 600) int shortestMin, @Range(min = 1, max = 600) int longestMin) {}

  /**
   * @param sessions how many where the order says nothing
   * @param fewest least an order may say; absent: {@code sessions}
   * @param most most an order may say; absent: {@code sessions}
   * @param maxPerWeek most sessions in any seven days
   */
  public record Induction(
      @Range(min = 1, max = 30) int sessions,
      @Nullable @Range(min = 1, max = 30) Integer fewest,
      @Nullable @Range(min = 1, max = 30) Integer most,
      @Range(min = 1, max = 7) int maxPerWeek,
      @Range(min = 1, max = 336) int minGapHours,
      @Range(min = 1, max = 60) int maxGapDays) {}

  /**
   * @param toleranceDays how much later than its interval a maintenance session may be
   * @param stages one after the other; the last one goes on for as long as it helps. Empty: no maintenance by this protocol
   */
  public record Maintenance(@Range(min = 0, max = 60) int toleranceDays, List<Stage> stages) {
    public Maintenance {
      stages = List.copyOf(stages);
    }
  }

  /**
   * Part of a maintenance with intervals of its own.
   *
   * @param sessions how many it has, ordered at once; absent in the last one: one after the other
   * @param stepDays intervals are {@code minDays} and so many days more, up to {@code maxDays}
   */
  public record Stage(
      @Nullable @Range(min = 1, max = 30) Integer sessions,
      @Range(min = 1, max = 365) int minDays,
      @Range(min = 1, max = 365) int maxDays,
      @Range(min = 1, max = 90) int stepDays) {}

  /**
   * Treatment from a distance (DOMAIN 10.4). What is not allowed here is not allowed.
   *
   * @param zone whose midnight ends a window
   * @param windows in which a controlled substance may be prescribed to somebody the practice has not seen in person
   * @param licensedStates in which the clinic's prescribers are licensed
   */
  public record Telehealth(ZoneId zone, List<Window> windows, List<UsState> licensedStates) {
    public Telehealth {
      windows = List.copyOf(windows);
      licensedStates = List.copyOf(licensedStates);
    }

    /** When the window ends that holds this moment; absent if none does. */
    public Optional<Instant> openUntil(Instant at) {
      LocalDate day = LocalDate.ofInstant(at, zone);
      return windows.stream()
          .filter(window -> !day.isBefore(window.from()) && !day.isAfter(window.to()))
          .map(window -> window.to().plusDays(1).atStartOfDay(zone).toInstant())
          .max(Comparator.naturalOrder());
    }
  }

  /** @param to the last day */
  public record Window(LocalDate from, LocalDate to) {}

  /**
   * Dosing weights other than the actual one, where the body mass index is high (DOMAIN 5.1).
   *
   * @param fromBmi kg/m² from which they may be ordered
   * @param baseKg ideal weight at {@code baseCm}, by sex; a sex that is not named has none
   * @param kgPerCm ideal weight per cm above it
   * @param adjustedShare of what is above the ideal weight, 0 to 1, that the adjusted weight adds to it
   */
  public record DosingWeights(
      @Range(min = 25, max = 60) double fromBmi,
      Map<Sex, Double> baseKg,
      @Range(min = 100, max = 200) double baseCm,
      @Range(min = 0.1, max = 3) double kgPerCm,
      @Range(min = 0, max = 1) double adjustedShare) {
    public DosingWeights {
      baseKg = Map.copyOf(baseKg);
    }
  }
}
