package org.treatmentcourse.local.prove;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.treatmentcourse.contracts.Json;
import org.treatmentcourse.local.LocalSystem;
import org.treatmentcourse.local.keys.Role;
import tools.jackson.databind.JsonNode;

/** What services could not apply, through their management ports, as an operator sees it. */
final class Parked {

  private final LocalSystem system;
  private final HttpClient http = HttpClient.newHttpClient();

  Parked(LocalSystem system) {
    this.system = system;
  }

  /** @param kind {@code POISON}, {@code GAP}, {@code WAITING} or {@code TIMER} */
  record Record(String service, String id, String course, String kind, String type, String reason) {}

  List<Record> list() {
    List<Record> all = new ArrayList<>();
    system.addresses().management().forEach((service, url) -> {
      JsonNode found = call(HttpRequest.newBuilder(URI.create(url + "/actuator/parked")).GET());
      found.path("parked").forEach(one -> all.add(new Record(service, one.path("id").asString(), one.path("course").asString(),
          one.path("kind").asString(), one.path("type").asString(""), one.path("reason").asString(""))));
    });
    return all;
  }

  /** @return {@code DONE} if it has been applied */
  String replay(Record parked) {
    String url = system.addresses().management().getOrDefault(parked.service(), "") + "/actuator/parked/"
        + URLEncoder.encode(parked.id(), StandardCharsets.UTF_8);
    return call(HttpRequest.newBuilder(URI.create(url)).header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString("{}")))
        .path("outcome").asString();
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
      throw new IllegalStateException("can't ask what is parked", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
