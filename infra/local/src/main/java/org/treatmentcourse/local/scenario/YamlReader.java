package org.treatmentcourse.local.scenario;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.schema.CoreSchema;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Reads one YAML 1.2 document and remembers where everything stands. */
final class YamlReader {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final int MAX_DEPTH = 50;

  private final Path file;

  private YamlReader(Path file) {
    this.file = file;
  }

  /** @throws ScenarioError if there is no such file or it is not YAML */
  static Yaml read(Path file) {
    String text;
    try {
      text = Files.readString(file);
    } catch (IOException e) {
      throw new ScenarioError(file, 1, "can't be read: " + e);
    }
    return read(file, text);
  }

  static Yaml read(Path file, String text) {
    LoadSettings settings = LoadSettings.builder().setLabel(file.toString()).setUseMarks(true).setSchema(new CoreSchema()).build();
    try {
      Node root = new Compose(settings).composeString(text).orElseThrow(() -> new ScenarioError(file, 1, "is empty"));
      return new YamlReader(file).value(root, 0);
    } catch (MarkedYamlEngineException e) {
      int line = e.getProblemMark().map(Mark::getLine).orElse(0) + 1;
      throw new ScenarioError(file, line, "not YAML: " + e.getProblem());
    }
  }

  private Yaml value(Node node, int depth) {
    int line = line(node);
    // An alias may contain itself.
    if (depth > MAX_DEPTH) {
      throw new ScenarioError(file, line, "nested deeper than " + MAX_DEPTH);
    }
    return switch (node) {
      case ScalarNode scalar -> new Yaml.Leaf(line, scalar(scalar));
      case SequenceNode sequence -> new Yaml.Items(line, items(sequence, depth));
      case MappingNode mapping -> fields(mapping, line, depth);
      default -> throw new ScenarioError(file, line, "unexpected " + node.getNodeType());
    };
  }

  private List<Yaml> items(SequenceNode sequence, int depth) {
    List<Yaml> items = new ArrayList<>();
    sequence.getValue().forEach(item -> items.add(value(item, depth + 1)));
    return items;
  }

  private Yaml.Fields fields(MappingNode mapping, int line, int depth) {
    Map<String, Yaml> fields = new LinkedHashMap<>();
    Map<String, Integer> lines = new LinkedHashMap<>();
    for (NodeTuple tuple : mapping.getValue()) {
      if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
        throw new ScenarioError(file, line(tuple.getKeyNode()), "a key must be a word");
      }
      if (fields.put(key.getValue(), value(tuple.getValueNode(), depth + 1)) != null) {
        throw new ScenarioError(file, line(key), "the key " + key.getValue() + " is there twice");
      }
      lines.put(key.getValue(), line(key));
    }
    return new Yaml.Fields(line, fields, lines);
  }

  private JsonNode scalar(ScalarNode scalar) {
    String text = scalar.getValue();
    Tag tag = scalar.getTag();
    if (tag.equals(Tag.NULL)) {
      return JSON.nullNode();
    }
    if (tag.equals(Tag.BOOL)) {
      return JSON.booleanNode(Boolean.parseBoolean(text));
    }
    try {
      if (tag.equals(Tag.INT)) {
        return JSON.numberNode(Long.parseLong(text));
      }
      if (tag.equals(Tag.FLOAT)) {
        return JSON.numberNode(Double.parseDouble(text));
      }
    } catch (NumberFormatException e) {
      throw new ScenarioError(file, line(scalar), text + " is a number that can't be used here");
    }
    return JSON.stringNode(text);
  }

  private static int line(Node node) {
    Optional<Mark> mark = node.getStartMark();
    return mark.map(Mark::getLine).orElse(0) + 1;
  }
}
