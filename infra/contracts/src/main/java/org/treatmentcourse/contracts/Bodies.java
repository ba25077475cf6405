package org.treatmentcourse.contracts;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Reads event bodies; clinic events are checked against their committed JSON Schema first. */
public final class Bodies {
  /** A body above this is refused: 256 KiB. */
  public static final int MAX_BYTES = 256 * 1024;

  private static final SchemaRegistry REGISTRY = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
  private static final Map<String, Schema> SCHEMAS = new ConcurrentHashMap<>();

  private Bodies() {}

  /** @throws tools.jackson.core.JacksonException if it is not the body of that type */
  public static Event read(EventType type, byte[] data) {
    return Json.MAPPER.readValue(data, type.record());
  }

  /** @throws EventCodec.Unreadable naming the field and the reason */
  public static Event readChecked(EventType type, byte[] data) {
    check(type.wire(), data);
    try {
      return read(type, data);
    } catch (JacksonException e) {
      throw new EventCodec.Unreadable("SCHEMA_VIOLATION", path(e), "can't be read: " + e.getOriginalMessage());
    }
  }

  /** @throws EventCodec.Unreadable naming the field and the reason */
  public static void check(String schema, byte[] data) {
    if (data.length > MAX_BYTES) {
      throw new EventCodec.Unreadable("BODY_TOO_LARGE", "data", "the body has " + data.length + " bytes, at most " + MAX_BYTES + " are taken");
    }
    JsonNode body;
    try {
      body = Json.MAPPER.readTree(data);
    } catch (JacksonException e) {
      throw new EventCodec.Unreadable("MALFORMED_JSON", "data", "not JSON: " + e.getOriginalMessage());
    }
    check(schema, body);
  }

  /** @throws EventCodec.Unreadable naming the field and the reason */
  public static void check(String schema, JsonNode body) {
    List<Error> errors = SCHEMAS.computeIfAbsent(schema, Bodies::load).validate(body);
    if (!errors.isEmpty()) {
      Error first = errors.getFirst();
      throw new EventCodec.Unreadable("SCHEMA_VIOLATION", String.valueOf(first.getInstanceLocation()), first.getMessage());
    }
  }

  private static String path(JacksonException e) {
    StringBuilder path = new StringBuilder();
    e.getPath().forEach(at -> path.append('/').append(at.getPropertyName() == null ? at.getIndex() : at.getPropertyName()));
    return path.isEmpty() ? "data" : path.toString();
  }

  private static Schema load(String schema) {
    try (InputStream in = Bodies.class.getResourceAsStream("/schemas/" + schema + ".json")) {
      if (in == null) {
        throw new IllegalStateException("no schema " + schema);
      }
      return REGISTRY.getSchema(new String(in.readAllBytes(), StandardCharsets.UTF_8), InputFormat.JSON);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
