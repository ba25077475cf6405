package org.treatmentcourse.followup.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.treatmentcourse.followup.Story.POLICY;
import static org.treatmentcourse.followup.Story.cssrs;
import static org.treatmentcourse.followup.Story.phq9;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.treatmentcourse.contracts.FollowupEvent.RiskTier;
import org.treatmentcourse.contracts.Sex;
import org.treatmentcourse.contracts.policy.FollowupPolicy.Instrument;
import org.treatmentcourse.contracts.policy.FollowupPolicy.Item;

/** Golden cases of every instrument in the catalogue, DOMAIN 3.1 and 3.2. */
class ScoringTest {
  /** Both ends of every band. */
  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          PHQ9,        0, MINIMAL
          PHQ9,        4, MINIMAL
          PHQ9,        5, MILD
          PHQ9,        9, MILD
          PHQ9,       10, MODERATE
          PHQ9,       14, MODERATE
          PHQ9,       15, MODERATELY_SEVERE
          PHQ9,       19, MODERATELY_SEVERE
          PHQ9,       20, SEVERE
          PHQ9,       27, SEVERE
          GAD7,        0, MINIMAL
          GAD7,        4, MINIMAL
          GAD7,        5, MILD
          GAD7,        9, MILD
          GAD7,       10, MODERATE
          GAD7,       14, MODERATE
          GAD7,       15, SEVERE
          GAD7,       21, SEVERE
          MADRS,       0, NONE
          MADRS,       6, NONE
          MADRS,       7, MILD
          MADRS,      19, MILD
          MADRS,      20, MODERATE
          MADRS,      34, MODERATE
          MADRS,      35, SEVERE
          MADRS,      60, SEVERE
          QIDS_SR16,   0, NONE
          QIDS_SR16,   5, NONE
          QIDS_SR16,   6, MILD
          QIDS_SR16,  10, MILD
          QIDS_SR16,  11, MODERATE
          QIDS_SR16,  15, MODERATE
          QIDS_SR16,  16, SEVERE
          QIDS_SR16,  20, SEVERE
          QIDS_SR16,  21, VERY_SEVERE
          QIDS_SR16,  27, VERY_SEVERE
          HAMD17,      0, NONE
          HAMD17,      7, NONE
          HAMD17,      8, MILD
          HAMD17,     13, MILD
          HAMD17,     14, MODERATE
          HAMD17,     19, MODERATE
          HAMD17,     20, SEVERE
          HAMD17,     25, SEVERE
          HAMD17,     26, VERY_SEVERE
          HAMD17,     52, VERY_SEVERE
          YBOCS,       0, SUBCLINICAL
          YBOCS,       7, SUBCLINICAL
          YBOCS,       8, MILD
          YBOCS,      15, MILD
          YBOCS,      16, MODERATE
          YBOCS,      23, MODERATE
          YBOCS,      24, SEVERE
          YBOCS,      31, SEVERE
          YBOCS,      32, EXTREME
          YBOCS,      40, EXTREME
          NRS_PAIN,    0, NONE
          NRS_PAIN,    1, MILD
          NRS_PAIN,    4, MILD
          NRS_PAIN,    5, MODERATE
          NRS_PAIN,    6, MODERATE
          NRS_PAIN,    7, SEVERE
          NRS_PAIN,   10, SEVERE
          DAST10,      0, NONE
          DAST10,      1, LOW
          DAST10,      2, LOW
          DAST10,      3, MODERATE
          DAST10,      5, MODERATE
          DAST10,      6, SUBSTANTIAL
          DAST10,      8, SUBSTANTIAL
          DAST10,      9, SEVERE
          DAST10,     10, SEVERE
          SADQ,        0, MILD
          SADQ,       15, MILD
          SADQ,       16, MODERATE
          SADQ,       30, MODERATE
          SADQ,       31, SEVERE
          SADQ,       60, SEVERE
          MOCA,        0, BELOW_USUAL
          MOCA,       25, BELOW_USUAL
          MOCA,       26, USUAL
          MOCA,       30, USUAL
          MOAAS,       0, NONE
          MOAAS,       1, SQUEEZE
          MOAAS,       2, PRODDING
          MOAAS,       3, LOUD_NAME
          MOAAS,       4, LETHARGIC
          MOAAS,       5, ALERT
          RASS,       -5, DEEP
          RASS,       -3, DEEP
          RASS,       -2, DROWSY
          RASS,       -1, DROWSY
          RASS,        0, CALM
          RASS,        1, RESTLESS
          RASS,        2, AGITATED
          RASS,        4, AGITATED
          ALDRETE,     0, STAY
          ALDRETE,     8, STAY
          ALDRETE,     9, LEAVE_PHASE_1
          ALDRETE,    10, LEAVE_PHASE_1
          PADSS,       0, NOT_FIT
          PADSS,       8, NOT_FIT
          PADSS,       9, FIT_FOR_DISCHARGE
          PADSS,      10, FIT_FOR_DISCHARGE
          """)
  void names_the_band_of_a_total(String key, int total, String band) {
    Scoring.Score score = scored(key, Forms.withTotal(instrument(key), total));

    assertThat(score.total()).isEqualTo(total);
    assertThat(score.band()).isEqualTo(band);
    assertThat(score.prorated()).isFalse();
  }

  /** Where no band is agreed on, lowest and highest total. */
  @ParameterizedTest
  @CsvSource({"PCL5,80", "CADSS,92", "CADSS6,24", "MDQ,13", "PSQ,5", "ASRM,20", "YMRS,60", "AUDIT_C,12", "BPIC_SS,38"})
  void gives_a_total_without_a_band(String key, int highest) {
    for (int total : List.of(0, highest)) {
      Map<String, Integer> answers = Forms.withTotal(instrument(key), total);
      if (key.equals("MDQ")) {
        answers.putAll(Map.of("clustering", 1, "impairment", 3));
      }
      assertThat(scored(key, answers)).extracting(Scoring.Score::total, Scoring.Score::band).containsExactly(total, null);
    }
  }

  /** The last negative and the first positive total; for AUDIT-C by sex. */
  @ParameterizedTest
  @CsvSource({
    "PCL5,30,UNKNOWN,false", "PCL5,31,UNKNOWN,true", "PSQ,0,UNKNOWN,false", "PSQ,1,UNKNOWN,true", "ASRM,5,UNKNOWN,false", "ASRM,6,UNKNOWN,true",
    "DAST10,2,UNKNOWN,false", "DAST10,3,UNKNOWN,true", "BPIC_SS,18,UNKNOWN,false", "BPIC_SS,19,UNKNOWN,true",
    "AUDIT_C,3,MALE,false", "AUDIT_C,4,MALE,true", "AUDIT_C,2,FEMALE,false", "AUDIT_C,3,FEMALE,true",
    "AUDIT_C,2,UNKNOWN,false", "AUDIT_C,3,UNKNOWN,true", "AUDIT_C,3,OTHER,true"
  })
  void says_from_which_total_a_screen_is_positive(String key, int total, Sex sex, boolean positive) {
    assertThat(Scoring.score(instrument(key), Forms.withTotal(instrument(key), total), sex))
        .isInstanceOfSatisfying(Scoring.Score.class, score -> assertThat(score.positive()).isEqualTo(positive));
  }

  @ParameterizedTest
  @CsvSource({"7,1,2,true", "13,1,3,true", "7,1,1,false", "7,0,3,false", "6,1,3,false", "7,0,,false", "7,,1,false", "6,,,false"})
  void calls_a_mood_screen_positive_only_with_clustering_and_impairment(
      int symptoms, @Nullable Integer clustering, @Nullable Integer impairment, boolean positive) {
    assertThat(scored("MDQ", mdq(symptoms, clustering, impairment))).extracting(Scoring.Score::total, Scoring.Score::positive).containsExactly(symptoms, positive);
  }

  @Test
  void asks_for_what_decides_a_mood_screen() {
    assertRefused(score("MDQ", mdq(7, null, 3)), "ITEM_MISSING", "answers/clustering");
    assertRefused(score("MDQ", mdq(9, 1, null)), "ITEM_MISSING", "answers/impairment");
  }

  @Test
  void counts_the_reversed_item_of_dast_10_the_other_way_round() {
    Map<String, Integer> no = new HashMap<>(Forms.withTotal(instrument("DAST10"), 0));
    assertThat(no).containsEntry("q3", 1).containsEntry("q1", 0);
    assertThat(scored("DAST10", changed(no, a -> a.put("q3", 0))).total()).isEqualTo(1);
    assertThat(scored("DAST10", changed(no, a -> a.put("q1", 1))).total()).isEqualTo(1);
  }

  @Test
  void takes_of_each_domain_the_highest_item() {
    Map<String, Integer> none = Forms.withTotal(instrument("QIDS_SR16"), 0);
    Scoring.Score one = scored("QIDS_SR16", changed(none, a -> a.putAll(Map.of("q2", 3, "q3", 1, "q4", 2))));
    assertThat(one.total()).isEqualTo(3);
    assertThat(one.subscores()).hasSize(9).containsEntry("sleep", 3.0).containsEntry("mood", 0.0);

    Map<String, List<String>> domains =
        Map.of("sleep", List.of("q1", "q2", "q3", "q4"), "appetiteWeight", List.of("q6", "q7", "q8", "q9"), "psychomotor", List.of("q15", "q16"));
    domains.forEach(
        (domain, items) ->
            items.forEach(
                item -> {
                  Scoring.Score score = scored("QIDS_SR16", changed(none, a -> a.put(item, 2)));
                  assertThat(score.total()).as(item).isEqualTo(2);
                  assertThat(score.subscores()).as(item).containsEntry(domain, 2.0);
                }));
  }

  @Test
  void takes_either_direction_of_appetite_and_weight_but_needs_one_of_each() {
    Map<String, Integer> answers = Forms.withTotal(instrument("QIDS_SR16"), 0);
    assertThat(scored("QIDS_SR16", changed(answers, a -> a.keySet().removeAll(Set.of("q6", "q9")))).prorated()).isFalse();
    assertRefused(score("QIDS_SR16", changed(answers, a -> a.keySet().removeAll(Set.of("q6", "q7")))), "ITEM_MISSING", "answers/q6");
    assertRefused(score("QIDS_SR16", changed(answers, a -> a.remove("q5"))), "ITEM_MISSING", "answers/q5");
  }

  @Test
  void adds_up_the_clusters_of_pcl_5() {
    Map<String, Integer> answers = Forms.withTotal(instrument("PCL5"), 0);
    assertThat(scored("PCL5", changed(answers, a -> a.putAll(Map.of("q1", 4, "q5", 1, "q6", 2, "q7", 3, "q8", 1, "q14", 4, "q15", 2, "q20", 2)))).subscores())
        .isEqualTo(Map.of("B", 5.0, "C", 5.0, "D", 5.0, "E", 4.0));
  }

  @Test
  void adds_up_obsessions_and_compulsions() {
    assertThat(scored("YBOCS", Forms.withTotal(instrument("YBOCS"), 23)).subscores()).isEqualTo(Map.of("obsessions", 20.0, "compulsions", 3.0));
  }

  @Test
  void shows_whether_all_points_come_from_how_often_a_person_drinks() {
    Scoring.Score score = scored("AUDIT_C", Map.of("q1", 4, "q2", 0, "q3", 0));
    assertThat(score.subscores()).isEqualTo(Map.of("frequency", 4.0));
    assertThat(score.total()).isEqualTo(4);
  }

  @ParameterizedTest
  @CsvSource({"4,4,4,4,4.0,MILD", "4,4,5,5,4.5,MODERATE", "6,6,6,7,6.25,MODERATE", "6,6,7,7,6.5,SEVERE", "10,10,10,10,10.0,SEVERE", "0,0,0,0,0.0,MILD"})
  void gives_the_mean_of_pain_and_its_band(int worst, int least, int average, int now, double mean, String band) {
    Scoring.Score score = scored("BPI_SF", bpi(worst, least, average, now, 7));
    assertThat(score.total()).isNull();
    assertThat(score.subscores()).isEqualTo(Map.of("severity", mean, "interference", 3.0));
    assertThat(score.band()).isEqualTo(band);
    assertThat(score.prorated()).isFalse();
  }

  @Test
  void gives_interference_from_four_of_seven_answers_and_not_from_three() {
    Scoring.Score four = scored("BPI_SF", bpi(5, 5, 5, 5, 4));
    assertThat(four.subscores()).containsEntry("interference", 3.0);
    assertThat(four.prorated()).isTrue();
    assertRefused(score("BPI_SF", bpi(5, 5, 5, 5, 3)), "ITEM_MISSING", "answers/work");
    assertRefused(score("BPI_SF", changed(bpi(5, 5, 5, 5, 7), a -> a.remove("now"))), "ITEM_MISSING", "answers/now");
  }

  @ParameterizedTest
  @CsvSource({"7,9,FIT_FOR_DISCHARGE", "6,8,NOT_FIT"})
  void rescales_a_discharge_score_without_intake_and_output(int of8, int of10, String band) {
    Map<String, Integer> answers = changed(Forms.withTotal(instrument("PADSS"), of8), a -> a.remove("intakeOutput"));
    assertThat(scored("PADSS", answers)).extracting(Scoring.Score::total, Scoring.Score::band, Scoring.Score::prorated).containsExactly(of10, band, true);
    assertRefused(score("PADSS", changed(Forms.withTotal(instrument("PADSS"), of8), a -> a.remove("bleeding"))), "ITEM_MISSING", "answers/bleeding");
  }

  @ParameterizedTest
  @CsvSource({"PHQ9,16,q8,18", "PHQ9,21,q8,24", "GAD7,18,q7,21", "GAD7,5,q7,6", "PHQ9,4,q8,5"})
  void prorates_one_missing_item_and_says_so(String key, int sum, String missing, int total) {
    Map<String, Integer> answers = changed(Forms.withTotal(instrument(key), sum), a -> a.remove(missing));
    assertThat(scored(key, answers)).extracting(Scoring.Score::total, Scoring.Score::prorated).containsExactly(total, true);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PHQ9", "GAD7"})
  void does_not_score_with_two_missing_items(String key) {
    assertRefused(score(key, changed(Forms.withTotal(instrument(key), 9), a -> a.keySet().removeAll(List.of("q2", "q5")))), "ITEM_MISSING", "answers/q2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"MADRS", "PCL5", "YBOCS", "CADSS", "CADSS6", "MDQ", "ASRM", "AUDIT_C", "DAST10", "SADQ", "ALDRETE"})
  void makes_up_for_nothing_where_no_rule_says_so(String key) {
    Instrument instrument = instrument(key);
    assertRefused(score(key, changed(Forms.withTotal(instrument, 0), a -> a.remove(instrument.items().getFirst().id()))), "ITEM_MISSING", "answers/" + instrument.items().getFirst().id());
  }

  @Test
  void never_prorates_item_9() {
    assertRefused(score("PHQ9", changed(phq9(5, 1).answers(), a -> a.remove("q9"))), "ITEM_MISSING", "answers/q9");
  }

  @Test
  void never_prorates_a_risk_screen() {
    for (String item : cssrs("q2", "q6_lifetime").answers().keySet()) {
      Scoring.Result result = score("CSSRS_SCREEN", changed(cssrs("q2", "q6_lifetime").answers(), a -> a.remove(item)));
      assertThat(result).as(item).isInstanceOf(Scoring.Invalid.class);
    }
  }

  @Test
  void refuses_what_lies_beside_the_range_of_any_item_of_any_instrument() {
    POLICY
        .instruments()
        .forEach(
            (key, instrument) ->
                instrument
                    .items()
                    .forEach(
                        item -> {
                          for (int value : List.of(item.min() - 1, item.max() + 1)) {
                            assertRefused(score(key, Map.of(item.id(), value)), "OUT_OF_RANGE", "answers/" + item.id());
                          }
                        }));
  }

  @Test
  void refuses_items_it_does_not_know() {
    POLICY.instruments().keySet().forEach(key -> assertRefused(score(key, Map.of("q99", 0)), "UNKNOWN_ITEM", "answers/q99"));
    assertRefused(score("CADSS6", Map.of("q3", 0)), "UNKNOWN_ITEM", "answers/q3");
  }

  @Test
  void refuses_a_yes_to_a_question_that_was_not_asked() {
    assertRefused(score("CSSRS_SCREEN", changed(cssrs().answers(), a -> a.put("q4", 1))), "CONTRADICTORY", "answers/q4");
  }

  @Test
  void gives_no_total_of_nothing_even_if_a_policy_lets_everything_be_missing() {
    Instrument phq9 = instrument("PHQ9");
    Item difficulty = phq9.items().getLast();
    Instrument lax =
        new Instrument(
            1, phq9.aggregation(), 14, 9, List.of(phq9.items().getFirst(), difficulty), phq9.bands(), Map.of(), null, null, null, null, null, null);
    assertRefused(Scoring.score(lax, Map.of("difficulty", 0), Sex.UNKNOWN), "ITEM_MISSING", "answers/q1");
  }

  @Test
  void keeps_the_difficulty_item_out_of_the_total() {
    assertThat(scored("PHQ9", changed(phq9(5, 0).answers(), a -> a.put("difficulty", 3))).total()).isEqualTo(5);
  }

  @Test
  void treats_intent_to_act_in_item_4_as_high() {
    assertThat(scored("CSSRS_SCREEN", cssrs("q2", "q4").answers()).tier()).isEqualTo(RiskTier.HIGH);
  }

  /** The tier rule of DOMAIN 3.3, written down a second time and compared over every possible set of answers. */
  @Test
  void gives_the_tier_of_the_rule_for_every_combination() {
    String[] items = {"q1", "q2", "q3", "q4", "q5", "q6_lifetime", "q6_past3months"};
    for (int bits = 0; bits < 1 << items.length; bits++) {
      Map<String, Integer> answers = new HashMap<>();
      for (int i = 0; i < items.length; i++) {
        answers.put(items[i], bits >> i & 1);
      }
      boolean q1 = yes(answers, "q1");
      boolean q2 = yes(answers, "q2");
      boolean q3 = yes(answers, "q3");
      boolean lifetime = yes(answers, "q6_lifetime");
      boolean recent = yes(answers, "q6_past3months");
      boolean high = yes(answers, "q4") || yes(answers, "q5") || (lifetime && recent);
      boolean moderate = !high && (q3 || (lifetime && !recent));
      boolean low = !high && !moderate && (q1 || q2);
      RiskTier expected = high ? RiskTier.HIGH : moderate ? RiskTier.MODERATE : low ? RiskTier.LOW : RiskTier.NONE;
      assertThat(Scoring.tier(instrument("CSSRS_SCREEN"), answers)).as("%s", answers).isEqualTo(expected);
    }
  }

  private static Map<String, Integer> mdq(int symptoms, @Nullable Integer clustering, @Nullable Integer impairment) {
    Map<String, Integer> answers = Forms.withTotal(instrument("MDQ"), symptoms);
    if (clustering != null) {
      answers.put("clustering", clustering);
    }
    if (impairment != null) {
      answers.put("impairment", impairment);
    }
    return answers;
  }

  /** Interference is 3 wherever it is answered. */
  private static Map<String, Integer> bpi(int worst, int least, int average, int now, int interference) {
    Map<String, Integer> answers = new HashMap<>(Map.of("worst", worst, "least", least, "average", average, "now", now));
    List.of("activity", "mood", "walking", "work", "relations", "sleep", "enjoyment").stream().limit(interference).forEach(item -> answers.put(item, 3));
    return answers;
  }

  private static Map<String, Integer> changed(Map<String, Integer> answers, Consumer<Map<String, Integer>> how) {
    Map<String, Integer> copy = new HashMap<>(answers);
    how.accept(copy);
    return copy;
  }

  private static boolean yes(Map<String, Integer> answers, String item) {
    return Integer.valueOf(1).equals(answers.get(item));
  }

  private static void assertRefused(Scoring.Result result, String code, String field) {
    assertThat(result)
        .isInstanceOfSatisfying(
            Scoring.Invalid.class,
            invalid -> {
              assertThat(invalid.refusal().code()).isEqualTo(code);
              assertThat(invalid.refusal().field()).isEqualTo(field);
            });
  }

  private static Scoring.Score scored(String key, Map<String, Integer> answers) {
    Scoring.Result result = score(key, answers);
    assertThat(result).as("%s %s", key, answers).isInstanceOf(Scoring.Score.class);
    return (Scoring.Score) result;
  }

  private static Scoring.Result score(String key, Map<String, Integer> answers) {
    return Scoring.score(instrument(key), answers, Sex.UNKNOWN);
  }

  private static Instrument instrument(String key) {
    return Objects.requireNonNull(POLICY.instruments().get(key));
  }
}
