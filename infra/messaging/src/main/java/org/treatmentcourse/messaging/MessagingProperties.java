package org.treatmentcourse.messaging;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Own settings of delivery.
 *
 * @param service key of the service, e.g. {@code evaluation}
 * @param courseIdSecretFile file with the secret that course ids are made with, hex, the same in every service
 * @param instance name of this instance, stable over restarts and unique within the service: a process that comes back under it has its partitions
 *     again at once; without one, others take them over after the session timeout
 * @param parentPid process whose end ends this one; for local systems only
 * @param timerSweep how often clocks are looked at
 * @param keepRefused how long the bytes of refused and discarded events are kept: personal data
 */
@ConfigurationProperties("treatmentcourse")
public record MessagingProperties(
    String service,
    Path courseIdSecretFile,
    @Nullable String instance,
    @Nullable Long parentPid,
    @DefaultValue("200ms") Duration timerSweep,
    @DefaultValue("30d") Duration keepRefused) {}
