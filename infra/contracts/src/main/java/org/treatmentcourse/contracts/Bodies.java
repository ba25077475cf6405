package org.treatmentcourse.contracts;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.treatmentcourse.contracts.EventCodec.Unreadable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.JsonNode;

/** Reads event bodies; clinic events are checked against their committed JSON Schema first. Safe to use from any number of threads. */
public final class Bodies {
  /** A body above this is refused: 256 KiB. */
  public static final int MAX_BYTES = 256 * 1024;

  /** What a sender named is repeated to it only up to here. */
  private static final int MAX_NAMED = 200;

  private static final Pattern DUPLICATE = Pattern.compile("Duplicate Object property \"([^\"]{0,80})\"");
  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(
          SpecificationVersion.DRAFT_2020_12,
          // By the standard alone, "format" is only a remark and 2026-02-30 would be a date.
          registry -> registry.schemaRegistryConfig(SchemaRegistryConfig.builder().formatAssertionsEnabled(true).failFast(true).build()));
  private static final Map<String, Schema> SCHEMAS = new ConcurrentHashMap<>();

  private Bodies() {}

  /** @throws tools.jackson.core.JacksonException if it is not the body of that type */
  public static Event read(EventType type, byte[] data) {
    return Json.MAPPER.readValue(data, type.record());
  }

  /** @throws Unreadable naming the field and the reason */
  public static Event readChecked(EventType type, byte[] data) {
    JsonNode body = tree(data);
    check(type.wire(), body);
    try {
      return Json.MAPPER.treeToValue(body, type.record());
    } catch (JacksonException e) {
      throw new Unreadable("SCHEMA_VIOLATION", path(e), "this value can't be read");
    }
  }

  /** @throws Unreadable naming the field and the reason */
  public static void check(String schema, byte[] data) {
    check(schema, tree(data));
  }

  /** @throws Unreadable naming the field, as a JSON pointer that includes a missing or unknown property, and the reason */
  public static void check(String schema, JsonNode body) {
    List<Error> errors = SCHEMAS.computeIfAbsent(schema, Bodies::load).validate(body);
    if (!errors.isEmpty()) {
      Error first = errors.getFirst();
      throw new Unreadable("SCHEMA_VIOLATION", pointer(first), shortened(first.getMessage()));
    }
  }

  private static JsonNode tree(byte[] data) {
    if (data.length > MAX_BYTES) {
      throw new Unreadable("BODY_TOO_LARGE", "data", "the body has " + data.length + " bytes, at most " + MAX_BYTES + " are taken");
    }
    try {
      return Json.MAPPER.readTree(data);
    } catch (JacksonException e) {
      throw new Unreadable("MALFORMED_JSON", "data", "not JSON that can be taken: " + reason(e));
    }
  }

  /** The parser quotes what it stumbled over, which may be a person's name; so only the place is told. */
  private static String reason(JacksonException e) {
    String message = String.valueOf(e.getOriginalMessage());
    Matcher duplicate = DUPLICATE.matcher(message);
    if (e instanceof StreamConstraintsException) {
      return shortened(message);
    }
    String what = duplicate.find() ? "the property " + duplicate.group(1) + " is there twice" : "syntax error";
    return e.getLocation() == null ? what : what + " at line " + e.getLocation().getLineNr() + ", column " + e.getLocation().getColumnNr();
  }

  private static String pointer(Error error) {
    String at = String.valueOf(error.getInstanceLocation());
    String property = error.getProperty();
    String pointer = property == null ? at : at + "/" + property.replace("~", "~0").replace("/", "~1");
    return pointer.isEmpty() ? "data" : shortened(pointer);
  }

  private static String path(JacksonException e) {
    StringBuilder path = new StringBuilder();
    e.getPath().forEach(at -> path.append('/').append(at.getPropertyName() == null ? at.getIndex() : at.getPropertyName()));
    return path.isEmpty() ? "data" : shortened(path.toString());
  }

  private static String shortened(String text) {
    return text.length() <= MAX_NAMED ? text : text.substring(0, MAX_NAMED) + "…";
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
