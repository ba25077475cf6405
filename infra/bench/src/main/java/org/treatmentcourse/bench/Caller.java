package org.treatmentcourse.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.treatmentcourse.contracts.Json;

/** Calls one service over one kept connection, as one of the staff. */
record Caller(HttpClient http, String base, String token) {

  /**
   * @return false if it was refused for the state of things (409)
   * @throws IllegalStateException at any other answer than 2xx, with the answer
   */
  boolean post(String path, Object body) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(base + path))
            .timeout(Duration.ofSeconds(30))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofByteArray(Json.bytes(body)))
            .build();
    HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
    if (response.statusCode() / 100 != 2 && response.statusCode() != 409) {
      throw new IllegalStateException(path + " answered " + response.statusCode() + " " + response.body());
    }
    return response.statusCode() != 409;
  }
}
