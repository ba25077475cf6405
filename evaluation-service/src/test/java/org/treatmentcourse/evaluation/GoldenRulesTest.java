package org.treatmentcourse.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.treatmentcourse.contracts.EvaluationEvent.Finding;
import org.treatmentcourse.contracts.Indication;
import org.treatmentcourse.contracts.policy.EvaluationPolicy;
import org.treatmentcourse.contracts.policy.EvaluationPolicy.Right;
import org.treatmentcourse.contracts.policy.EvaluationPolicy.Route;
import org.treatmentcourse.contracts.policy.FactValues;
import org.treatmentcourse.evaluation.course.Dossier;
import org.treatmentcourse.evaluation.course.rules.FactReader;
import org.treatmentcourse.evaluation.course.rules.RuleBook;
import org.treatmentcourse.evaluation.course.rules.Scope;
import org.treatmentcourse.evaluation.course.rules.Snapshot;

/** Each rule of DOMAIN 4.2 and 4.3 once where it just fires and once where it just does not, on somebody nothing else speaks against. */
class GoldenRulesTest {
  private static final EvaluationPolicy PACK = Story.BOOK.defaults();
  private static final Scope IV = new Scope(Route.IV, Indication.TRD, "CLINIC_IV", false);
  private static final Scope ESK = new Scope(Route.ESK, Indication.TRD, "CLINIC_ESK", false);
  private static final Scope HOME = new Scope(Route.HOME, Indication.TRD, "HOME_TELEHEALTH", false);
  private static final Scope SESSION = new Scope(Route.IV, Indication.TRD, "CLINIC_IV", true);
  private static final Scope ESK_SESSION = new Scope(Route.ESK, Indication.TRD, "CLINIC_ESK", true);

  /**
   * @param facts {@code name=value}, several by blanks; a name alone is forgotten
   * @param says severity and override right, or null for nothing
   */
  record Golden(String rule, Scope scope, String facts, @Nullable String says) {}

