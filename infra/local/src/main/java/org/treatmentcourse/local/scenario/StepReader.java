package org.treatmentcourse.local.scenario;

import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.Bodies;
import org.treatmentcourse.contracts.Catalogue;
import org.treatmentcourse.contracts.EventCodec;
import org.treatmentcourse.contracts.EventType;
import org.treatmentcourse.contracts.Rejection;
import org.treatmentcourse.local.keys.Role;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Reads the steps of a file, in order, and checks all that can be known before they are played. */
final class StepReader {

  private static final Set<String> KINDS = Set.of("publish", "as", "expect", "never", "view");
  private static final Set<String> SERVICES = Set.of("intake", "evaluation", "scheduling", "followup", "dashboard");
  private static final List<String> METHODS = List.of("get", "post", "put");
  private static final Duration WITHIN = Duration.ofMinutes(1);

  private final Path file;
  private final Set<String> known;

  /** @param known placeholders that stand for something; those that steps save are added */
  StepReader(Path file, Set<String> known) {
    this.file = file;
    this.known = known;
  }

  Step read(Yaml yaml) {
    if (!(yaml instanceof Yaml.Fields fields)) {
      throw new ScenarioError(file, yaml.line(), "a step must be a mapping");
    }
    Set<String> kinds = new TreeSet<>(fields.fields().keySet());
    kinds.retainAll(KINDS);
    if (kinds.size() != 1) {
      throw new ScenarioError(file, yaml.line(), "a step needs one of publish, as, expect, never, view; this has "
          + (kinds.isEmpty() ? "none: " + fields.fields().keySet() : String.join(" and ", kinds)));
    }
    return switch (kinds.iterator().next()) {
      case "publish" -> publish(yaml);
      case "as" -> call(yaml);
      case "expect" -> expect(yaml);
      case "never" -> never(yaml);
      default -> view(yaml);
    };
  }

  private Section section(Yaml yaml, String what, String... keys) {
    Set<String> allowed = new TreeSet<>(List.of(keys));
    allowed.add("at");
    allowed.add("course");
    return new Section(file, what, yaml, allowed);
  }

  private Step publish(Yaml yaml) {
    Section step = section(yaml, "a publish step", "publish", "body", "raw", "id", "occurred", "headers", "invalid");
    String type = step.neededText("publish");
    boolean invalid = step.flag("invalid");
    Payload payload = payload(step);
    if (!invalid) {
      EventType known = Catalogue.byWire(type).filter(EventType::isClinic)
          .orElseThrow(() -> step.error("publish", "no clinic event is called " + type + "; if it must be refused, say invalid: true"));
      if (!(payload instanceof Payload.Body body)) {
        throw step.error("raw", "a clinic event needs a body; if it must be refused, say invalid: true");
      }
      checkBody(step, known, body.json());
    }
    Map<String, String> headers = step.texts("headers");
    String id = step.text("id");
    check(step, "headers", headers.values());
    check(step, "id", id == null ? List.of() : List.of(id));
    return new Step.Publish(step.line(), step.moment("at"), step.text("course"), type, payload, id, step.moment("occurred"), headers);
  }

  private void checkBody(Section step, EventType type, JsonNode body) {
    // What a placeholder will stand for is known only when the step is played; the body is checked then.
    if (Variables.names(body.toString()).isEmpty()) {
      try {
        Bodies.check(type.wire(), body);
      } catch (EventCodec.Unreadable e) {
        throw step.error("body", "the schema of " + type.wire() + " rejects " + e.field() + ": " + e.getMessage());
      }
    }
  }

  private Payload payload(Section step) {
    JsonNode body = step.json("body");
    if (body != null && step.has("raw")) {
      throw step.error("raw", "body or raw, not both");
    }
    if (body != null) {
      check(step, "body", List.of(body.toString()));
      return new Payload.Body(body);
    }
    return switch (step.get("raw")) {
      case null -> new Payload.None();
      case Yaml.Leaf leaf -> new Payload.Raw(leaf.json().isNull() ? "" : leaf.json().asString(), 1);
      case Yaml other -> {
        Section raw = new Section(file, "raw", other, Set.of("repeat", "times"));
        Integer times = raw.number("times");
        yield new Payload.Raw(raw.neededText("repeat"), times == null ? 1 : times);
      }
    };
  }

