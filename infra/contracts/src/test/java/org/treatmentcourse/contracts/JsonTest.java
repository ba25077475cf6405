package org.treatmentcourse.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

class JsonTest {

  sealed interface Course {}

  record Waiting(Instant since, @Nullable String reason) implements Course {}

  record Running(List<Step> steps, Map<String, Step> byName, @Nullable Step last) implements Course {}

  sealed interface Step permits Step.Planned, Step.Ended {
    record Planned(LocalDate on, LocalTime at) implements Step {}

    sealed interface Ended extends Step {}

    record Held(int session) implements Ended {}

    record Missed() implements Ended {}
  }

  record Document(Course state, Running running) {}

  private static final Running RUNNING =
      new Running(
          List.of(new Step.Planned(LocalDate.of(2026, 11, 10), LocalTime.of(9, 0)), new Step.Held(1), new Step.Missed()),
          Map.of("first", new Step.Held(1)),
          new Step.Missed());

  @Test
  void tells_the_parts_of_a_sealed_type_apart_by_is() {
    JsonNode tree = Json.MAPPER.valueToTree(new Waiting(Instant.parse("2026-11-10T14:00:00Z"), null));

    assertThat(tree).isEqualTo(Json.MAPPER.readTree("{\"is\":\"Waiting\",\"since\":\"2026-11-10T14:00:00Z\"}"));
  }

  @Test
  void reads_states_back_also_within_lists_maps_and_records() {
    for (Course state : new Course[] {new Waiting(Instant.EPOCH, "x"), RUNNING, new Running(List.of(), Map.of(), null)}) {
      assertThat(Json.MAPPER.readValue(Json.bytes(state), Course.class)).isEqualTo(state);
      Document document = new Document(state, RUNNING);
      assertThat(Json.MAPPER.readValue(Json.bytes(document), Document.class)).isEqualTo(document);
    }
  }

  @Test
  void writes_the_same_whether_the_type_is_declared_sealed_or_not() {
    JsonNode alone = Json.MAPPER.valueToTree(RUNNING);
    JsonNode tree = Json.MAPPER.valueToTree(new Document(RUNNING, RUNNING));

    assertThat(tree.get("state")).isEqualTo(alone);
    assertThat(tree.get("running")).isEqualTo(alone);
    assertThat(alone.at("/steps/0/is").stringValue()).isEqualTo("Planned");
    assertThat(alone.at("/byName/first/is").stringValue()).isEqualTo("Held");
    assertThat(alone.at("/last/is").stringValue()).isEqualTo("Missed");
  }

  @Test
  void reads_a_part_of_a_sealed_part() {
    assertThat(Json.MAPPER.readValue("{\"is\":\"Held\",\"session\":3}", Step.Ended.class)).isEqualTo(new Step.Held(3));
  }

  @Test
  void puts_no_is_on_events() {
    assertThat(Json.MAPPER.<JsonNode>valueToTree(new IntakeEvent.IntakeDeclined("PATIENT_WITHDREW")))
        .isEqualTo(Json.MAPPER.readTree("{\"reason\":\"PATIENT_WITHDREW\"}"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"is\":\"java.lang.Runtime\"}",
        "{\"is\":\"Nobody\"}",
        "{\"session\":1}",
        "{\"is\":[\"Held\"],\"session\":1}",
        "{\"is\":\"Held\"}",
        "{\"is\":\"Held\",\"session\":null}",
        "{\"is\":\"Held\",\"session\":1,\"session\":2}",
        "{\"is\":\"Held\",\"session\":1} {}",
      })
  void refuses_what_is_no_part_of_the_sealed_type(String json) {
    assertThatThrownBy(() -> Json.MAPPER.readValue(json, Step.class)).isInstanceOf(JacksonException.class);
  }

  @Test
  void tolerates_a_field_added_later() {
    assertThat(Json.MAPPER.readValue("{\"is\":\"Held\",\"session\":1,\"addedLater\":{}}", Step.class)).isEqualTo(new Step.Held(1));
  }

  @Test
  void keeps_nanoseconds_and_wall_times() {
    Document document = new Document(new Waiting(Instant.parse("2026-11-10T14:00:00.123456789Z"), null), RUNNING);

    assertThat(Json.MAPPER.readValue(Json.bytes(document), Document.class)).isEqualTo(document);
    assertThat(Json.MAPPER.<JsonNode>valueToTree(RUNNING).at("/steps/0/at").stringValue()).startsWith("09:00");
  }
}
