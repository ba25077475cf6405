package org.treatmentcourse.local.scenario;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What {@code {name}} stands for: what was saved before, the course, the clinic, the day. */
final class Variables {

  /** Known without having been saved. */
  static final Set<String> GIVEN = Set.of("course", "clinic", "today");

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([A-Za-z][A-Za-z0-9_]*)(?::([^{}]+))?}");

  private final Map<String, String> saved = new LinkedHashMap<>();
  private final Function<String, String> courseId;

  /** @param courseId the id of a course by the clinic's reference: what {@code {course:pat-18}} stands for */
  Variables(Function<String, String> courseId) {
    this.courseId = courseId;
  }

  void set(String name, String value) {
    saved.put(name, value);
  }

  Optional<String> get(String name) {
    return Optional.ofNullable(saved.get(name));
  }

  /** @throws IllegalStateException for a name that stands for nothing yet */
  String fill(String text) {
    Matcher placeholder = PLACEHOLDER.matcher(text);
    return placeholder.replaceAll(found -> Matcher.quoteReplacement(value(found.group(1), found.group(2))));
  }

  private String value(String name, @Nullable String of) {
    if (of != null) {
      return courseId.apply(of);
    }
    return get(name).orElseThrow(() -> new IllegalStateException("{" + name + "} stands for nothing: it was not saved"));
  }

  JsonNode fill(JsonNode json) {
    return switch (json) {
      case ObjectNode object -> {
        ObjectNode filled = JsonNodeFactory.instance.objectNode();
        object.properties().forEach(field -> filled.set(field.getKey(), fill(field.getValue())));
        yield filled;
      }
      case ArrayNode array -> {
        ArrayNode filled = JsonNodeFactory.instance.arrayNode();
        array.forEach(item -> filled.add(fill(item)));
        yield filled;
      }
      default -> json.isString() ? JsonNodeFactory.instance.stringNode(fill(json.stringValue())) : json;
    };
  }

  /** The names in a text. */
  static Set<String> names(String text) {
    Set<String> names = new TreeSet<>();
    Matcher placeholder = PLACEHOLDER.matcher(text);
    while (placeholder.find()) {
      names.add(placeholder.group(1));
    }
    return names;
  }
}