  private Step call(Yaml yaml) {
    Section step = section(yaml, "a call", "as", "token", "service", "get", "post", "put", "body", "raw", "headers", "expectStatus", "match", "save");
    List<String> methods = METHODS.stream().filter(step::has).toList();
    if (methods.size() != 1) {
      throw new ScenarioError(file, step.line(), "a call needs one of get, post, put");
    }
    String method = methods.getFirst();
    String path = step.neededText(method);
    if (!path.startsWith("/")) {
      throw step.error(method, "a path begins with /");
    }
    String service = step.neededText("service");
    if (!SERVICES.contains(service)) {
      throw step.error("service", "no service is called " + service);
    }
    Map<String, String> headers = step.texts("headers");
    check(step, method, List.of(path));
    check(step, "headers", headers.values());
    Payload payload = payload(step);
    if (payload instanceof Payload.None && !method.equals("get")) {
      payload = new Payload.Body(JsonNodeFactory.instance.objectNode());
    }
    return new Step.Call(step.line(), step.moment("at"), step.text("course"), role(step), token(step), service, method.toUpperCase(Locale.ROOT),
        path, payload, headers, step.number("expectStatus"), match(step), save(step, Set.of("header", "body", "status")));
  }

  private static Role role(Section step) {
    String role = step.neededText("as");
    try {
      return Role.of(role);
    } catch (IllegalArgumentException e) {
      throw step.error("as", "no role is called " + role + ", only " + Arrays.stream(Role.values()).map(Role::claim).toList());
    }
  }

  private static Step.Token token(Section step) {
    String token = step.text("token");
    return switch (token) {
      case null -> Step.Token.GOOD;
      case "none" -> Step.Token.NONE;
      case "expired" -> Step.Token.EXPIRED;
      case "foreign" -> Step.Token.FOREIGN;
      case "other-clinic" -> Step.Token.OTHER_CLINIC;
      case "colleague" -> Step.Token.COLLEAGUE;
      default -> throw step.error("token", "token must be none, expired, foreign, other-clinic or colleague");
    };
  }

  private Step expect(Yaml yaml) {
    Section step = section(yaml, "an expectation", "expect", "match", "within", "save");
    String type = eventType(step, "expect");
    return new Step.Expect(step.line(), step.moment("at"), step.text("course"), type, fieldsOf(step, type), step.length("within", WITHIN),
        save(step, Set.of("body", "id")));
  }

  private Step never(Yaml yaml) {
    Section step = section(yaml, "a never step", "never", "match");
    String type = eventType(step, "never");
    return new Step.Never(step.line(), step.moment("at"), step.text("course"), type, fieldsOf(step, type));
  }

  private Step view(Yaml yaml) {
    Section step = section(yaml, "a view step", "view", "match", "within");
    String path = step.neededText("view");
    check(step, "view", List.of(path));
    step.needed("match");
    JsonNode match = match(step);
    return new Step.View(step.line(), step.moment("at"), step.text("course"), path, match == null ? JsonNodeFactory.instance.objectNode() : match,
        step.length("within", WITHIN));
  }

  private static String eventType(Section step, String key) {
    String type = step.neededText(key);
    if (!type.equals(Rejection.TYPE) && Catalogue.byWire(type).filter(known -> !known.isClinic()).isEmpty()) {
      throw step.error(key, "no service emits " + type);
    }
    return type;
  }

  /** An expectation about a field that the event doesn't have would be a typo that can't be seen: it never holds, or always. */
  private @Nullable JsonNode fieldsOf(Section step, String type) {
    JsonNode match = match(step);
    if (match != null) {
      Class<?> record = type.equals(Rejection.TYPE) ? Rejection.class : Catalogue.byWire(type).orElseThrow().record();
      List<String> fields = Arrays.stream(record.getRecordComponents()).map(RecordComponent::getName).toList();
      for (String name : match.propertyNames()) {
        if (!fields.contains(name)) {
          throw step.error("match", type + " has no field " + name + ", only " + fields);
        }
      }
    }
    return match;
  }

  private @Nullable JsonNode match(Section step) {
    JsonNode match = step.json("match");
    if (match != null && !match.isObject()) {
      throw step.error("match", "match must be a mapping");
    }
    check(step, "match", match == null ? List.of() : List.of(match.toString()));
    return match;
  }

  private Map<String, String> save(Section step, Set<String> roots) {
    Map<String, String> save = step.texts("save");
    save.forEach((name, path) -> {
      if (!roots.contains(path.split("[.\\[]", 2)[0])) {
        throw step.error("save", path + " must begin with one of " + new TreeSet<>(roots));
      }
      if (!name.matches("[A-Za-z][A-Za-z0-9_]*") || Variables.GIVEN.contains(name)) {
        throw step.error("save", name + " can't be used as a name");
      }
    });
    known.addAll(save.keySet());
    return save;
  }

  private void check(Section step, String key, Iterable<String> texts) {
    texts.forEach(text -> Variables.names(text).forEach(name -> {
      if (!known.contains(name)) {
        throw step.error(key, "{" + name + "} stands for nothing: no earlier step saves it");
      }
    }));
  }
}
