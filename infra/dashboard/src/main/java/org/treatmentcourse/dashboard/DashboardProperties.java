package org.treatmentcourse.dashboard;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Own settings of the dashboard.
 *
 * @param intakeUrl where names are asked for
 */
@ConfigurationProperties("treatmentcourse.dashboard")
record DashboardProperties(URI intakeUrl) {}
