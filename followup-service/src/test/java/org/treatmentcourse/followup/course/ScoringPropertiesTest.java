package org.treatmentcourse.followup.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.treatmentcourse.followup.Story.POLICY;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.treatmentcourse.contracts.Sex;
import org.treatmentcourse.contracts.policy.FollowupPolicy.Aggregation;
import org.treatmentcourse.contracts.policy.FollowupPolicy.Instrument;
import org.treatmentcourse.contracts.policy.FollowupPolicy.Item;

/** Seeded random answers to every instrument. */
class ScoringPropertiesTest {
  /** Lowest and highest total of DOMAIN 3.1, written down a second time. */
  private static final Map<String, List<Integer>> RANGES =
      Map.ofEntries(
          Map.entry("PHQ9", List.of(0, 27)),
          Map.entry("GAD7", List.of(0, 21)),
          Map.entry("MADRS", List.of(0, 60)),
          Map.entry("QIDS_SR16", List.of(0, 27)),
          Map.entry("HAMD17", List.of(0, 52)),
          Map.entry("PCL5", List.of(0, 80)),
          Map.entry("YBOCS", List.of(0, 40)),
          Map.entry("NRS_PAIN", List.of(0, 10)),
          Map.entry("CADSS", List.of(0, 92)),
          Map.entry("CADSS6", List.of(0, 24)),
          Map.entry("MDQ", List.of(0, 13)),
          Map.entry("PSQ", List.of(0, 5)),
          Map.entry("ASRM", List.of(0, 20)),
          Map.entry("YMRS", List.of(0, 60)),
          Map.entry("AUDIT_C", List.of(0, 12)),
          Map.entry("DAST10", List.of(0, 10)),
          Map.entry("SADQ", List.of(0, 60)),
          Map.entry("MOCA", List.of(0, 30)),
          Map.entry("BPIC_SS", List.of(0, 38)),
          Map.entry("MOAAS", List.of(0, 5)),
          Map.entry("RASS", List.of(-5, 4)),
          Map.entry("ALDRETE", List.of(0, 10)),
          Map.entry("PADSS", List.of(0, 10)),
          Map.entry("LUTS_CHECK", List.of(0, 4)),
          Map.entry("MISUSE_CHECK", List.of(0, 4)));

  static Stream<String> keys() {
    return POLICY.instruments().keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("keys")
  void keeps_every_total_and_mean_within_its_range(String key) {
    Instrument instrument = Objects.requireNonNull(POLICY.instruments().get(key));
    Random random = new Random(20261126);
    for (int round = 0; round < 1_000; round++) {
      Map<String, Integer> answers = Forms.random(instrument, random);
      assertThat(Scoring.score(instrument, answers, Sex.UNKNOWN)).as("%s %s", key, answers).isInstanceOf(Scoring.Score.class);
      Scoring.Score score = (Scoring.Score) Scoring.score(instrument, answers, Sex.UNKNOWN);
      List<Integer> range = RANGES.get(key);
      if (range == null) {
        assertThat(instrument.aggregation()).as(key).isIn(Aggregation.MEAN_OF_SUBSETS, Aggregation.BRANCHING_TIER);
        assertThat(score.total()).isNull();
        assertThat(score.subscores().values()).allSatisfy(mean -> assertThat(mean).isBetween(0.0, 10.0));
      } else {
        assertThat(score.total()).as("%s %s", key, answers).isBetween(range.getFirst(), range.getLast());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("keys")
  void does_not_depend_on_the_order_of_the_answers(String key) {
    Instrument instrument = Objects.requireNonNull(POLICY.instruments().get(key));
    Random random = new Random(42);
    for (int round = 0; round < 300; round++) {
      Map<String, Integer> answers = Forms.random(instrument, random);
      Scoring.Result one = Scoring.score(instrument, Forms.shuffled(answers, random), Sex.FEMALE);
      Scoring.Result other = Scoring.score(instrument, Forms.shuffled(answers, random), Sex.FEMALE);
      assertThat(one).isEqualTo(other).isInstanceOf(Scoring.Score.class);
    }
  }

  @ParameterizedTest
  @MethodSource("keys")
  void keeps_raw_answers_that_can_be_scored_again(String key) {
    Instrument instrument = Objects.requireNonNull(POLICY.instruments().get(key));
    Random random = new Random(3);
    for (int round = 0; round < 200; round++) {
      Map<String, Integer> answers = Forms.random(instrument, random);
      answers.keySet().removeIf(item -> random.nextInt(10) == 0);
      assertThat(Scoring.answers(instrument, Scoring.raw(instrument, answers))).isEqualTo(answers);
    }
  }

  @Test
  void gives_a_score_or_names_an_item_and_never_throws() {
    Random random = new Random(7);
    for (int round = 0; round < 5_000; round++) {
      POLICY
          .instruments()
          .forEach(
              (key, instrument) -> {
                Map<String, Integer> answers = new HashMap<>();
                for (Item item : instrument.items()) {
                  if (random.nextInt(12) > 0) {
                    answers.put(item.id(), random.nextInt(40) == 0 ? 99 : item.min() + random.nextInt(item.max() - item.min() + 1));
                  }
                }
                if (Scoring.score(instrument, answers, Sex.UNKNOWN) instanceof Scoring.Invalid invalid) {
                  assertThat(invalid.refusal().field()).as("%s %s", key, answers).startsWith("answers/");
                }
              });
    }
  }
}
