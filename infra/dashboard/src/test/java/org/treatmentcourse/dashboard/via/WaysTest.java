package org.treatmentcourse.dashboard.via;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpMethod;
import org.treatmentcourse.contracts.Json;
import org.treatmentcourse.contracts.Service;
import tools.jackson.databind.JsonNode;

class WaysTest {
  private static final String COURSE = "0b6f1d3e-5a77-4c0b-9a53-3f6c9d2f8a10";

  private static Optional<String> staff(Service service, String method, String path, Map<String, String[]> query) {
    return Ways.ofStaff(service, HttpMethod.valueOf(method), List.of(path.substring(1).split("/", -1)), query);
  }

  @Test
  void what_is_on_the_list_is_made_anew_from_what_was_checked() {
    assertThat(staff(Service.SCHEDULING, "POST", "/courses/" + COURSE + "/sessions/3/check-in", Map.of())).contains("/courses/" + COURSE + "/sessions/3/check-in");
    assertThat(staff(Service.FOLLOWUP, "GET", "/tasks", Map.of("role", new String[] {"nurse & co"}))).contains("/tasks?role=nurse%20%26%20co");
    assertThat(staff(Service.EVALUATION, "GET", "/courses", Map.of("stage", new String[] {"NEEDS_REVIEW", "READY_TO_DECIDE"})))
        .contains("/courses?stage=NEEDS_REVIEW&stage=READY_TO_DECIDE");
  }

  @ParameterizedTest
  @CsvSource({
    "INTAKE, GET, /courses/COURSE/person",
    "INTAKE, POST, /courses",
    "INTAKE, POST, /clinic-events",
    "INTAKE, POST, /courses/COURSE/deletion-requests",
    "INTAKE, PUT, /clinics/riverside",
    "SCHEDULING, GET, /calendars/secret",
    "SCHEDULING, GET, /actuator/parked",
    "SCHEDULING, DELETE, /courses/COURSE",
    "SCHEDULING, GET, /courses/COURSE/offers",
    "SCHEDULING, POST, /courses/COURSE/sessions/0/start",
    "SCHEDULING, POST, /courses/COURSE/sessions/1/start/",
    "SCHEDULING, POST, /courses/../sessions/1/start",
    "SCHEDULING, POST, /courses/COURSE%2F..%2Fx/sessions/1/start",
    "SCHEDULING, GET, /sites/../days/2026-03-02",
    "FOLLOWUP, POST, /courses/COURSE/tasks/a b/close",
    "DASHBOARD, GET, /courses/COURSE",
  })
  void anything_else_is_no_way(Service service, String method, String path) {
    assertThat(staff(service, method, path.replace("COURSE", COURSE), Map.of())).isEmpty();
  }

  /** What is renamed or taken away there has to be changed here too. */
  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "DASHBOARD")
  void every_way_is_in_the_openapi_document_of_its_service(Service service) throws IOException {
    JsonNode paths = Json.MAPPER.readTree(new ClassPathResource("openapi/" + service.key() + ".json").getContentAsByteArray()).path("paths");
    assertThat(Ways.ofStaff(service)).isNotEmpty().allSatisfy(
        way -> {
          JsonNode operation = paths.properties().stream().filter(path -> fits(way, path.getKey())).map(path -> path.getValue().path(way.method().name().toLowerCase(Locale.ROOT))).findFirst().orElseThrow();
          assertThat(operation.isObject()).as(way.toString()).isTrue();
          assertThat(operation.path("parameters").valueStream().filter(p -> p.path("in").asString().equals("query")).map(p -> p.path("name").asString())).containsAll(way.query());
        });
  }

  private static boolean fits(Way way, String documented) {
    List<String> segments = List.of(documented.substring(1).split("/", -1));
    return segments.size() == way.path().size()
        && IntStream.range(0, segments.size()).allMatch(i -> way.path().get(i).startsWith("{") ? segments.get(i).startsWith("{") : segments.get(i).equals(way.path().get(i)));
  }

  @Test
  void a_query_that_is_not_on_the_list_is_no_way() {
    assertThat(staff(Service.FOLLOWUP, "GET", "/tasks", Map.of("clinic", new String[] {"another"}))).isEmpty();
  }

  @Test
  void operators_reach_what_is_parked_and_no_other_endpoint() {
    assertThat(Ways.ofOperators(HttpMethod.DELETE, List.of("actuator", "parked", "x-1"), Map.of("reason", new String[] {"sent twice"})))
        .contains("/actuator/parked/x-1?reason=sent%20twice");
    assertThat(Ways.ofOperators(HttpMethod.POST, List.of("actuator", "clock"), Map.of())).isEmpty();
    assertThat(Ways.ofOperators(HttpMethod.GET, List.of("actuator", "env"), Map.of())).isEmpty();
  }
}
