package org.treatmentcourse.local;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Asks a service's management port whether it is ready, as the ops role. */
final class Readiness {

  private final HttpClient http;
  private final String token;

  Readiness(HttpClient http, String token) {
    this.http = http;
    this.token = token;
  }

  boolean of(String managementUrl) {
    try {
      HttpRequest ask = HttpRequest.newBuilder(URI.create(managementUrl + "/actuator/health/readiness"))
          .timeout(Duration.ofSeconds(2)).header("Authorization", "Bearer " + token).build();
      return http.send(ask, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
