package org.treatmentcourse.contracts;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The tables of the README. */
final class Tables {
  private static final Schemas SCHEMAS = new Schemas();

  private Tables() {}

  static String clinicEvents() {
    return table(
        "| `ce_type` | Owner | Body; `?` may be absent |\n|---|---|---|",
        Catalogue.all().stream()
            .filter(EventType::isClinic)
            .map(type -> row(link(type) + mark(type.channel()), listeners(type.heardBy()), fields(SCHEMAS.closed(type.wire(), type.record())))));
  }

  private static String mark(Channel channel) {
    return switch (channel) {
      case SAFETY -> " ⚑";
      case TELEMETRY -> " ∿";
      case EVENTS, REJECTIONS -> "";
    };
  }

  static String serviceEvents() {
    return table(
        "| `ce_type` | Topic | Heard by |\n|---|---|---|",
        Catalogue.all().stream().filter(type -> !type.isClinic()).map(type -> row(link(type), "`" + topic(type) + "`", listeners(type.heardBy()))));
  }

  /** Where a type travels; clinic topics carry the clinic's id in place of the braces. */
  static String topic(EventType type) {
    if (type.producer() == null) {
      return Topics.ofClinic(type, "{clinic}");
    }
    return type.record() == IntakeEvent.ClinicRegistered.class ? Topics.CLINICS : Topics.of(type.producer(), type.channel());
  }

  private static String table(String head, Stream<String> rows) {
    return Stream.concat(Stream.of(head), rows).collect(Collectors.joining("\n"));
  }

  private static String row(String... cells) {
    return "| " + String.join(" | ", cells) + " |";
  }

  private static String link(EventType type) {
    return "[`" + type.wire() + "`](src/main/resources/schemas/" + type.wire() + ".json)";
  }

  private static String listeners(Set<Service> services) {
    return services.isEmpty() ? "whoever reads the topic" : services.stream().sorted().map(Service::key).collect(Collectors.joining(", "));
  }

  private static String fields(JsonNode object) {
    List<String> needed = object.path("required").valueStream().map(JsonNode::stringValue).toList();
    return object.path("properties").properties().stream()
        .map(entry -> "`" + entry.getKey() + (needed.contains(entry.getKey()) ? "`" : "?`") + shape(entry.getValue()))
        .collect(Collectors.joining(", "));
  }

  private static String shape(JsonNode field) {
    if (field.has("enum")) {
      return " (" + field.get("enum").valueStream().map(JsonNode::stringValue).collect(Collectors.joining(" ")) + ")";
    }
    if (field.has("properties")) {
      return " { " + fields(field) + " }";
    }
    if (field.has("items")) {
      return " [" + shape(field.get("items")) + " ]";
    }
    if (field.path("additionalProperties").isObject()) {
      return " { id:" + shape(field.get("additionalProperties")) + " }";
    }
    if (field.has("minimum") && field.has("maximum")) {
      return " " + field.get("minimum") + "–" + field.get("maximum");
    }
    return field.has("format") ? " " + field.get("format").stringValue() : field.has("maxLength") ? " ≤" + field.get("maxLength") : "";
  }
}
