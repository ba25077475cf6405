package org.treatmentcourse.local.client;

import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * An HTTP answer.
 *
 * @param headers first value of each, names in lower case
 * @param body a missing node where there is none or it isn't JSON
 */
public record Reply(int status, Map<String, String> headers, JsonNode body) {

  public boolean ok() {
    return status / 100 == 2;
  }

  /** The stable code of a refusal, empty if there is none. */
  public String reason() {
    return body.path("reason").asString("");
  }

  @Override
  public String toString() {
    return "HTTP " + status + " " + body;
  }
}
