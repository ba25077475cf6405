package org.treatmentcourse.local.scenario;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A mapping whose keys are known; everything that is wrong with it is told with file and line. */
final class Section {

  private final Path file;
  private final String what;
  private final Yaml.Fields fields;

  /** @throws ScenarioError if it is no mapping or has a key that isn't in {@code allowed} */
  Section(Path file, String what, Yaml yaml, Set<String> allowed) {
    this.file = file;
    this.what = what;
    if (!(yaml instanceof Yaml.Fields found)) {
      throw new ScenarioError(file, yaml.line(), what + " must be a mapping");
    }
    this.fields = found;
    found.fields().keySet().forEach(key -> {
      if (!allowed.contains(key)) {
        throw error(key, "unknown key " + key + " in " + what + "; known are " + String.join(", ", allowed.stream().sorted().toList()));
      }
    });
  }

  int line() {
    return fields.line();
  }

  ScenarioError error(String key, String problem) {
    return new ScenarioError(file, fields.lines().getOrDefault(key, fields.line()), problem);
  }

  boolean has(String key) {
    return fields.fields().containsKey(key);
  }

  @Nullable Yaml get(String key) {
    return fields.fields().get(key);
  }

  Yaml needed(String key) {
    Yaml value = get(key);
    if (value == null) {
      throw new ScenarioError(file, fields.line(), what + " needs " + key);
    }
    return value;
  }

  @Nullable JsonNode json(String key) {
    Yaml value = get(key);
    return value == null ? null : value.json();
  }

  String neededText(String key) {
    needed(key);
    String text = text(key);
    return text == null ? "" : text;
  }

  @Nullable String text(String key) {
    Yaml value = get(key);
    if (value == null) {
      return null;
    }
    if (value instanceof Yaml.Leaf leaf && !leaf.json().isNull() && !leaf.json().asString("").isEmpty()) {
      return leaf.json().asString();
    }
    throw error(key, key + " must be a text");
  }

  @Nullable Integer number(String key) {
    JsonNode json = json(key);
    if (json == null) {
      return null;
    }
    if (!json.isInt() && !(json.isLong() && json.canConvertToInt())) {
      throw error(key, key + " must be a whole number");
    }
    return json.intValue();
  }

  boolean flag(String key) {
    JsonNode json = json(key);
    if (json != null && !json.isBoolean()) {
      throw error(key, key + " must be true or false");
    }
    return json != null && json.booleanValue();
  }

  @Nullable Moment moment(String key) {
    String text = text(key);
    return text == null ? null
        : Moment.parse(text).orElseThrow(() -> error(key, key + " must look like +1d2h30m or 2026-03-02T09:00, not " + text));
  }

  Duration length(String key, Duration otherwise) {
    String text = text(key);
    return text == null ? otherwise : Moment.length(text).orElseThrow(() -> error(key, key + " must look like 10m or 1d2h, not " + text));
  }

  /** Names to texts; nothing ({@code ~}) is an empty text. */
  Map<String, String> texts(String key) {
    Map<String, String> texts = new LinkedHashMap<>();
    Yaml value = get(key);
    if (value instanceof Yaml.Fields named) {
      named.fields().forEach((name, text) -> {
        if (!(text instanceof Yaml.Leaf leaf)) {
          throw error(key, name + " in " + key + " must be a text");
        }
        texts.put(name, leaf.json().isNull() ? "" : leaf.json().asString());
      });
    } else if (value != null) {
      throw error(key, key + " must be a mapping");
    }
    return texts;
  }
}
