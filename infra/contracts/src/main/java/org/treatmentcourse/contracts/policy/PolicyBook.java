package org.treatmentcourse.contracts.policy;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.Bodies;
import org.treatmentcourse.contracts.Clinic;
import org.treatmentcourse.contracts.CourseIds;
import org.treatmentcourse.contracts.EventCodec;
import org.treatmentcourse.contracts.Json;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The default pack of one service and what each clinic changes in it. Every pack is checked against its schema before it is used. */
public final class PolicyBook<T extends Pack> {
  // A key written twice is a typo too.
  private static final YAMLMapper YAML = YAMLMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
  private static final ObjectWriter SORTED = Json.MAPPER.writer(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

  private static final UUID NAMESPACE = new UUID(0, 0);

  /** A pack or an override that can't be used: says which file, which field and why. */
  public static final class Unusable extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    Unusable(String message) {
      super(message);
    }

    Unusable(String message, Throwable cause) {
      super(message, cause);
    }
  }

  private final String name;
  private final Class<T> type;
  private final ObjectNode defaults;
  private final T pack;
  private final Map<Object, T> effective = new ConcurrentHashMap<>();

  /**
   * Loads {@code /policy/<name>.yaml}.
   *
   * @throws Unusable naming file, field and reason if the pack breaks its schema; a service must not start then
   */
  public PolicyBook(String name, Class<T> type) {
    this(name, type, load(name));
  }

  PolicyBook(String name, Class<T> type, JsonNode defaults) {
    this.name = name;
    this.type = type;
    if (!(defaults instanceof ObjectNode tree)) {
      throw new Unusable(file(name) + " holds no settings");
    }
    this.defaults = tree;
    this.pack = checked(tree, file(name));
  }

  public T defaults() {
    return pack;
  }

  /**
   * The pack in force at a clinic; the default for a clinic without overrides.
   *
   * @throws Unusable if the clinic's overrides break the schema; a clinic with such is refused when it is registered
   */
  public T of(@Nullable Clinic clinic) {
    return clinic == null ? pack : effective(clinic.policy().get(name));
  }

  /**
   * The pack in force at a site: what the site changes goes before what its clinic does.
   *
   * @param site a site that is not one of the clinic's, or none, has the clinic's pack
   * @throws Unusable as {@link #of}
   */
  public T at(Clinic clinic, @Nullable String site) {
    Object clinics = clinic.policy().get(name);
    Object sites = clinic.sites().stream().filter(one -> one.id().equals(site)).findFirst().map(Clinic.Site::policy).map(policy -> policy.get(name)).orElse(null);
    return effective(sites == null ? clinics : clinics == null ? sites : both(clinics, sites));
  }

  private T effective(@Nullable Object overrides) {
    return overrides == null ? pack : effective.computeIfAbsent(overrides, this::overridden);
  }

  private Object both(Object clinics, Object sites) {
    if (!(Json.MAPPER.valueToTree(clinics) instanceof ObjectNode merged)) {
      throw new Unusable("overrides of " + file(name) + " must be an object");
    }
    merge(merged, Json.MAPPER.valueToTree(sites));
    return Json.MAPPER.convertValue(merged, Map.class);
  }

  /** As a look-up for handlers. */
  public Function<String, T> by(Function<String, @Nullable Clinic> clinics) {
    return id -> of(clinics.apply(id));
  }

  /**
   * The default pack with these changes; objects are merged, anything else is replaced. The version says which changes: equal ones give an equal
   * version, in whatever order they were written.
   *
   * @param overrides a map, e.g. {@code {bp: {excludeSbp: 175}}}
   * @throws Unusable naming the field and the reason if the overrides break the schema
   */
  public T overridden(Object overrides) {
    if (!(overrides instanceof Map<?, ?> changes)) {
      throw new Unusable("overrides of " + file(name) + " must be an object");
    }
    if (changes.isEmpty()) {
      return pack;
    }
    String canonical = SORTED.writeValueAsString(changes);
    ObjectNode merged = defaults.deepCopy();
    merge(merged, Json.MAPPER.readTree(canonical));
    merged.put("version", pack.version() + "+" + CourseIds.uuid5(NAMESPACE, canonical).toString().substring(0, 8));
    return checked(merged, "overrides of " + file(name));
  }

  /** SHA-256 of everything in a pack, in hexadecimal: two packs with one version but another content differ in it. */
  public static String digest(Pack pack) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(SORTED.writeValueAsBytes(pack)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
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
      throw new Unusable(where + ": " + e.field() + ": " + e.getMessage(), e);
    } catch (JacksonException e) {
      // What a schema can't say, the record does.
      throw new Unusable(where + ": " + (e.getCause() instanceof IllegalArgumentException said ? said.getMessage() : e.getOriginalMessage()), e);
    }
  }

  private static JsonNode load(String name) {
    try (InputStream in = folder().isEmpty() ? packaged(name) : Files.newInputStream(Path.of(file(name)))) {
      return YAML.readTree(in);
    } catch (IOException e) {
      throw new Unusable(file(name) + " can't be read: " + e, e);
    } catch (JacksonException e) {
      throw new Unusable(file(name) + " is not YAML that can be taken: " + e.getMessage(), e);
    }
  }

  private static InputStream packaged(String name) throws FileNotFoundException {
    InputStream in = PolicyBook.class.getResourceAsStream("/policy/" + name + ".yaml");
    if (in == null) {
      throw new FileNotFoundException("not part of this build");
    }
    return in;
  }

  private static String file(String name) {
    return (folder().isEmpty() ? "policy" : folder()) + "/" + name + ".yaml";
  }

  /** Of packs that are not those of this build; empty if there is none. */
  private static String folder() {
    return System.getProperty("treatmentcourse.policy.dir", System.getenv().getOrDefault("TREATMENTCOURSE_POLICY_DIR", ""));
  }
}