  static Stream<Golden> golden() {
    return Stream.of(
        rule("EL-01", IV, "ageYears=17", "EXCLUDE NONE", "ageYears=18"),
        rule("EL-02", IV, "ageYears=65 moca=28", "CAUTION CLINICIAN", "ageYears=64"),
        rule("EL-03", IV, "repeatedlyVeryHigh=true", "EXCLUDE NONE", "repeatedlyVeryHigh=false"),
        rule("EL-03", IV, "repeatedlyVeryHigh", "INDETERMINATE", "repeatedlyVeryHigh=false"),
        rule("EL-04", IV, "meanSystolic=160", "REVIEW CLINICIAN", "meanSystolic=159.9"),
        rule("EL-04", IV, "meanDiastolic=100", "REVIEW CLINICIAN", "meanDiastolic=99.9"),
        rule("EL-05", IV, "systolic=141", "CAUTION CLINICIAN", "systolic=140"),
        rule("EL-05", IV, "diastolic=91", "CAUTION CLINICIAN", "diastolic=90"),
        rule("EL-06", IV, "aneurysmOrAvm=true", "EXCLUDE MEDICAL_DIRECTOR", "aneurysmOrAvm=false"),
        rule("EL-06", ESK, "aneurysmOrAvm=true", "EXCLUDE NONE", "aneurysmOrAvm=false"),
        rule("EL-07", IV, "intracerebralBleeding=true", "EXCLUDE NONE", "intracerebralBleeding=false"),
        rule("EL-08", IV, "allergic=true", "EXCLUDE NONE", "allergic=false"),
        rule("EL-09", IV, "recentCardiacEvent=true", "EXCLUDE NONE", "recentCardiacEvent=false"),
        rule("EL-09", IV, "heartFailure=true nyha=III", "EXCLUDE NONE", "heartFailure=true nyha=II"),
        rule("EL-09", IV, "heartFailure=true", "INDETERMINATE", "heartFailure=false"),
        rule("EL-09", IV, "arrhythmia=true arrhythmiaControlled=false", "EXCLUDE NONE", "arrhythmia=true arrhythmiaControlled=true"),
        rule("EL-09", IV, "cardiovascular=true", "REVIEW CLINICIAN", "cardiovascular=false"),
        rule("EL-10", IV, "hypertensiveEncephalopathy=true", "REVIEW CLINICIAN", "hypertensiveEncephalopathy=false"),
        rule("EL-11", IV, "raisedIntracranialPressure=true", "EXCLUDE MEDICAL_DIRECTOR", "raisedIntracranialPressure=false"),
        rule("EL-12", IV, "angleClosure=true", "EXCLUDE NONE", "angleClosure=false"),
        rule("EL-12", IV, "glaucoma=true glaucomaControlled=false", "EXCLUDE NONE", "glaucoma=false"),
        rule("EL-12", IV, "glaucoma=true glaucomaControlled=true", "CAUTION CLINICIAN", "glaucoma=false"),
        rule("EL-13", IV, "psychosisActive=true", "EXCLUDE MEDICAL_DIRECTOR", "psychosisActive=false"),
        rule("EL-13", IV, "psychosisScreen", "INDETERMINATE", "psychosisScreen mentalHealth=false"),
        rule("EL-13", IV, "psychosisScreen=true mentalHealth=false", "EXCLUDE MEDICAL_DIRECTOR", "psychosisScreen=false mentalHealth=false"),
        rule("EL-13", SESSION, "psychosisScreen=true", "EXCLUDE MEDICAL_DIRECTOR", "psychosisScreen"),
        rule("EL-13", IV, "psychosisScreen=true", "EXCLUDE MEDICAL_DIRECTOR", "psychosisScreen=false"),
        rule("EL-14", IV, "psychosisPast=true", "REVIEW CLINICIAN", "psychosisPast=false"),
        rule("EL-14", IV, "psychoticDepression=true", "REVIEW CLINICIAN", "psychoticDepression=false"),
        rule("EL-15", IV, "mania=true", "EXCLUDE NONE", "mania=false"),
        rule("EL-15", IV, "asrm=6 maniaConfirmed=true", "EXCLUDE NONE", "asrm=5 maniaConfirmed=true"),
        rule("EL-15", IV, "asrm=6", "INDETERMINATE", "asrm=6 maniaConfirmed=false"),
        rule("EL-16", IV, "bipolar=true", "REVIEW CLINICIAN", "bipolar=false"),
        rule("EL-16", IV, "mdqPositive", "INDETERMINATE", "mdqPositive mentalHealth=false"),
        rule("EL-16", IV, "mdqPositive=true", "REVIEW CLINICIAN", "mdqPositive=false"),
        rule("EL-17", IV, "hcg=POSITIVE", "EXCLUDE NONE", "hcg=NEGATIVE"),
        rule("EL-17", IV, "pregnancyDiagnosed=true", "EXCLUDE NONE", "pregnancyDiagnosed=false"),
        rule("EL-18", ESK, "lactating=true", "EXCLUDE NONE", "lactating=false"),
        rule("EL-18", IV, "lactating=true", "REVIEW CLINICIAN", "lactating=true pregnancyPossible=false"),
        rule("EL-19", IV, "hcgAgeDays=30.1", "REVIEW CLINICIAN", "hcgAgeDays=30"),
        rule("EL-19", IV, "counselled=false", "REVIEW CLINICIAN", "counselled=true"),
        rule("EL-19", IV, "hcgAgeDays", "INDETERMINATE", "hcgAgeDays=1"),
        rule("EL-20", IV, "liverDisease=true childPugh=C alt=1 ast=1", "EXCLUDE NONE", "liverDisease=true childPugh=B"),
        rule("EL-21", IV, "liverDisease=true childPugh=B alt=1 ast=1", "CAUTION CLINICIAN", "liverDisease=true childPugh=A"),
        rule("EL-22", IV, "alt=5.1", "EXCLUDE NONE", "alt=3"),
        rule("EL-22", IV, "ast=3.1", "REVIEW CLINICIAN", "ast=3"),
        rule("EL-22", IV, "liverDisease=true childPugh=A", "INDETERMINATE", "liverDisease=true childPugh=A alt=1 ast=1"),
        rule("EL-23", IV, "substanceUntreated=true", "EXCLUDE MEDICAL_DIRECTOR", "substanceUntreated=false"),
        rule("EL-24", IV, "substanceNeedsReview=true", "REVIEW CLINICIAN", "substanceNeedsReview=false"),
        rule("EL-25", IV, "ketamineUseDisorder=true", "EXCLUDE MEDICAL_DIRECTOR", "ketamineUseDisorder=false"),
        rule("EL-26", IV, "uds=POSITIVE", "REVIEW CLINICIAN", "uds=NEGATIVE"),
        rule("EL-27", IV, "sex=MALE auditC=4", "REVIEW CLINICIAN", "sex=MALE auditC=3"),
        rule("EL-27", IV, "sex=FEMALE auditC=3", "REVIEW CLINICIAN", "sex=FEMALE auditC=2"),
        rule("EL-27", IV, "auditC", "INDETERMINATE", "auditC mentalHealth=false"),
        rule("EL-27", IV, "dast10", "INDETERMINATE", "dast10 mentalHealth=false"),
        rule("EL-27", IV, "dast10=3", "REVIEW CLINICIAN", "dast10=2"),
        rule("EL-28", IV, "deliriumOrDementia=true", "EXCLUDE NONE", "deliriumOrDementia=false"),
        rule("EL-29", IV, "moca=22", "REVIEW CLINICIAN", "moca=23"),
        rule("EL-29", IV, "ageYears=65", "INDETERMINATE", "ageYears=65 moca=23"),
        rule("EL-30", IV, "thyrotoxicosis=true thyroidControlled=false", "EXCLUDE NONE", "thyrotoxicosis=true thyroidControlled=true"),
        rule("EL-31", IV, "spo2=91", "REVIEW CLINICIAN", "spo2=92"),
        rule("EL-31", IV, "sleepApnoea=true sleepApnoeaTreated=false", "REVIEW CLINICIAN", "sleepApnoea=true sleepApnoeaTreated=true"),
        rule("EL-31", IV, "copd=true copdSevere=true", "REVIEW CLINICIAN", "copd=true copdSevere=false"),
        rule("EL-31", IV, "stopBang=5", "REVIEW CLINICIAN", "stopBang=4"),
        rule("EL-32", IV, "bmi=35", "CAUTION CLINICIAN", "bmi=34.9"),
        rule("EL-33", IV, "weightKg=34.9", "INDETERMINATE", "weightKg=35"),
        rule("EL-33", IV, "weightKg=250.1", "INDETERMINATE", "weightKg=250"),
        rule("EL-34", IV, "epilepsy=true seizuresControlled=false", "REVIEW CLINICIAN", "epilepsy=true seizuresControlled=true"),
        rule("EL-35", IV, "cystitis=true", "REVIEW CLINICIAN", "cystitis=false"),
        rule("EL-35", IV, "bpicSs=19", "REVIEW CLINICIAN", "bpicSs=18"),
        rule("EL-36", IV, "porphyria=true", "REVIEW CLINICIAN", "porphyria=false"),
        rule("EL-37", IV, "cssrs=HIGH", "REVIEW CLINICIAN", "cssrs=MODERATE"),
        rule("EL-37", HOME, "cssrs=HIGH", "EXCLUDE NONE", "cssrs=LOW"),
        rule("EL-38", IV, "consentTreatment=false", "EXCLUDE NONE", "consentTreatment=true"),
        rule("EL-38", IV, "capacity=false", "EXCLUDE NONE", "capacity=true"),
        rule("EL-38", IV, "capacity", "INDETERMINATE", "capacity=true"),
        rule("EL-39", IV, "ectOrTmsSeries=true", "REVIEW CLINICIAN", "ectOrTmsSeries=false"),
        rule("EL-40", IV, "otherKetamineCourse=true", "EXCLUDE NONE", "otherKetamineCourse=false"),
        rule("EL-40", IV, "otherCourse=true", "EXCLUDE NONE", "otherCourse=false"),
        rule("EL-41", IV, "phq9=14", "REVIEW CLINICIAN", "phq9=15"),
        rule("EL-42", IV, "failedTrials=1", "REVIEW CLINICIAN", "failedTrials=2"),
        rule("EL-43", treats(Indication.FIBROMYALGIA), "indication=FIBROMYALGIA", "CAUTION CLINICIAN", "indication=CRPS"),
        rule("EL-44", treats(Indication.SUD), "indication=SUD", "REVIEW MEDICAL_DIRECTOR", "indication=TRD"),
        rule("EL-45", HOME, "systolic=141", "EXCLUDE NONE", "systolic=140 livesAlone=false licensedState=true bpCuff=true dast10=0"),
        rule("EL-45", HOME, "cssrs=MODERATE", "EXCLUDE NONE", "cssrs=LOW livesAlone=false licensedState=true bpCuff=true dast10=0"),
        rule("EL-45", HOME, "livesAlone=true peerMonitor=false", "EXCLUDE NONE", "livesAlone=true peerMonitor=true licensedState=true bpCuff=true dast10=0"),
        rule("EL-45", HOME, "licensedState=false", "EXCLUDE NONE", "livesAlone=false licensedState=true bpCuff=true dast10=0"),
        rule("EL-45", HOME, "telehealthAllowed=false", "EXCLUDE NONE", "livesAlone=false licensedState=true bpCuff=true telehealthAllowed=true"),
        rule("EL-45", HOME, "licensedState", "INDETERMINATE", "livesAlone=false licensedState=true bpCuff=true"),
        rule("EL-45", HOME, "dast10=3", "EXCLUDE NONE", "livesAlone=false licensedState=true bpCuff=true dast10=2"),
        rule("DI-01", IV, "theophylline=true", "EXCLUDE NONE", "theophylline=false"),
        rule("DI-01", ESK, "theophylline=true", "REVIEW CLINICIAN", "theophylline=false"),
        rule("DI-02", IV, "benzodiazepine=true lorazepamMg=3.1", "REVIEW CLINICIAN", "benzodiazepine=false"),
        rule("DI-02", IV, "benzodiazepine=true lorazepamMg=3", "CAUTION CLINICIAN", "benzodiazepine=false"),
        rule("DI-02", IV, "benzodiazepine=true benzodiazepineNew=true lorazepamMg=1", "REVIEW CLINICIAN", "benzodiazepine=false"),
        rule("DI-03", IV, "depressant=true opioid=true mmePerDay=50", "REVIEW CLINICIAN", "depressant=false"),
        rule("DI-03", IV, "depressant=true opioid=true mmePerDay=49", "CAUTION CLINICIAN", "depressant=false"),
        rule("DI-03", IV, "depressant=true opioid=true", "INDETERMINATE", "depressant=false"),
        rule("DI-04", SESSION, "sedativesToday=true", "EXCLUDE NONE", "sedativesToday=false"),
        rule("DI-05", IV, "maoInhibitor=true", "REVIEW CLINICIAN", "maoInhibitor=false"),
        rule("DI-06", IV, "stimulant=true", "CAUTION CLINICIAN", "stimulant=false"),
        rule("DI-07", IV, "lamotrigine=true", "CAUTION CLINICIAN", "lamotrigine=false"),
        rule("DI-08", IV, "cypInhibitor=true", "CAUTION CLINICIAN", "cypInhibitor=false"),
        rule("DI-09", IV, "cypInducer=true", "CAUTION CLINICIAN", "cypInducer=false"),
        rule("DI-10", IV, "naltrexone=true", "REVIEW CLINICIAN", "naltrexone=false"),
        rule("DI-11", IV, "sympathomimetic=true", "CAUTION CLINICIAN", "sympathomimetic=false"),
        rule("DI-12", IV, "antipsychoticNamed=true", "CAUTION CLINICIAN", "antipsychoticNamed=false"),
        rule("DI-13", IV, "nmdaAntagonist=true", "REVIEW CLINICIAN", "nmdaAntagonist=false"),
        rule("DI-14", ESK_SESSION, "nasalSprayWithinHour=true", "EXCLUDE NONE", "nasalSprayWithinHour=false"),
        rule("DI-15", IV, "cannabisUse=true", "CAUTION CLINICIAN", "cannabisUse=false"),
        rule("DI-15", SESSION, "cannabisToday=true", "EXCLUDE NONE", "cannabisToday=false"),
        rule("DI-16", IV, "thyroidHormone=true thyroidDoseExcessive=true", "CAUTION CLINICIAN", "thyroidHormone=true thyroidDoseExcessive=false"),
        rule("DI-17", IV, "glp1Agonist=true", "CAUTION CLINICIAN", "glp1Agonist=false")).flatMap(List::stream);
  }

