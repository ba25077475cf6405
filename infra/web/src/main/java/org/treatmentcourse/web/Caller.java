package org.treatmentcourse.web;

import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * Who asks.
 *
 * @param subject the token's {@code sub}
 * @param clinic the tenant; every query and commit carries it
 */
public record Caller(String subject, String clinic, List<String> roles) {

  /** @throws Problems.Problem 403 if the token names no clinic */
  public static Caller current() {
    Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
    if (authentication != null && authentication.getPrincipal() instanceof Jwt jwt) {
      String clinic = jwt.getClaimAsString("clinic");
      List<String> roles = jwt.getClaimAsStringList("roles");
      if (clinic == null || clinic.isBlank()) {
        throw new Problems.Problem(HttpStatus.FORBIDDEN, "NO_CLINIC", "clinic", "the token has no clinic claim");
      }
      return new Caller(String.valueOf(jwt.getSubject()), clinic, roles == null ? List.of() : roles);
    }
    throw new Problems.Problem(HttpStatus.UNAUTHORIZED, "UNAUTHENTICATED", "Authorization", "a bearer token is needed");
  }
}
