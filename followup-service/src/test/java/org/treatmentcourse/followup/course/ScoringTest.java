package org.treatmentcourse.followup.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.treatmentcourse.followup.Story.POLICY;
import static org.treatmentcourse.followup.Story.cssrs;
import static org.treatmentcourse.followup.Story.phq9;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.treatmentcourse.contracts.FollowupEvent.RiskTier;
import org.treatmentcourse.contracts.policy.FollowupPolicy.Instrument;

class ScoringTest {
  private static Scoring.Result score(String key, Map<String, Integer> answers) {
    return Scoring.score(instrument(key), answers);
  }

  private static Instrument instrument(String key) {
    return Objects.requireNonNull(POLICY.instruments().get(key));
  }

  private static Map<String, Integer> changed(Map<String, Integer> answers, Consumer<Map<String, Integer>> how) {
    Map<String, Integer> copy = new HashMap<>(answers);
    how.accept(copy);
    return copy;
  }

  @ParameterizedTest
  @CsvSource({"0,MINIMAL", "4,MINIMAL", "5,MILD", "9,MILD", "10,MODERATE", "14,MODERATE", "15,MODERATELY_SEVERE", "19,MODERATELY_SEVERE", "20,SEVERE"})
  void names_the_band_of_a_phq9_total(int total, String band) {
    assertThat(score("PHQ9", phq9(total, 0).answers())).isEqualTo(new Scoring.Score(total, band, null, false));
  }

  @Test
  void knows_the_highest_phq9() {
    assertThat(score("PHQ9", phq9(27, 3).answers())).isEqualTo(new Scoring.Score(27, "SEVERE", null, false));
  }

  @Test
  void prorates_one_missing_item_and_says_so() {
    Map<String, Integer> answers = changed(phq9(16, 0).answers(), a -> a.remove("q8"));
    assertThat(score("PHQ9", answers)).isEqualTo(new Scoring.Score(18, "MODERATELY_SEVERE", null, true));
  }

  @Test
  void does_not_score_with_two_missing_items() {
    Map<String, Integer> answers = changed(phq9(16, 0).answers(), a -> a.keySet().removeAll(java.util.List.of("q2", "q8")));
    assertRefused(score("PHQ9", answers), "ITEM_MISSING", "answers/q2");
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
  void refuses_out_of_range_and_unknown_items_with_their_names() {
    assertRefused(score("PHQ9", changed(phq9(5, 0).answers(), a -> a.put("q3", 4))), "OUT_OF_RANGE", "answers/q3");
    assertRefused(score("PHQ9", changed(phq9(5, 0).answers(), a -> a.put("q3", -1))), "OUT_OF_RANGE", "answers/q3");
    assertRefused(score("PHQ9", changed(phq9(5, 0).answers(), a -> a.put("q10", 0))), "UNKNOWN_ITEM", "answers/q10");
    assertRefused(score("NRS_PAIN", Map.of("nrs", 11)), "OUT_OF_RANGE", "answers/nrs");
  }

  @Test
  void refuses_a_yes_to_a_question_that_was_not_asked() {
    assertRefused(score("CSSRS_SCREEN", changed(cssrs().answers(), a -> a.put("q4", 1))), "CONTRADICTORY", "answers/q4");
  }

  @Test
  void keeps_the_difficulty_item_out_of_the_total() {
    assertThat(score("PHQ9", changed(phq9(5, 0).answers(), a -> a.put("difficulty", 3)))).isEqualTo(new Scoring.Score(5, "MILD", null, false));
  }

  @Test
  void takes_the_one_item_of_a_pain_scale() {
    assertThat(score("NRS_PAIN", Map.of("nrs", 7))).isEqualTo(new Scoring.Score(7, "SEVERE", null, false));
  }

  @Test
  void treats_intent_to_act_in_item_4_as_high() {
    assertThat(score("CSSRS_SCREEN", cssrs("q2", "q4").answers())).isEqualTo(new Scoring.Score(null, null, RiskTier.HIGH, false));
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

  @Test
  void gives_every_valid_form_the_band_or_tier_its_instrument_has_and_never_throws() {
    Random random = new Random(7);
    for (int round = 0; round < 20_000; round++) {
      POLICY
          .instruments()
          .forEach(
              (key, instrument) -> {
                Map<String, Integer> answers = new HashMap<>();
                instrument.items().stream()
                    .filter(i -> random.nextInt(12) > 0)
                    .forEach(i -> answers.put(i.id(), random.nextInt(40) == 0 ? 99 : i.min() + random.nextInt(i.max() - i.min() + 1)));
                if (Scoring.score(instrument, answers) instanceof Scoring.Score score) {
                  assertThat(score.band() != null || score.tier() != null).as("%s %s", key, answers).isEqualTo(!instrument.bands().isEmpty() || !instrument.tiers().isEmpty());
                  assertThat(score.total() != null || score.tier() != null).as("%s %s", key, answers).isTrue();
                }
              });
    }
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
}
