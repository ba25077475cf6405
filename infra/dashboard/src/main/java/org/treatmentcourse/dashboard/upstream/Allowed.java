package org.treatmentcourse.dashboard.upstream;

import java.util.List;
import java.util.regex.Pattern;

/** What may be asked of the services through the dashboard. Whether the caller may do it, the service decides. */
enum Allowed {
  INCOMPLETE("intake", "GET", "/courses"),
  EVALUATIONS("evaluation", "GET", "/courses"),
  EVALUATION("evaluation", "GET", "/courses/*"),
  EXPLANATION("evaluation", "GET", "/courses/*/explanation"),
  SERIES("scheduling", "GET", "/courses/*"),
  SITE_DAY("scheduling", "GET", "/sites/*/days/*"),
  OUTLOOK("followup", "GET", "/courses/*"),
  TASKS("followup", "GET", "/tasks"),
  MEASURES("*", "GET", "/actuator/prometheus"),
  PARKED("*", "GET", "/actuator/parked"),
  REPLAY("*", "POST", "/actuator/parked/*"),
  DECIDE("evaluation", "POST", "/courses/*/decision"),
  CHECK_IN("scheduling", "POST", "/courses/*/sessions/*/check-in"),
  START("scheduling", "POST", "/courses/*/sessions/*/start"),
  DOSE_END("scheduling", "POST", "/courses/*/sessions/*/dose-end"),
  CLEAR_HOLD("scheduling", "POST", "/courses/*/sessions/*/clear-hold"),
  DISCHARGE("scheduling", "POST", "/courses/*/sessions/*/discharge"),
  ACKNOWLEDGE("followup", "POST", "/courses/*/tasks/*/acknowledge"),
  CLOSE_TASK("followup", "POST", "/courses/*/tasks/*/close"),
  RESOLVE("followup", "POST", "/courses/*/escalations/*/resolve");

  private static final String ANY = "*";
  private final String service;
  private final String method;
  private final Pattern path;

  /** @param path each star stands for one segment */
  Allowed(String service, String method, String path) {
    this.service = service;
    this.method = method;
    this.path = Pattern.compile(Pattern.quote(path).replace("*", "\\E[A-Za-z0-9_~:%-][A-Za-z0-9._~:%-]{0,199}\\Q"));
  }

  static boolean is(String service, String method, String path) {
    return List.of(values()).stream().anyMatch(a -> (a.service.equals(ANY) || a.service.equals(service)) && a.method.equals(method) && a.path.matcher(path).matches());
  }
}
