package org.treatmentcourse.local.scenario;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Finds what a path like {@code sessions[0].status} or {@code sessions.0.status} names. */
final class Picked {

  private Picked() {}

  /** Empty if there is nothing or it isn't a single value. */
  static Optional<String> from(JsonNode json, String path) {
    JsonNode at = json;
    for (String part : path.replace("[", ".").replace("]", "").split("\\.")) {
      at = at.isArray() && part.matches("\\d{1,6}") ? at.path(Integer.parseInt(part)) : at.path(part);
    }
    return at.isValueNode() && !at.isNull() ? Optional.of(at.asString()) : Optional.empty();
  }
}
