package org.treatmentcourse.messaging;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.actuate.endpoint.annotation.DeleteOperation;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;

/** What could not be applied: list, look, try again, or declare it over with a reason. Every look at the bytes is written to the audit log. */
@Endpoint(id = "parked")
public final class ParkedEndpoint {
  private static final Logger AUDIT = LoggerFactory.getLogger("audit");
  private static final int LIST = 500;

  private final Inbox<?> inbox;
  private final ParkStore parks;

  ParkedEndpoint(Inbox<?> inbox, ParkStore parks) {
    this.inbox = inbox;
    this.parks = parks;
  }

  @ReadOperation
  public Map<String, Object> list() {
    List<Map<String, @Nullable Object>> records = parks.list(LIST).stream().map(ParkedEndpoint::summary).toList();
    return Map.of("count", parks.count(), "parked", records);
  }

  /** One record with its bytes; null (404) if there is none. */
  @ReadOperation
  public @Nullable Map<String, @Nullable Object> show(@Selector String id) {
    return parks
        .find(id)
        .map(
            parked -> {
              AUDIT.info("looked at parked record {}", id);
              Map<String, @Nullable Object> all = summary(parked);
              all.put("headers", parked.headers());
              all.put("body", parked.value() == null ? null : new String(parked.value(), StandardCharsets.UTF_8));
              return all;
            })
        .orElse(null);
  }

  /** Tries it again now; what waits behind it follows. */
  @WriteOperation
  public Map<String, String> replay(@Selector String id) {
    return parks
        .find(id)
        .map(
            parked -> {
              Inbox.Outcome outcome = inbox.replay(parked);
              AUDIT.info("replayed parked record {}: {}", id, outcome);
              if (outcome == Inbox.Outcome.DONE) {
                parks.delete(id);
                inbox.drain(parked.course());
              }
              return Map.of("id", id, "outcome", outcome.name());
            })
        .orElseGet(() -> Map.of("id", id, "outcome", "NOT_FOUND"));
  }

  /** @param reason why it need not be applied; written to the audit log */
  @DeleteOperation
  public Map<String, String> discard(@Selector String id, String reason) {
    if (reason.isBlank()) {
      return Map.of("id", id, "outcome", "REASON_NEEDED");
    }
    return parks
        .find(id)
        .map(
            parked -> {
              inbox.discard(parked, reason);
              AUDIT.info("discarded parked record {} because: {}", id, reason);
              parks.delete(id);
              inbox.drain(parked.course());
              return Map.of("id", id, "outcome", "DISCARDED");
            })
        .orElseGet(() -> Map.of("id", id, "outcome", "NOT_FOUND"));
  }

  private static Map<String, @Nullable Object> summary(Parked parked) {
    Map<String, @Nullable Object> summary = new LinkedHashMap<>();
    summary.put("id", parked.id());
    summary.put("course", parked.course());
    summary.put("kind", parked.kind());
    summary.put("type", parked.type());
    summary.put("topic", parked.topic());
    summary.put("partition", parked.partition());
    summary.put("offset", parked.offset());
    summary.put("sequence", parked.seq());
    summary.put("reason", parked.reason());
    summary.put("parkedAt", parked.parkedAt() == null ? null : parked.parkedAt().toString());
    return summary;
  }
}
