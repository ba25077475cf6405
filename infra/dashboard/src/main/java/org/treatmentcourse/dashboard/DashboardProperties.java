package org.treatmentcourse.dashboard;

import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.treatmentcourse.dashboard.upstream.Services;

/**
 * Own settings of the dashboard.
 *
 * @param services where each service is, by its key
 */
@ConfigurationProperties("treatmentcourse.dashboard")
record DashboardProperties(Map<String, Services.Place> services) {}
