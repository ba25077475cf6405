package org.treatmentcourse.local.prove;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.bson.Document;
import org.treatmentcourse.contracts.Json;
import tools.jackson.databind.JsonNode;

/** What each service has stored about a course, field by field. */
final class States {

  private States() {}

  /** Path to value, over all services, without what tells of the repair itself: the hash of an overridden policy pack, and that the course was blocked. */
  static Map<String, String> of(String mongoUri, String course) {
    Map<String, String> fields = new TreeMap<>();
    try (MongoClient client = MongoClients.create(mongoUri)) {
      for (String service : Stage.SERVICES) {
        Document found = client.getDatabase(service).getCollection("courses").find(new Document("_id", course)).first();
        if (found == null) {
          fields.put(service, "nothing");
        } else {
          flatten(service, Json.MAPPER.readTree(found.get("state", new Document()).toJson()), fields);
        }
      }
    }
    return fields;
  }

  private static void flatten(String path, JsonNode node, Map<String, String> into) {
    if (path.endsWith(".blockedBy")) {
      return;
    }
    if (node.isObject()) {
      node.properties().forEach(field -> flatten(path + "." + field.getKey(), field.getValue(), into));
    } else if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        flatten(path + "[" + i + "]", node.get(i), into);
      }
    } else {
      into.put(path, path.endsWith("policyVersion") ? node.asString("").replaceAll("\\+.*", "") : node.toString());
    }
  }

  /** A line for each field that differs. */
  static List<String> differences(Map<String, String> one, Map<String, String> other) {
    Set<String> paths = new TreeSet<>(one.keySet());
    paths.addAll(other.keySet());
    return paths.stream().filter(path -> !one.getOrDefault(path, "").equals(other.getOrDefault(path, "")))
        .map(path -> path + ": " + other.get(path) + " instead of " + one.get(path)).toList();
  }
}
