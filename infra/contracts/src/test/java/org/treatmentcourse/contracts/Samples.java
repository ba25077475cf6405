package org.treatmentcourse.contracts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The approved samples: one body per type and version, as a sender once wrote it. They are never edited, only added. */
final class Samples {
  static final Path FOLDER = Path.of("src/test/resources/samples");

  private Samples() {}

  static List<String> needed() {
    List<String> names = new ArrayList<>(Catalogue.all().stream().map(EventType::wire).toList());
    names.add(Rejection.TYPE);
    return names;
  }

  static List<String> present() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.map(file -> file.getFileName().toString().replaceFirst("\\.json$", "")).toList();
    }
  }

  static ObjectNode read(String name) throws IOException {
    return (ObjectNode) Json.MAPPER.readTree(Files.readString(FOLDER.resolve(name + ".json")));
  }

  static Class<?> record(String name) {
    return name.equals(Rejection.TYPE) ? Rejection.class : Catalogue.byWire(name).orElseThrow().record();
  }

  /** Every object in a tree as a JSON pointer, the root as the empty one. */
  static List<String> objects(JsonNode tree) {
    List<String> found = new ArrayList<>();
    collect(tree, "", found);
    return found;
  }

  /** False for a map: a property added there would be an entry of it. */
  static boolean isRecord(JsonNode schema, String object) {
    JsonNode at = schema;
    for (String step : object.isEmpty() ? new String[0] : object.substring(1).split("/", -1)) {
      JsonNode inner = at.path("properties").has(step) ? at.path("properties").path(step) : at.has("items") ? at.path("items") : at.path("additionalProperties");
      at = inner.has("$ref") ? schema.at(inner.path("$ref").stringValue("#").substring(1)) : inner;
    }
    return at.has("properties");
  }

  private static void collect(JsonNode node, String pointer, List<String> found) {
    if (node.isObject()) {
      found.add(pointer);
      node.properties().forEach(property -> collect(property.getValue(), pointer + "/" + property.getKey(), found));
    }
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      collect(node.get(i), pointer + "/" + i, found);
    }
  }
}
