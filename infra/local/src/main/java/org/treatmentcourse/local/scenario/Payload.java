package org.treatmentcourse.local.scenario;

import java.nio.charset.StandardCharsets;
import org.treatmentcourse.contracts.Json;
import tools.jackson.databind.JsonNode;

/** What is sent. */
sealed interface Payload {

  record None() implements Payload {}

  /** JSON, with placeholders. */
  record Body(JsonNode json) implements Payload {}

  /** Anything, sent as it is: for what must be refused. */
  record Raw(String text, int times) implements Payload {}

  default byte[] bytes(Variables variables) {
    return switch (this) {
      case None none -> new byte[0];
      case Body body -> Json.MAPPER.writeValueAsBytes(variables.fill(body.json()));
      case Raw raw -> raw.text().repeat(raw.times()).getBytes(StandardCharsets.UTF_8);
    };
  }
}
