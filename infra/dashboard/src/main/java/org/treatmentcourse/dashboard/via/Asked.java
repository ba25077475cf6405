package org.treatmentcourse.dashboard.via;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.web.util.UriUtils;
import org.treatmentcourse.contracts.Service;
import org.treatmentcourse.web.Problems.Problem;

/** What somebody asks of a service. */
record Asked(Service service, HttpMethod method, List<String> segments, Map<String, String[]> query) {

  /** @param base e.g. {@code /api/via/}; the service's name and its path follow */
  static Asked of(HttpServletRequest request, String base) {
    List<String> parts = Arrays.stream(request.getRequestURI().substring(base.length()).split("/", -1)).map(part -> UriUtils.decode(part, "UTF-8")).toList();
    Service service = Arrays.stream(Service.values()).filter(known -> known.key().equals(parts.getFirst())).findFirst().orElseThrow(Asked::noSuchWay);
    return new Asked(service, HttpMethod.valueOf(request.getMethod()), parts.subList(1, parts.size()), request.getParameterMap());
  }

  String through(Optional<String> way) {
    return way.orElseThrow(Asked::noSuchWay);
  }

  static Problem noSuchWay() {
    return new Problem(HttpStatus.NOT_FOUND, "NO_SUCH_WAY", null, "the dashboard hands nothing of the kind through");
  }
}
