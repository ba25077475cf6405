package org.treatmentcourse.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.treatmentcourse.contracts.EventCodec.Unreadable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class SamplesTest {

  static List<String> names() {
    return Samples.needed();
  }

  static List<String> serviceEvents() {
    return Catalogue.all().stream().filter(type -> !type.isClinic()).map(EventType::wire).toList();
  }

  static List<String> clinicEvents() {
    return Catalogue.all().stream().filter(EventType::isClinic).map(EventType::wire).toList();
  }

  @Test
  void every_type_has_an_approved_sample() throws IOException {
    assertThat(Samples.present()).as("files in %s", Samples.FOLDER).containsExactlyInAnyOrderElementsOf(Samples.needed());
  }

  @ParameterizedTest
  @MethodSource("names")
  void keeps_its_schema(String name) throws IOException {
    Bodies.check(name, Samples.read(name));
  }

  @ParameterizedTest
  @MethodSource("names")
  void is_written_as_it_was_read(String name) throws IOException {
    JsonNode sample = Samples.read(name);

    Object event = Json.MAPPER.treeToValue(sample, Samples.record(name));

    assertThat(Json.MAPPER.readTree(Json.bytes(event))).isEqualTo(sample);
  }

  @ParameterizedTest
  @MethodSource("names")
  void is_read_without_any_optional_field_and_refused_without_a_needed_one(String name) throws IOException {
    JsonNode sample = Samples.read(name);
    for (String object : Samples.objects(sample)) {
      for (String field : sample.at(object).propertyNames()) {
        JsonNode without = sample.deepCopy();
        ((ObjectNode) without.at(object)).remove(field);
        Unreadable refused = catchThrowableOfType(Unreadable.class, () -> Bodies.check(name, without));
        if (refused == null) {
          assertThat(Json.MAPPER.treeToValue(without, Samples.record(name))).as("%s without %s/%s", name, object, field).isNotNull();
        } else {
          assertThat(refused.field()).isIn(object + "/" + field, object);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("serviceEvents")
  void service_events_of_a_newer_service_are_read(String name) throws IOException {
    JsonNode sample = Samples.read(name);
    JsonNode newer = sample.deepCopy();
    JsonNode schema = Json.MAPPER.readTree(SamplesTest.class.getResourceAsStream("/schemas/" + name + ".json"));
    Samples.objects(sample).stream()
        .filter(object -> Samples.isRecord(schema, object))
        .forEach(object -> ((ObjectNode) newer.at(object)).putObject("addedLater").put("x", 1));

    Bodies.check(name, newer);
    assertThat(Json.MAPPER.treeToValue(newer, Samples.record(name))).isEqualTo(Json.MAPPER.treeToValue(sample, Samples.record(name)));
  }

  @ParameterizedTest
  @MethodSource("clinicEvents")
  void a_clinic_is_told_of_a_field_nobody_knows(String name) throws IOException {
    ObjectNode sample = Samples.read(name);
    sample.put("sistolic", 1);

    assertThatThrownBy(() -> Bodies.check(name, sample)).isInstanceOfSatisfying(Unreadable.class, e -> assertThat(e.field()).isEqualTo("/sistolic"));
  }
}
