package org.treatmentcourse.dashboard.upstream;

import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.treatmentcourse.contracts.Service;
import org.treatmentcourse.web.Problems.Problem;

/** The services, each behind a guard of its own; and their management ports, where they are told. */
public record Upstreams(Map<Service, Upstream> services, Map<Service, Upstream> managements) implements AutoCloseable {
  public Upstreams {
    services = Map.copyOf(services);
    managements = Map.copyOf(managements);
  }

  public Upstream of(Service service) {
    return known(services, service);
  }

  public Upstream management(Service service) {
    return known(managements, service);
  }

  private static Upstream known(Map<Service, Upstream> all, Service service) {
    return Optional.ofNullable(all.get(service))
        .orElseThrow(() -> new Problem(HttpStatus.NOT_FOUND, "NOT_CONFIGURED", null, "the dashboard was not told where this is"));
  }

  @Override
  public void close() {
    services.values().forEach(Upstream::close);
    managements.values().forEach(Upstream::close);
  }
}
