package org.treatmentcourse.messaging;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Own settings of delivery.
 *
 * @param service key of the service, e.g. {@code evaluation}
 * @param courseIdSecretFile file with the secret that course ids are made with, hex, the same in every service
 * @param parentPid process whose end ends this one; for local systems only
 */
@ConfigurationProperties("treatmentcourse")
public record MessagingProperties(String service, Path courseIdSecretFile, @Nullable Long parentPid) {}
