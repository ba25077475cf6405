package org.treatmentcourse.dashboard.upstream;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.http.HttpRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;
import org.treatmentcourse.dashboard.query.Staff;
import org.treatmentcourse.web.Problems.Problem;

/** For the page: a few operations of the services, as the caller. No part of the dashboard's interface: others ask the services themselves. */
@RestController
@Staff
class ServicesController {
  private static final String PREFIX = "/api/services/";

  private final Services services;

  ServicesController(Services services) {
    this.services = services;
  }

  @RequestMapping(path = PREFIX + "{service}/**", method = {RequestMethod.GET, RequestMethod.POST})
  ResponseEntity<?> forward(
      @PathVariable String service,
      @RequestHeader(HttpHeaders.AUTHORIZATION) String authorization,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String version,
      @RequestBody(required = false) byte @Nullable [] body,
      HttpServletRequest asked) {
    String path = asked.getRequestURI().substring((PREFIX + service).length());
    if (!Allowed.is(service, asked.getMethod(), path)) {
      throw new Problem(HttpStatus.NOT_FOUND, "NOT_OFFERED", null, "the dashboard does not hand this through");
    }
    String query = asked.getQueryString();
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri(service, query == null ? path : path + "?" + query))
            .header(HttpHeaders.AUTHORIZATION, authorization)
            .header(HttpHeaders.ACCEPT, path.startsWith("/actuator/") ? "*/*" : MediaType.APPLICATION_JSON_VALUE);
    if (key != null) {
      request.header("Idempotency-Key", key);
    }
    if (version != null) {
      request.header(HttpHeaders.IF_MATCH, version);
    }
    if (asked.getMethod().equals("POST")) {
      boolean empty = body == null || body.length == 0;
      if (!empty) {
        request.header(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON_VALUE);
      }
      request.POST(empty ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofByteArray(body));
    }
    return services.forward(service, request.build());
  }

  private URI uri(String service, String pathAndQuery) {
    try {
      return services.uri(service, pathAndQuery);
    } catch (IllegalArgumentException e) {
      throw new Problem(HttpStatus.BAD_REQUEST, "INVALID", null, "the query can't be read");
    }
  }
}
