package org.treatmentcourse.messaging;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.treatmentcourse.messaging.ParkStore.Rejected;

/** Clinic events that were refused here, with their bytes, for as long as they are kept. Every look at the bytes is written to the audit log. */
@Endpoint(id = "rejected")
public final class RejectedEndpoint {
  private static final Logger AUDIT = LoggerFactory.getLogger("audit");
  private static final int LIST = 500;

  private final ParkStore parks;

  RejectedEndpoint(ParkStore parks) {
    this.parks = parks;
  }

  /** The newest {@value #LIST}, newest first. */
  @ReadOperation
  public Map<String, Object> list() {
    return Map.of("rejected", parks.rejected(LIST).stream().map(RejectedEndpoint::summary).toList());
  }

  /** One event as it came; null (404) if there is none. */
  @ReadOperation
  public @Nullable Map<String, Object> show(@Selector String id) {
    return parks
        .findRejected(id)
        .map(
            rejected -> {
              AUDIT.info("looked at rejected event {}", id);
              Map<String, Object> all = summary(rejected);
              all.put("headers", rejected.raw().headers());
              all.put("body", new String(rejected.raw().value(), StandardCharsets.UTF_8));
              return all;
            })
        .orElse(null);
  }

  private static Map<String, Object> summary(Rejected rejected) {
    Map<String, Object> summary = new LinkedHashMap<>();
    summary.put("id", rejected.id());
    summary.put("clinic", rejected.clinic());
    summary.put("at", rejected.at().toString());
    summary.put("rejection", rejected.rejection());
    return summary;
  }
}
