package org.treatmentcourse.contracts;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The AsyncAPI 3.0 document: every channel, every message, who sends and who receives. */
final class AsyncApi {
  private static final String SCHEMAS = "src/main/resources/schemas/";
  private static final String REJECTIONS = Topics.clinicRejections("{clinic}");

  private final ObjectNode document = Json.MAPPER.createObjectNode();
  private final Map<String, List<EventType>> byTopic = new LinkedHashMap<>();

  private AsyncApi() {
    Catalogue.all().forEach(type -> byTopic.computeIfAbsent(Tables.topic(type), topic -> new ArrayList<>()).add(type));
  }

  static ObjectNode document() {
    AsyncApi api = new AsyncApi();
    api.document.put("asyncapi", "3.0.0");
    api.document
        .putObject("info")
        .put("title", "Treatment course")
        .put("version", "1")
        .put("description", "What travels on Kafka: CloudEvents 1.0 in binary mode with JSON bodies. A type's version is part of its name.");
    api.document.put("defaultContentType", "application/json");
    api.channels();
    api.operations();
    api.components();
    return api.document;
  }

  private void channels() {
    ObjectNode channels = document.putObject("channels");
    byTopic.forEach((topic, types) -> channel(channels, topic, types.stream().map(EventType::wire).toList()));
    channel(channels, REJECTIONS, List.of(Rejection.TYPE));
  }

  private static void channel(ObjectNode channels, String topic, Collection<String> messages) {
    ObjectNode channel = channels.putObject(id(topic)).put("address", topic);
    if (topic.contains("{clinic}")) {
      channel.putObject("parameters").putObject("clinic").put("description", "Id of the clinic: 1 to 40 lower-case letters, digits and dashes.");
    }
    ObjectNode listed = channel.putObject("messages");
    messages.forEach(wire -> listed.putObject(wire).put("$ref", "#/components/messages/" + wire));
    if (Topics.fixed(1).stream().anyMatch(spec -> spec.name().equals(topic) && spec.compacted())) {
      ObjectNode kafka = channel.putObject("bindings").putObject("kafka");
      kafka.putObject("topicConfiguration").putArray("cleanup.policy").add("compact");
      kafka.put("bindingVersion", "0.5.0");
    }
  }

  private void operations() {
    ObjectNode operations = document.putObject("operations");
    byTopic.forEach(
        (topic, types) -> {
          for (Service service : Service.values()) {
            operation(operations, service, "send", topic, types.stream().filter(type -> type.producer() == service).toList());
            operation(operations, service, "receive", topic, types.stream().filter(type -> hears(service, type)).toList());
          }
        });
    for (Service service : Service.values()) {
      if (Catalogue.all().stream().anyMatch(type -> type.owner() == service)) {
        operation(operations, service, "send", REJECTIONS).add(reference(REJECTIONS, Rejection.TYPE));
      }
    }
  }

  /** Clinics are reference data that every process reads. */
  private static boolean hears(Service service, EventType type) {
    return type.heardBy().contains(service) || type.record() == IntakeEvent.ClinicRegistered.class;
  }

  private static void operation(ObjectNode operations, Service service, String action, String topic, List<EventType> types) {
    if (!types.isEmpty()) {
      ArrayNode messages = operation(operations, service, action, topic);
      types.forEach(type -> messages.add(reference(topic, type.wire())));
    }
  }

  private static ArrayNode operation(ObjectNode operations, Service service, String action, String topic) {
    ObjectNode operation = operations.putObject(service.key() + "-" + action + "s-" + id(topic)).put("action", action);
    operation.putObject("channel").put("$ref", "#/channels/" + id(topic));
    return operation.putArray("messages");
  }

  private static ObjectNode reference(String topic, String wire) {
    return Json.MAPPER.createObjectNode().put("$ref", "#/channels/" + id(topic) + "/messages/" + wire);
  }

  private void components() {
    ObjectNode components = document.putObject("components");
    ObjectNode messages = components.putObject("messages");
    Catalogue.all().forEach(type -> message(messages, type.wire(), type.isClinic() ? "clinicHeaders" : "serviceHeaders", key(type)));
    message(messages, Rejection.TYPE, "serviceHeaders", "Id of the course, or unknown where it could not be told.");
    ObjectNode schemas = components.putObject("schemas");
    headers(schemas.putObject("clinicHeaders"), "The clinic's own reference of the course.", false);
    headers(schemas.putObject("serviceHeaders"), "What the record key says.", true);
  }

  private static String key(EventType type) {
    return type.isClinic()
        ? "The clinic's own reference of the course, as in ce_subject."
        : type.record() == IntakeEvent.ClinicRegistered.class ? "Id of the clinic." : "Id of the course.";
  }

  private static void message(ObjectNode messages, String wire, String headers, String key) {
    ObjectNode message = messages.putObject(wire).put("name", wire).put("contentType", "application/json");
    message.putObject("headers").put("$ref", "#/components/schemas/" + headers);
    ObjectNode payload = message.putObject("payload").put("schemaFormat", "application/schema+json;version=draft-2020-12");
    payload.putObject("schema").put("$ref", SCHEMAS + wire + ".json");
    ObjectNode kafka = message.putObject("bindings").putObject("kafka");
    kafka.putObject("key").put("type", "string").put("description", key);
    kafka.put("bindingVersion", "0.5.0");
  }

  private static void headers(ObjectNode schema, String subject, boolean sequence) {
    schema.put("type", "object");
    ObjectNode properties = schema.putObject("properties");
    properties.putObject("ce_specversion").put("const", "1.0");
    text(properties, "ce_id", "Unique within ce_source; a repeat is taken once.");
    text(properties, "ce_source", "URI reference of the sender.");
    text(properties, "ce_type", "Name of the message.");
    text(properties, "ce_subject", subject);
    text(properties, "ce_time", "When it happened, RFC 3339.").put("format", "date-time");
    text(properties, "ce_clinic", "Id of the clinic.").put("pattern", Text.CLINIC_ID);
    ArrayNode required = schema.putArray("required");
    List.of("ce_specversion", "ce_id", "ce_source", "ce_type", "ce_subject", "ce_time", "ce_clinic").forEach(required::add);
    if (sequence) {
      text(properties, "ce_recordedtime", "When the service decided it, RFC 3339; later than ce_time for what came or took effect late.").put("format", "date-time");
      text(properties, "ce_sequence", "1, 2, 3 … without a gap per topic and key.").put("pattern", "^[1-9][0-9]*$");
    }
    text(properties, "traceparent", "W3C trace context.");
  }

  private static ObjectNode text(ObjectNode properties, String name, String description) {
    return properties.putObject(name).put("type", "string").put("maxLength", 512).put("description", description);
  }

  private static String id(String topic) {
    return topic.replace(".{clinic}", "");
  }
}
