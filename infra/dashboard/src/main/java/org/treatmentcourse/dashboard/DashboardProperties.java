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
 * @param smallestCount counts from 1 to below it are left out of files of outcomes
 */
@ConfigurationProperties("treatmentcourse.dashboard")
record DashboardProperties(Map<Service, Address> services, int smallestCount) {
  DashboardProperties {
    if (smallestCount < 1) {
      throw new IllegalArgumentException("treatmentcourse.dashboard.smallest-count must be 1 or more");
    }
    services = Map.copyOf(services);
  }

  /**
   * @param url for names, lists and acts; none for the dashboard itself
   * @param management for operators; without it they see nothing of this service
   */
  record Address(@Nullable URI url, @Nullable URI management) {}
}
