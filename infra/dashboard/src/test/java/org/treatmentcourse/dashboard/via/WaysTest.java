package org.treatmentcourse.dashboard.via;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpMethod;
import org.treatmentcourse.contracts.Service;

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
