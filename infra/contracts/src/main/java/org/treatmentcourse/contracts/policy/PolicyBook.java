package org.treatmentcourse.contracts.policy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.Bodies;
import org.treatmentcourse.contracts.Clinic;
import org.treatmentcourse.contracts.CourseIds;
import org.treatmentcourse.contracts.EventCodec;
import org.treatmentcourse.contracts.Json;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The default pack of one service and what each clinic changes in it. Every pack is checked against its schema before it is used. */
public final class PolicyBook<T extends Pack> {
  private static final YAMLMapper YAML = new YAMLMapper();

  private final String name;
  private final Class<T> type;
  private final ObjectNode defaults;
  private final T pack;
  private final Map<Map<String, Object>, T> effective = new ConcurrentHashMap<>();

  /**
   * Loads {@code /policy/<name>.yaml}.
   *
   * @throws IllegalStateException naming file, field and reason if the pack breaks its schema; a service must not start then
   */
  public PolicyBook(String name, Class<T> type) {
    this(name, type, load(name));
  }

  PolicyBook(String name, Class<T> type, JsonNode defaults) {
    this.name = name;
    this.type = type;
    this.defaults = (ObjectNode) defaults;
    this.pack = checked(this.defaults, "policy/" + name + ".yaml");
  }

  public T defaults() {
    return pack;
  }

  /** The pack in force at a clinic; the default for a clinic without overrides. */
  public T of(@Nullable Clinic clinic) {
    Object overrides = clinic == null ? null : clinic.policy().get(name);
    if (!(overrides instanceof Map<?, ?> map) || map.isEmpty()) {
      return pack;
    }
    Map<String, Object> key = Json.MAPPER.convertValue(map, Json.MAPPER.getTypeFactory().constructMapType(Map.class, String.class, Object.class));
    return effective.computeIfAbsent(key, this::overridden);
  }

  /** As a look-up for handlers. */
  public Function<String, T> by(Function<String, @Nullable Clinic> clinics) {
    return id -> of(clinics.apply(id));
  }

  /** @throws IllegalStateException naming the field and the reason if the overrides break the schema */
  public T overridden(Map<String, Object> overrides) {
    ObjectNode merged = defaults.deepCopy();
    JsonNode change = Json.MAPPER.valueToTree(overrides);
    merge(merged, change);
    String hash = HexFormat.of().toHexDigits((int) CourseIds.uuid5(new java.util.UUID(0, 0), change.toString()).getMostSignificantBits());
    merged.put("version", pack.version() + "+" + hash);
    return checked(merged, "overrides of policy/" + name + ".yaml");
  }

  private static void merge(ObjectNode into, JsonNode change) {
    change
        .properties()
        .forEach(
            entry -> {
              JsonNode old = into.get(entry.getKey());
              if (old instanceof ObjectNode inner && entry.getValue().isObject()) {
                merge(inner, entry.getValue());
              } else {
                into.set(entry.getKey(), entry.getValue());
              }
            });
  }

  private T checked(ObjectNode tree, String where) {
    try {
      Bodies.check("policy." + name, tree);
      return Json.MAPPER.treeToValue(tree, type);
    } catch (EventCodec.Unreadable e) {
      throw new IllegalStateException(where + ": " + e.field() + ": " + e.getMessage(), e);
    } catch (JacksonException e) {
      throw new IllegalStateException(where + ": " + e.getOriginalMessage(), e);
    }
  }

  private static JsonNode load(String name) {
    String external = System.getProperty("treatmentcourse.policy.dir", System.getenv().getOrDefault("TREATMENTCOURSE_POLICY_DIR", ""));
    String file = name + ".yaml";
    try (InputStream in =
        external.isEmpty()
            ? PolicyBook.class.getResourceAsStream("/policy/" + file)
            : java.nio.file.Files.newInputStream(java.nio.file.Path.of(external, file))) {
      if (in == null) {
        throw new IllegalStateException("policy/" + file + " is missing");
      }
      return YAML.readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException("policy/" + file + " can't be read", e);
    } catch (JacksonException e) {
      throw new IllegalStateException("policy/" + file + " is not YAML: " + e.getOriginalMessage(), e);
    }
  }
}
