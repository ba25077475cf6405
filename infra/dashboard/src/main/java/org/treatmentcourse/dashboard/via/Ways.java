package org.treatmentcourse.dashboard.via;

import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpMethod;
import org.treatmentcourse.contracts.Service;

/** Everything that goes through here. What is not on the list does not; what is, the service itself still allows or refuses. */
final class Ways {
  private static final Map<Service, List<Way>> STAFF =
      Map.of(
          Service.INTAKE,
              List.of(
                  Way.of(GET, "/courses", "missing", "after", "limit"),
                  Way.of(GET, "/courses/{course}"),
                  Way.of(POST, "/courses/{course}/consents"),
                  Way.of(POST, "/courses/{course}/consents/{id}/revoke"),
                  Way.of(POST, "/courses/{course}/decline")),
          Service.EVALUATION,
              List.of(
                  Way.of(GET, "/courses", "stage", "site", "recommendation", "after", "limit"),
                  Way.of(GET, "/courses/{course}"),
                  Way.of(GET, "/courses/{course}/work-up"),
                  Way.of(GET, "/courses/{course}/plan/options"),
                  Way.of(POST, "/courses/{course}/work-up/orders"),
                  Way.of(POST, "/courses/{course}/decision"),
                  Way.of(POST, "/courses/{course}/plan"),
                  Way.of(POST, "/courses/{course}/plan/sign"),
                  Way.of(POST, "/courses/{course}/plan/decline"),
                  Way.of(POST, "/courses/{course}/suspend"),
                  Way.of(POST, "/courses/{course}/resume")),
          Service.SCHEDULING,
              List.of(
                  Way.of(GET, "/courses/{course}"),
                  Way.of(GET, "/sites/{id}/days/{date}"),
                  Way.of(GET, "/sites/{id}/displaced", "from", "to"),
                  Way.of(GET, "/sites/{id}/ledger"),
                  Way.of(POST, "/sites/{id}/ledger/entries"),
                  Way.of(GET, "/ledger/discrepancies"),
                  Way.of(POST, "/sites/{id}/ledger/discrepancies/{id}/close"),
                  Way.of(PUT, "/courses/{course}/availability"),
                  Way.of(POST, "/courses/{course}/offers"),
                  Way.of(POST, "/courses/{course}/offer"),
                  Way.of(POST, "/courses/{course}/offer/confirm"),
                  Way.of(POST, "/courses/{course}/offer/decline"),
                  Way.of(POST, "/courses/{course}/repair/preview"),
                  Way.of(POST, "/courses/{course}/repair"),
                  Way.of(POST, "/courses/{course}/go-on"),
                  Way.of(POST, "/courses/{course}/adverse-events"),
                  Way.of(POST, "/courses/{course}/series-hold/release"),
                  Way.of(POST, "/courses/{course}/sessions/{number}/book"),
                  Way.of(POST, "/courses/{course}/sessions/{number}/cancel"),
                  Way.of(POST, "/courses/{course}/sessions/{number}/check-in"),
                  Way.of(POST, "/courses/{course}/sessions/{number}/vitals"),
                  Way.of(POST, "/courses/{course}/sessions/{number}/clear-hold"),
                  Way.of(POST, "/courses/{course}/sessions/{number}/start"),
                  Way.of(POST, "/courses/{course}/sessions/{number}/stop"),
                  Way.of(POST, "/courses/{course}/sessions/{number}/resume"),
                  Way.of(POST, "/courses/{course}/sessions/{number}/dose-end"),
                  Way.of(POST, "/courses/{course}/sessions/{number}/release"),
                  Way.of(POST, "/courses/{course}/sessions/{number}/discharge"),
                  Way.of(POST, "/courses/{course}/sessions/{number}/leave-against-advice"),
                  Way.of(POST, "/courses/{course}/sessions/{number}/transfer"),
                  Way.of(GET, "/courses/{course}/sessions/{number}/monitoring-form"),
                  Way.of(POST, "/courses/{course}/sessions/{number}/monitoring-form/sent")),
          Service.FOLLOWUP,
              List.of(
                  Way.of(GET, "/tasks", "role", "site", "after"),
                  Way.of(GET, "/messages", "state", "kind", "after"),
                  Way.of(GET, "/courses/{course}"),
                  Way.of(GET, "/instruments/{id}"),
                  Way.of(POST, "/courses/{course}/questionnaires"),
                  Way.of(POST, "/courses/{course}/tasks/{id}/acknowledge"),
                  Way.of(POST, "/courses/{course}/tasks/{id}/close"),
                  Way.of(POST, "/courses/{course}/escalations/{id}/resolve"),
                  Way.of(POST, "/courses/{course}/recommendations/{id}/accept"),
                  Way.of(POST, "/courses/{course}/recommendations/{id}/decline"),
                  Way.of(POST, "/courses/{course}/messages/{id}/retry"),
                  Way.of(POST, "/courses/{course}/messages/{id}/settle"),
                  Way.of(POST, "/courses/{course}/care-plan"),
                  Way.of(POST, "/courses/{course}/care-plan/{id}/progress"),
                  Way.of(POST, "/courses/{course}/care-plan/{id}/end"),
                  Way.of(POST, "/courses/{course}/close")));

  /** On the management port of every service. */
  private static final List<Way> OPERATORS =
      List.of(
          Way.of(GET, "/actuator/health/readiness"),
          Way.of(GET, "/actuator/metrics/{id}"),
          Way.of(GET, "/actuator/parked"),
          Way.of(GET, "/actuator/parked/{id}"),
          Way.of(POST, "/actuator/parked/{id}"),
          Way.of(DELETE, "/actuator/parked/{id}", "reason"));

  private Ways() {}

  static List<Way> ofStaff(Service service) {
    return STAFF.getOrDefault(service, List.of());
  }

  static Optional<String> ofStaff(Service service, HttpMethod method, List<String> segments, Map<String, String[]> query) {
    return first(ofStaff(service), method, segments, query);
  }

  static Optional<String> ofOperators(HttpMethod method, List<String> segments, Map<String, String[]> query) {
    return first(OPERATORS, method, segments, query);
  }

  private static Optional<String> first(List<Way> ways, HttpMethod method, List<String> segments, Map<String, String[]> query) {
    return ways.stream().flatMap(way -> way.target(method, segments, query).stream()).findFirst();
  }
}
