package org.treatmentcourse.dashboard;

import java.net.URI;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Own settings of the dashboard.
 *
 * @param services where each service is, by its key
 */
@ConfigurationProperties("treatmentcourse.dashboard")
record DashboardProperties(Map<String, URI> services) {}
