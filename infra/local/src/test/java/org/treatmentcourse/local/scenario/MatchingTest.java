package org.treatmentcourse.local.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.treatmentcourse.contracts.Json;

class MatchingTest {

  private static @Nullable String difference(String expected, String actual) {
    return Matching.difference(YamlReader.read(Path.of("test.yaml"), expected).json(), Json.MAPPER.readTree(actual));
  }

  private static void holds(String expected, String actual) {
    assertThat(difference(expected, actual)).as(expected + " in " + actual).isNull();
  }

  private static void fails(String expected, String actual, String... saying) {
    assertThat(difference(expected, actual)).as(expected + " in " + actual).contains(saying);
  }

  @Test
  void an_object_may_hold_more_than_is_expected() {
    holds("{ reason: BP_EXCLUDE }", "{\"reason\":\"BP_EXCLUDE\",\"session\":3}");
    holds("{ plan: { dose: 40 } }", "{\"plan\":{\"dose\":40,\"route\":\"IV\"}}");
  }

  @Test
  void a_difference_is_told_with_its_place() {
    fails("{ plan: { dose: 40 } }", "{\"plan\":{\"dose\":41}}", "plan.dose", "40", "41");
    fails("{ reason: X }", "{}", "reason", "absent");
    fails("{ plan: { dose: 40 } }", "{\"plan\":7}", "plan", "object");
  }

  @Test
  void a_number_may_be_a_range_with_both_ends() {
    holds("{ dose: '39..41' }", "{\"dose\":39}");
    holds("{ dose: '39..41' }", "{\"dose\":41.0}");
    fails("{ dose: '39..41' }", "{\"dose\":41.1}", "dose");
    holds("{ change: '-10..-5.5' }", "{\"change\":-6}");
  }

  @Test
  void a_range_is_a_text_where_a_text_stands() {
    holds("{ note: '39..41' }", "{\"note\":\"39..41\"}");
    fails("{ note: '39..41' }", "{\"note\":\"40\"}", "note");
  }

  @Test
  void numbers_are_compared_by_value() {
    holds("{ dose: 40 }", "{\"dose\":40.0}");
    holds("{ dose: 0.5 }", "{\"dose\":0.50}");
  }

  @Test
  void what_was_saved_as_text_equals_the_number() {
    holds("{ version: '7' }", "{\"version\":7}");
    fails("{ version: '7' }", "{\"version\":8}", "version");
    fails("{ version: 'null' }", "{\"version\":null}", "version");
  }

  @Test
  void nothing_means_absent() {
    holds("{ reason: ~ }", "{}");
    holds("{ reason: ~ }", "{\"reason\":null}");
    fails("{ reason: ~ }", "{\"reason\":\"X\"}", "reason", "absent");
  }

  @Test
  void of_a_list_each_element_is_found_in_its_turn_and_others_may_stand_between() {
    String sessions = "{\"s\":[{\"n\":1,\"st\":\"DONE\"},{\"n\":2,\"st\":\"HELD\"},{\"n\":3,\"st\":\"DONE\"}]}";
    holds("{ s: [ { n: 1 }, { n: 3 } ] }", sessions);
    holds("{ s: [ { st: DONE }, { st: DONE } ] }", sessions);
    fails("{ s: [ { n: 3 }, { n: 1 } ] }", sessions, "s");
    fails("{ s: [ { st: DONE }, { st: DONE }, { st: DONE } ] }", sessions, "s");
    holds("{ s: [ ] }", sessions);
  }

  @Test
  void what_is_no_list_matches_no_list() {
    fails("{ s: [ 1 ] }", "{\"s\":{}}", "list");
    fails("{ s: [ 1 ] }", "{}", "absent");
  }

  @Test
  void truth_values_are_not_texts() {
    holds("{ late: true }", "{\"late\":true}");
    fails("{ late: true }", "{\"late\":\"true\"}", "late");
  }
}
