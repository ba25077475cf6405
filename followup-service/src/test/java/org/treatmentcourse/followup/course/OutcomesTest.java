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
    return Outcomes.classify(baseline, score, POLICY.outcome("PHQ9"));
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

  @ParameterizedTest
  @CsvSource({
    "MADRS,30,10,REMISSION", "MADRS,30,15,RESPONSE", "MADRS,30,22,PARTIAL", "MADRS,30,23,NON_RESPONSE", "MADRS,30,60,NON_RESPONSE",
    "QIDS_SR16,20,5,REMISSION", "QIDS_SR16,20,10,RESPONSE", "QIDS_SR16,20,15,PARTIAL", "QIDS_SR16,20,16,NON_RESPONSE",
    "PCL5,50,30,REMISSION", "PCL5,39,30,PARTIAL", "PCL5,50,40,RESPONSE", "PCL5,50,45,PARTIAL", "PCL5,50,46,NON_RESPONSE", "PCL5,50,60,WORSENING",
    "GAD7,18,4,REMISSION", "GAD7,18,13,RESPONSE", "GAD7,9,5,PARTIAL", "GAD7,12,9,PARTIAL", "GAD7,15,12,NON_RESPONSE", "GAD7,15,19,WORSENING",
    "YBOCS,28,12,REMISSION", "YBOCS,20,13,RESPONSE", "YBOCS,20,15,PARTIAL", "YBOCS,20,16,NON_RESPONSE", "YBOCS,20,25,WORSENING",
    "NRS_PAIN,8,3,REMISSION", "NRS_PAIN,5,3,RESPONSE", "NRS_PAIN,10,7,RESPONSE", "NRS_PAIN,10,9,PARTIAL", "NRS_PAIN,8,8,NON_RESPONSE",
    "NRS_PAIN,8,10,WORSENING"
  })
  void classifies_every_instrument_by_its_own_terms(String instrument, int baseline, int score, Response expected) {
    assertThat(Outcomes.classify(baseline, score, POLICY.outcome(instrument))).isEqualTo(expected);
  }

  @Test
  void never_gives_a_better_class_for_a_worse_score_of_any_instrument() {
    POLICY
        .outcomes()
        .forEach(
            (instrument, terms) -> {
              for (int baseline = 0; baseline <= 80; baseline++) {
                for (int score = 1; score <= 80; score++) {
                  assertThat(ORDER.indexOf(Outcomes.classify(baseline, score, terms)))
                      .as("%s, baseline %d, score %d", instrument, baseline, score)
                      .isGreaterThanOrEqualTo(ORDER.indexOf(Outcomes.classify(baseline, score - 1, terms)));
                }
              }
            });
  }
}
