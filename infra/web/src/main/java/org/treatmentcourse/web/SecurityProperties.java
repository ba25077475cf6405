package org.treatmentcourse.web;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Who may call.
 *
 * @param publicKey PEM file of the issuer's RSA key; either this or {@code jwkSetUri}
 * @param jwkSetUri the issuer's key set, for RS256 and ES256
 * @param issuer the {@code iss} a token must have
 * @param audience one of the {@code aud} a token must have
 */
@ConfigurationProperties("treatmentcourse.security")
public record SecurityProperties(@Nullable Path publicKey, @Nullable String jwkSetUri, String issuer, String audience) {}
