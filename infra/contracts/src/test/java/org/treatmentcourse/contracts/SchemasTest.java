package org.treatmentcourse.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.treatmentcourse.contracts.policy.InstrumentWording;
import tools.jackson.databind.JsonNode;

class SchemasTest {
  private static final Path FOLDER = Path.of("src/main/resources/schemas");
  private static final Map<String, JsonNode> GENERATED = generated();

  static Stream<String> names() {
    return GENERATED.keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("names")
  void is_committed_as_the_record_says(String name) throws IOException {
    Committed.compare(FOLDER.resolve(name + ".json"), Objects.requireNonNull(GENERATED.get(name)));
  }

  @Test
  void has_no_schema_without_a_record() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      assertThat(files.map(file -> file.getFileName().toString().replaceFirst("\\.json$", ""))).isSubsetOf(GENERATED.keySet());
    }
  }

  private static Map<String, JsonNode> generated() {
    Schemas schemas = new Schemas();
    Map<String, JsonNode> all = new TreeMap<>();
    for (EventType type : Catalogue.all()) {
      all.put(type.wire(), type.isClinic() ? schemas.closed(type.wire(), type.record()) : schemas.open(type.wire(), type.record()));
    }
    all.put(Rejection.TYPE, schemas.open(Rejection.TYPE, Rejection.class));
    all.put("wording", schemas.closed("wording", InstrumentWording.class));
    Packs.present().forEach((service, pack) -> all.put("policy." + service, schemas.closed("policy." + service, pack)));
    return all;
  }
}
