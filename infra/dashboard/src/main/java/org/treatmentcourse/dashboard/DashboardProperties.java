package org.treatmentcourse.dashboard;

import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.treatmentcourse.contracts.Service;

/**
 * Own settings of the dashboard.
 *
 * @param services where each is asked
 */
@ConfigurationProperties("treatmentcourse.dashboard")
record DashboardProperties(Map<Service, Address> services) {
  DashboardProperties {
    services = Map.copyOf(services);
  }

  /**
   * @param url for names, lists and acts; none for the dashboard itself
   * @param management for operators; without it they see nothing of this service
   */
  record Address(@Nullable URI url, @Nullable URI management) {}
}
