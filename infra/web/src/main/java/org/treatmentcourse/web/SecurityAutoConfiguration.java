package org.treatmentcourse.web;

import jakarta.servlet.DispatcherType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.interfaces.RSAPublicKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.ManagementWebSecurityAutoConfiguration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.converter.RsaKeyConverters;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;
import org.springframework.security.web.SecurityFilterChain;

/** Every path but health and the OpenAPI document needs a bearer token with the right issuer, audience and a {@code clinic}; the management port needs the ops role. */
@AutoConfiguration(
    after = WebAutoConfiguration.class,
    before = ManagementWebSecurityAutoConfiguration.class,
    beforeName = {
      "org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration",
      "org.springframework.boot.security.oauth2.server.resource.autoconfigure.servlet.OAuth2ResourceServerAutoConfiguration"
    })
@EnableMethodSecurity
@EnableConfigurationProperties(SecurityProperties.class)
public class SecurityAutoConfiguration {

  @Bean
  SecurityFilterChain securityFilterChain(HttpSecurity http, ProblemWriter problems, ObjectProvider<PublicPaths> open) throws Exception {
    String[] paths = Stream.concat(Stream.of(OpenApiController.PATH), open.orderedStream().flatMap(p -> p.paths().stream())).toArray(String[]::new);
    return http.authorizeHttpRequests(
            requests -> {
              requests.dispatcherTypeMatchers(DispatcherType.ASYNC, DispatcherType.ERROR).permitAll();
              requests.requestMatchers(EndpointRequest.to("health")).permitAll();
              requests.requestMatchers(EndpointRequest.toAnyEndpoint()).hasRole("ops");
              requests.requestMatchers(paths).permitAll();
              requests.anyRequest().authenticated();
            })
        .csrf(AbstractHttpConfigurer::disable)
        .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .exceptionHandling(handling -> handling.authenticationEntryPoint(problems).accessDeniedHandler(problems))
        .oauth2ResourceServer(
            server -> server.jwt(Customizer.withDefaults()).authenticationEntryPoint(problems).accessDeniedHandler(problems))
        .build();
  }

  @Bean
  JwtDecoder jwtDecoder(SecurityProperties properties) throws IOException {
    NimbusJwtDecoder decoder = decoderOf(properties);
    OAuth2TokenValidator<Jwt> standard = JwtValidators.createDefaultWithIssuer(properties.issuer());
    OAuth2TokenValidator<Jwt> audience =
        new JwtClaimValidator<Collection<String>>("aud", aud -> aud != null && aud.contains(properties.audience()));
    decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(standard, audience));
    return decoder;
  }

  private static NimbusJwtDecoder decoderOf(SecurityProperties properties) throws IOException {
    Path publicKey = properties.publicKey();
    if (publicKey != null) {
      try (InputStream in = Files.newInputStream(publicKey)) {
        RSAPublicKey key = RsaKeyConverters.x509().convert(in);
        return NimbusJwtDecoder.withPublicKey(key).signatureAlgorithm(SignatureAlgorithm.RS256).build();
      }
    }
    if (properties.jwkSetUri() == null) {
      throw new IllegalStateException("set treatmentcourse.security.public-key or treatmentcourse.security.jwk-set-uri");
    }
    return NimbusJwtDecoder.withJwkSetUri(properties.jwkSetUri())
        .jwsAlgorithms(
            algorithms -> {
              algorithms.add(SignatureAlgorithm.RS256);
              algorithms.add(SignatureAlgorithm.ES256);
            })
        .build();
  }

  @Bean
  JwtAuthenticationConverter jwtAuthenticationConverter() {
    JwtAuthenticationConverter converter = new JwtAuthenticationConverter();
    Converter<Jwt, Collection<GrantedAuthority>> roles =
        jwt -> {
          Collection<GrantedAuthority> authorities = new ArrayList<>();
          List<String> claimed = jwt.getClaimAsStringList("roles");
          if (claimed != null) {
            claimed.forEach(role -> authorities.add(new SimpleGrantedAuthority("ROLE_" + role)));
          }
          return authorities;
        };
    converter.setJwtGrantedAuthoritiesConverter(roles);
    return converter;
  }

  /** Paths that need no token, e.g. the files of a page. */
  public record PublicPaths(List<String> paths) {
    public PublicPaths {
      paths = List.copyOf(paths);
    }
  }
}