  @ParameterizedTest
  @MethodSource("golden")
  void says(Golden golden) {
    Snapshot snapshot = changed(golden.facts());
    Finding finding =
        RuleBook.assess(snapshot, golden.scope(), PACK).findings().stream().filter(one -> one.rule().equals(golden.rule())).findFirst().orElse(null);
    assertThat(finding == null ? null : words(finding, snapshot, golden.scope())).isEqualTo(golden.says());
  }

  @Test
  void nothing_speaks_against_somebody_well_examined() {
    assertThat(RuleBook.assess(clear(), IV, PACK).findings()).isEmpty();
    assertThat(RuleBook.assess(clear(), ESK, PACK).findings()).isEmpty();
  }

  @Test
  void every_row_of_the_domain_is_a_rule_with_a_golden_case_or_says_why_it_is_none() {
    Set<String> rows = new TreeSet<>();
    IntStream.rangeClosed(1, 45).forEach(i -> rows.add("EL-%02d".formatted(i)));
    IntStream.rangeClosed(1, 18).forEach(i -> rows.add("DI-%02d".formatted(i)));
    Set<String> known = new TreeSet<>(PACK.rules().keySet());
    known.addAll(PACK.noRule().keySet());
    assertThat(known).isEqualTo(rows);
    assertThat(golden().filter(one -> one.says() != null).map(Golden::rule).collect(Collectors.toSet())).isEqualTo(PACK.rules().keySet());
    assertThat(golden().filter(one -> one.says() == null).map(Golden::rule).collect(Collectors.toSet())).isEqualTo(PACK.rules().keySet());
  }

