package org.treatmentcourse.local.prove;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.Envelope;
import org.treatmentcourse.contracts.Json;
import org.treatmentcourse.local.client.HistoryEvent;

/** Events as scheduling would have said them. */
final class Said {

  private Said() {}

  static HistoryEvent by(String course, String type, String body, Instant at, @Nullable Instant recorded, Instant published) {
    Envelope envelope = new Envelope("1", "/scheduling", type, course, at, "clinic", 1, null, body.getBytes(StandardCharsets.UTF_8), recorded);
    return new HistoryEvent("scheduling.events", 0, 0, published, course, envelope, Json.MAPPER.readTree(body));
  }

  static HistoryEvent by(String type, String body, Instant at) {
    return by("a", type, body, at, at, at);
  }
}
