package org.treatmentcourse.local.prove;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.treatmentcourse.contracts.Json;
import org.treatmentcourse.local.LocalSystem;
import org.treatmentcourse.local.keys.Role;
import tools.jackson.databind.JsonNode;

/** The management ports of a system, as an operator uses them. */
final class Management {

  private final LocalSystem system;
  private final HttpClient http = HttpClient.newHttpClient();

  Management(LocalSystem system) {
    this.system = system;
  }

  /** @param endpoint below {@code /actuator/} */
  JsonNode get(String instance, String endpoint) {
    return call(request(instance, endpoint).GET());
  }

  JsonNode post(String instance, String endpoint) {
    return call(request(instance, endpoint).header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString("{}")));
  }

  private HttpRequest.Builder request(String instance, String endpoint) {
    return HttpRequest.newBuilder(URI.create(system.addresses().management().getOrDefault(instance, "") + "/actuator/" + endpoint));
  }

  private JsonNode call(HttpRequest.Builder request) {
    try {
      HttpResponse<byte[]> response = http.send(request.timeout(Duration.ofSeconds(20))
          .header("Authorization", "Bearer " + system.keys().token(null, Duration.ofMinutes(5), Role.OPS)).build(),
          HttpResponse.BodyHandlers.ofByteArray());
      if (response.statusCode() != 200) {
        throw new IllegalStateException(response.uri() + " answered " + response.statusCode() + " "
            + new String(response.body(), StandardCharsets.UTF_8));
      }
      return Json.MAPPER.readTree(response.body());
    } catch (IOException e) {
      throw new IllegalStateException("a management port does not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