  private static String words(Finding finding, Snapshot snapshot, Scope scope) {
    var fired = RuleBook.fired(finding, snapshot, scope, PACK);
    String right = fired == null || fired.override() == Right.NONE && fired.severity() != org.treatmentcourse.contracts.EvaluationEvent.Severity.EXCLUDE ? "" : " " + fired.override();
    return finding.severity() + right;
  }

  private static List<Golden> rule(String id, Scope scope, String facts, String says, String not) {
    return List.of(new Golden(id, scope, facts, says), new Golden(id, scope, not, null));
  }

  private static Scope treats(Indication indication) {
    return new Scope(Route.IV, indication, "CLINIC_IV", false);
  }

  static Snapshot clear() {
    Dossier dossier = Story.clear().dossier();
    return FactReader.snapshot(
        dossier.referral(), dossier.facts(), java.util.Objects.requireNonNull(dossier.facts().told()), dossier.facts().asOf(), PACK);
  }

  private static Snapshot changed(String facts) {
    Snapshot snapshot = clear();
    for (String one : facts.split(" ")) {
      int equals = one.indexOf('=');
      if (equals < 0) {
        snapshot = snapshot.without(one);
      } else {
        EvaluationPolicy.Fact fact = java.util.Objects.requireNonNull(PACK.facts().get(one.substring(0, equals)), one);
        snapshot = snapshot.with(one.substring(0, equals), FactValues.parse(fact, one.substring(equals + 1)).orElseThrow());
      }
    }
    return snapshot;
  }

  @Test
  void the_pack_maps_every_provider_model_to_a_route() {
    assertThat(PACK.models()).isEqualTo(Map.of("CLINIC_IV", Route.IV, "CLINIC_ESK", Route.ESK, "KAP", Route.IM, "HOME_TELEHEALTH", Route.HOME, "MULTI_SITE", Route.IV));
  }
}
