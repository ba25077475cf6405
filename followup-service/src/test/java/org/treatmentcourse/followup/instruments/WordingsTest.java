package org.treatmentcourse.followup.instruments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.treatmentcourse.contracts.policy.FollowupPolicy.Instrument;
import org.treatmentcourse.contracts.policy.FollowupPolicy.Wording;
import org.treatmentcourse.contracts.policy.InstrumentWording;
import org.treatmentcourse.followup.Story;

class WordingsTest {
  private static final Map<String, Instrument> CATALOGUE = Story.POLICY.instruments();

  private static final String BLADDER =
      """
      instrument: BPIC_SS
      version: 1
      language: en
      copyright: made up for this test
      items:
        - { id: total, text: Sum of the form }
      """;

  @TempDir Path folder;

  private static Instrument instrument(String key) {
    return Objects.requireNonNull(CATALOGUE.get(key));
  }

  @Test
  void ships_words_for_these_and_for_nothing_that_is_not_free() throws IOException, URISyntaxException {
    Wordings wordings = new Wordings(CATALOGUE, null);

    assertThat(CATALOGUE.keySet().stream().filter(key -> wordings.of(key, instrument(key)).isPresent())).containsExactly("PHQ9", "GAD7", "PCL5", "AUDIT_C");
    Path shipped = Path.of(Objects.requireNonNull(Wordings.class.getResource("/wording/PHQ9.yaml")).toURI()).resolveSibling("");
    try (Stream<Path> files = Files.list(shipped)) {
      assertThat(files.map(file -> file.getFileName().toString().replace(".yaml", "")))
          .allSatisfy(key -> assertThat(instrument(key).wording()).as(key).isEqualTo(Wording.FREE));
    }
  }

  @Test
  void names_every_answer_of_what_it_ships() {
    Wordings wordings = new Wordings(CATALOGUE, null);
    for (String key : List.of("PHQ9", "GAD7", "PCL5", "AUDIT_C")) {
      InstrumentWording words = wordings.of(key, instrument(key)).orElseThrow();
      for (int i = 0; i < words.items().size(); i++) {
        InstrumentWording.Line line = words.items().get(i);
        assertThat(line.id()).isEqualTo(instrument(key).items().get(i).id());
        Map<Integer, String> answers = line.answers() == null ? words.answers() : line.answers();
        List<Integer> values = new ArrayList<>();
        for (int value = instrument(key).items().get(i).min(); value <= instrument(key).items().get(i).max(); value++) {
          values.add(value);
        }
        assertThat(Objects.requireNonNull(answers).keySet()).as("%s %s", key, line.id()).containsExactlyElementsOf(values);
      }
    }
  }

  @Test
  void takes_licensed_words_from_a_folder() throws IOException {
    Files.writeString(folder.resolve("BPIC_SS.yaml"), BLADDER);
    Files.writeString(folder.resolve("notes.txt"), "not for here");

    Wordings wordings = new Wordings(CATALOGUE, folder);

    assertThat(wordings.of("BPIC_SS", instrument("BPIC_SS"))).get().extracting(InstrumentWording::copyright).isEqualTo("made up for this test");
    assertThat(wordings.of("PHQ9", instrument("PHQ9"))).isPresent();
  }

  @Test
  void prefers_the_words_of_the_folder() throws IOException {
    Files.writeString(folder.resolve("NRS_PAIN.yaml"), "{instrument: NRS_PAIN, version: 1, language: es, items: [{id: nrs, text: x, answers: {10: y}}]}");
    assertThat(new Wordings(CATALOGUE, folder).of("NRS_PAIN", instrument("NRS_PAIN"))).get().extracting(InstrumentWording::language).isEqualTo("es");
  }

  @Test
  void gives_no_words_for_items_that_a_clinic_has_changed() {
    Wordings wordings = new Wordings(CATALOGUE, null);
    assertThat(wordings.of("PHQ9", instrument("GAD7"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          BPIC_SS | id: total         | id: sum                            | /items/0/id   | BPIC_SS has no item sum
          BPIC_SS | version: 1        | version: 2                         | /version      | the catalogue has version 1
          BPIC_SS | version: 1        | version: one                       | /version      | integer
          BPIC_SS | language: en      | language: english, the British one | /language     | pattern
          BPIC_SS | language: en      | tongue: en                         | /language     | required
          BPIC_SS | BPIC_SS           | BPIC                               | /instrument   | the catalogue has no instrument BPIC
          BPIC_SS | BPIC_SS           | MOCA                               | /instrument   | the file must be called MOCA.yaml
          BPIC_SS | Sum of the form   | x, answers: { 39: y }              | /items/0/answers | 39 is no answer to total, which goes from 0 to 38
          BPIC_SS | Sum of the form   | x, answers: { high: y }            | answers       | values are numbers
          BPIC_SS | Sum of the form } | x }, { id: total, text: y }        | file          | is not YAML
          BPIC_SS | language: en      | version: 1                         | file          | is not YAML
          """)
  void stops_at_a_wrong_file_and_names_file_field_and_reason(String key, String right, String wrong, String field, String reason) throws IOException {
    Files.writeString(folder.resolve(key + ".yaml"), BLADDER.replace(right, wrong));

    assertThatThrownBy(() -> new Wordings(CATALOGUE, folder))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContainingAll(folder.resolve(key + ".yaml").toString(), field, reason);
  }

  @Test
  void stops_at_missing_and_doubled_items() throws IOException {
    Path file = folder.resolve("CADSS6.yaml");
    String some = "{instrument: CADSS6, version: 1, language: en, items: [{id: q1, text: x}, {id: q2, text: x}";
    Files.writeString(file, some + "]}");
    assertThatThrownBy(() -> new Wordings(CATALOGUE, folder)).hasMessageContaining("/items: item q6 of CADSS6 is missing");
    Files.writeString(file, some + ", {id: q1, text: x}]}");
    assertThatThrownBy(() -> new Wordings(CATALOGUE, folder)).hasMessageContaining("/items/2/id: item q1 is there twice");
  }

  @Test
  void stops_where_there_is_no_folder() {
    assertThatThrownBy(() -> new Wordings(CATALOGUE, folder.resolve("none"))).hasMessageContainingAll("none", "is not a folder");
  }
}
