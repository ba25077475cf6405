package org.treatmentcourse.openapi;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Our own rules for a document, beyond those of OpenAPI. */
final class Lint {
  private static final Pattern LOWER_CAMEL = Pattern.compile("[a-z][a-zA-Z0-9]*");
  private static final Pattern UPPER_CAMEL = Pattern.compile("[A-Z][a-zA-Z0-9]*");
  private static final Pattern SEGMENT = Pattern.compile("(?:[a-z][a-z0-9-]*|\\{[a-z][a-zA-Z0-9]*})(?:\\.[a-z]+)?");
  private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

  private final List<String> complaints = new ArrayList<>();
  private final Set<String> ids = new HashSet<>();

  private Lint() {}

  /** @return what is wrong and where; empty if nothing is */
  static List<String> of(JsonNode document) {
    Lint lint = new Lint();
    document.path("paths").properties().forEach(lint::path);
    document.at("/components/schemas").properties().forEach(schema -> lint.named(schema.getKey(), schema.getValue()));
    return lint.complaints;
  }

  private void complain(boolean wrong, String where, String what) {
    if (wrong) {
      complaints.add(where + ": " + what);
    }
  }

  private void path(Map.Entry<String, JsonNode> path) {
    for (String segment : path.getKey().substring(1).split("/")) {
      complain(!SEGMENT.matcher(segment).matches(), path.getKey(), "segments are written in lower case with dashes, a file with its ending");
    }
    path.getValue().properties().stream().filter(method -> METHODS.contains(method.getKey())).forEach(method -> operation(path.getKey() + " " + method.getKey(), method.getValue()));
  }

  private void operation(String where, JsonNode operation) {
    String id = operation.path("operationId").asString("");
    complain(!LOWER_CAMEL.matcher(id).matches() || !ids.add(id), where, "needs an operationId of its own in lower camel case");
    complain(operation.path("summary").asString("").isBlank(), where, "needs a summary");
    boolean open = operation.path("security").isArray() && operation.path("security").isEmpty();
    complain(!operation.has("security"), where, "says whether a token is needed, and with which roles");
    complain(open && !operation.path("description").asString("").startsWith("Open"), where, "says that it is open");
    boolean says4xx = operation.path("responses").propertyStream().anyMatch(response -> response.getKey().startsWith("4"));
    complain(!open && !says4xx, where, "says what it refuses");
    complain(operation.path("responses").propertyStream().noneMatch(response -> response.getKey().startsWith("2")), where, "says what a success is");
    for (JsonNode parameter : operation.path("parameters")) {
      String name = where + " " + parameter.path("name").asString("");
      complain(parameter.path("description").asString("").isBlank(), name, "needs a meaning");
      schema(name, parameter.get("schema"));
    }
    operation.path("requestBody").path("content").properties().forEach(content -> schema(where + " body", content.getValue().get("schema")));
    operation.path("responses").properties().forEach(response -> {
      JsonNode content = response.getValue().path("content");
      complain(response.getKey().startsWith("4") && !content.has("application/problem+json"), where + " " + response.getKey(), "answers with problem details");
      content.properties().forEach(one -> schema(where + " " + response.getKey(), one.getValue().get("schema")));
    });
    JsonNode conflict = operation.path("responses").path("409");
    complain(!conflict.isMissingNode() && conflict.findValue("x-extensible-enum") == null, where, "lists the reasons of its 409");
  }

  private void named(String name, JsonNode schema) {
    complain(!UPPER_CAMEL.matcher(name).matches(), name, "schemas are named in upper camel case");
    schema(name, schema);
  }

  private void schema(String where, @Nullable JsonNode schema) {
    if (schema == null || schema.isBoolean()) {
      complain(schema == null, where, "has no schema");
      return;
    }
    complain(schema.isEmpty(), where, "an empty schema says nothing");
    boolean isObject = schema.path("type").asString("").equals("object");
    complain(isObject && !schema.has("properties") && !schema.has("additionalProperties") && !schema.has("allOf"), where, "an object has properties");
    schema.path("properties").properties().forEach(property -> {
      complain(!LOWER_CAMEL.matcher(property.getKey()).matches(), where + "." + property.getKey(), "properties are named in lower camel case");
      schema(where + "." + property.getKey(), property.getValue());
    });
    for (String inner : List.of("items", "additionalProperties")) {
      if (schema.has(inner)) {
        schema(where + "." + inner, schema.get(inner));
      }
    }
    for (String inner : List.of("allOf", "anyOf", "oneOf")) {
      schema.path(inner).forEach(one -> schema(where + "." + inner, one));
    }
  }
}
