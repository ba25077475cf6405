package org.treatmentcourse.followup.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.treatmentcourse.followup.Story.POLICY;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.treatmentcourse.contracts.FollowupEvent.Response;

class OutcomesTest {
  /** Best first. */
  private static final List<Response> ORDER =
      List.of(Response.REMISSION, Response.RESPONSE, Response.PARTIAL, Response.NON_RESPONSE, Response.WORSENING);

  private static Response classify(int baseline, int score) {
    return Outcomes.classify(baseline, score, POLICY.response());
  }

  @ParameterizedTest
  @CsvSource({
    "21,4,REMISSION,80", "21,5,RESPONSE,76", "20,10,RESPONSE,50", "21,11,PARTIAL,47", "20,15,PARTIAL,25", "21,16,NON_RESPONSE,23",
    "21,21,NON_RESPONSE,0", "20,24,NON_RESPONSE,-20", "20,25,WORSENING,-25", "0,5,WORSENING,0", "0,0,REMISSION,0", "8,4,REMISSION,50"
  })
  void classifies_a_score_against_the_baseline(int baseline, int score, Response expected, int changePct) {
    assertThat(classify(baseline, score)).isEqualTo(expected);
    assertThat(Outcomes.changePct(baseline, score)).isEqualTo(changePct);
  }

  @Test
  void never_gives_a_better_class_for_a_worse_score() {
    for (int baseline = 0; baseline <= 27; baseline++) {
      for (int score = 1; score <= 27; score++) {
        assertThat(ORDER.indexOf(classify(baseline, score)))
            .as("baseline %d, score %d", baseline, score)
            .isGreaterThanOrEqualTo(ORDER.indexOf(classify(baseline, score - 1)));
      }
    }
  }

  /** DOMAIN 6.2 in decimal arithmetic, written down a second time. */
  @Test
  void agrees_with_the_table_for_every_baseline_and_score() {
    for (int baseline = 0; baseline <= 27; baseline++) {
      for (int score = 0; score <= 27; score++) {
        double drop = baseline == 0 ? 0 : (baseline - score) / (double) baseline;
        Response expected;
        if (score < 5) {
          expected = Response.REMISSION;
        } else if (score - baseline >= 5) {
          expected = Response.WORSENING;
        } else if (drop >= 0.5) {
          expected = Response.RESPONSE;
        } else if (drop >= 0.25) {
          expected = Response.PARTIAL;
        } else {
          expected = Response.NON_RESPONSE;
        }
        assertThat(classify(baseline, score)).as("baseline %d, score %d", baseline, score).isEqualTo(expected);
      }
    }
  }
}
