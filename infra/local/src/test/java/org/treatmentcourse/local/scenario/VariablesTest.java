package org.treatmentcourse.local.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.treatmentcourse.contracts.Json;

class VariablesTest {

  private final Variables variables = new Variables(reference -> "id of " + reference);

  @Test
  void fills_placeholders_wherever_texts_stand() {
    variables.set("task", "t-1");
    assertThat(variables.fill("/tasks/{task}/close")).isEqualTo("/tasks/t-1/close");
    assertThat(variables.fill(Json.MAPPER.readTree("{\"a\":[{\"b\":\"{task}\"},3]}"))).hasToString("{\"a\":[{\"b\":\"t-1\"},3]}");
  }

  @Test
  void names_the_course_of_another_reference() {
    assertThat(variables.fill("/courses/{course:pat-18}")).isEqualTo("/courses/id of pat-18");
  }

  @Test
  void a_value_is_not_filled_again() {
    variables.set("a", "{b} $1");
    assertThat(variables.fill("{a}")).isEqualTo("{b} $1");
  }

  @Test
  void says_which_name_stands_for_nothing() {
    assertThatThrownBy(() -> variables.fill("{nothing}")).hasMessageContaining("{nothing}");
  }

  @Test
  void picks_single_values_out_of_answers() {
    var json = Json.MAPPER.readTree("{\"s\":[{\"n\":1},{\"n\":2}],\"o\":{}}");
    assertThat(Picked.from(json, "s[1].n")).contains("2");
    assertThat(Picked.from(json, "s.0.n")).contains("1");
    assertThat(Picked.from(json, "s")).isEmpty();
    assertThat(Picked.from(json, "x.y")).isEmpty();
  }
}
