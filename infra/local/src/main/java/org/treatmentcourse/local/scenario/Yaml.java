package org.treatmentcourse.local.scenario;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A YAML value and the line it begins on, 1 and up. */
sealed interface Yaml {

  int line();

  JsonNode json();

  /** Text, number, truth value or nothing. */
  record Leaf(int line, JsonNode json) implements Yaml {}

  record Items(int line, List<Yaml> items) implements Yaml {
    @Override
    public JsonNode json() {
      ArrayNode array = JsonNodeFactory.instance.arrayNode();
      items.forEach(item -> array.add(item.json()));
      return array;
    }
  }

  /** @param lines where each name stands */
  record Fields(int line, Map<String, Yaml> fields, Map<String, Integer> lines) implements Yaml {

    public Fields {
      fields = new LinkedHashMap<>(fields);
      lines = Map.copyOf(lines);
    }

    @Override
    public JsonNode json() {
      ObjectNode object = JsonNodeFactory.instance.objectNode();
      fields.forEach((name, value) -> object.set(name, value.json()));
      return object;
    }
  }
}
