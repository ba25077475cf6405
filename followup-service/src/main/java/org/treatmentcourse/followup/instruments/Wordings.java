package org.treatmentcourse.followup.instruments;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.Bodies;
import org.treatmentcourse.contracts.EventCodec;
import org.treatmentcourse.contracts.Json;
import org.treatmentcourse.contracts.policy.FollowupPolicy.Instrument;
import org.treatmentcourse.contracts.policy.FollowupPolicy.Item;
import org.treatmentcourse.contracts.policy.FollowupPolicy.Wording;
import org.treatmentcourse.contracts.policy.InstrumentWording;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The words that are at hand: those that may be shipped, and those from the folder of one who has the licence, which come first. */
public final class Wordings {
  private static final String YAML = ".yaml";
  private static final YAMLMapper READER = YAMLMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
  private final Map<String, InstrumentWording> byKey = new HashMap<>();

  /**
   * @param folder with one {@code <instrument>.yaml} each, or null
   * @throws IllegalStateException naming file, field and reason if one does not fit the catalogue: the service must not start
   */
  public Wordings(Map<String, Instrument> catalogue, @Nullable Path folder) {
    catalogue.forEach(
        (key, instrument) -> {
          if (instrument.wording() == Wording.FREE) {
            shipped(key).ifPresent(tree -> byKey.put(key, checked(key + YAML, tree, catalogue)));
          }
        });
    if (folder != null) {
      files(folder).forEach(file -> byKey.put(key(file), checked(file.toString(), read(file), catalogue)));
    }
  }

  /** What there is for this definition of it; a clinic that has changed the items gets none. */
  Optional<InstrumentWording> of(String key, Instrument instrument) {
    return Optional.ofNullable(byKey.get(key)).filter(words -> words.version() == instrument.version() && ids(words).equals(ids(instrument)));
  }

  private static InstrumentWording checked(String file, JsonNode tree, Map<String, Instrument> catalogue) {
    InstrumentWording words;
    try {
      Bodies.check("wording", tree);
      words = Json.MAPPER.treeToValue(tree, InstrumentWording.class);
    } catch (EventCodec.Unreadable e) {
      throw wrong(file, e.field(), String.valueOf(e.getMessage()));
    } catch (JacksonException e) {
      throw wrong(file, "answers", "values are numbers: " + e.getOriginalMessage());
    }
    Instrument instrument = catalogue.get(words.instrument());
    if (instrument == null) {
      throw wrong(file, "/instrument", "the catalogue has no instrument " + words.instrument());
    }
    if (!words.instrument().equals(key(Path.of(file)))) {
      throw wrong(file, "/instrument", "the file must be called " + words.instrument() + YAML);
    }
    if (words.version() != instrument.version()) {
      throw wrong(file, "/version", "the catalogue has version " + instrument.version());
    }
    items(file, words, instrument);
    return words;
  }

  private static void items(String file, InstrumentWording words, Instrument instrument) {
    Map<String, Item> items = instrument.items().stream().collect(Collectors.toMap(Item::id, item -> item));
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < words.items().size(); i++) {
      InstrumentWording.Line line = words.items().get(i);
      Item item = items.get(line.id());
      if (item == null) {
        throw wrong(file, "/items/" + i + "/id", words.instrument() + " has no item " + line.id());
      }
      if (!seen.add(line.id())) {
        throw wrong(file, "/items/" + i + "/id", "item " + line.id() + " is there twice");
      }
      Map<Integer, String> answers = line.answers() != null ? line.answers() : words.answers() != null ? words.answers() : Map.of();
      String place = line.answers() == null ? "/answers" : "/items/" + i + "/answers";
      for (Integer value : answers.keySet()) {
        if (value < item.min() || value > item.max()) {
          throw wrong(file, place, value + " is no answer to " + line.id() + ", which goes from " + item.min() + " to " + item.max());
        }
      }
    }
    List<String> missing = instrument.items().stream().map(Item::id).filter(id -> !seen.contains(id)).toList();
    if (!missing.isEmpty()) {
      throw wrong(file, "/items", "item " + missing.getFirst() + " of " + words.instrument() + " is missing");
    }
  }

  private static Set<String> ids(InstrumentWording words) {
    return words.items().stream().map(InstrumentWording.Line::id).collect(Collectors.toSet());
  }

  private static Set<String> ids(Instrument instrument) {
    return instrument.items().stream().map(Item::id).collect(Collectors.toSet());
  }

  private static List<Path> files(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw wrong(folder.toString(), "TREATMENTCOURSE_WORDING_DIR", "is not a folder");
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(YAML)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode read(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return READER.readTree(in);
    } catch (IOException e) {
      throw wrong(file.toString(), "file", "can't be read: " + e);
    } catch (JacksonException e) {
      throw wrong(file.toString(), "file", "is not YAML that can be taken: " + e.getOriginalMessage());
    }
  }

  private static Optional<JsonNode> shipped(String key) {
    try (InputStream in = Wordings.class.getResourceAsStream("/wording/" + key + YAML)) {
      return in == null ? Optional.empty() : Optional.of(READER.readTree(in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String key(Path file) {
    return String.valueOf(file.getFileName()).replaceFirst("\\.yaml$", "");
  }

  private static IllegalStateException wrong(String file, String field, String reason) {
    return new IllegalStateException(file + ": " + field + ": " + reason);
  }
}
