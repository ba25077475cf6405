package org.treatmentcourse.contracts.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.treatmentcourse.contracts.Packs;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

class PacksTest {
  /** Lengths of time and times of day count as numbers. */
  private static final Pattern NUMBER = Pattern.compile("PT?[0-9][0-9YMWDTHS.]*|[0-9]{2}:[0-9]{2}.*");

  static Stream<String> names() {
    return Packs.present().keySet().stream();
  }

  @Test
  void every_pack_has_a_record_and_every_record_a_pack() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("src/main/resources/policy"))) {
      assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrderElementsOf(names().map(name -> name + ".yaml").toList());
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void is_complete_and_keeps_its_schema(String name) {
    assertThat(new PolicyBook<>(name, pack(name)).defaults().version()).isNotBlank();
  }

  @ParameterizedTest
  @MethodSource("names")
  void says_where_each_number_comes_from(String name) {
    JsonNode pack = tree(name);
    List<String> numbers = new ArrayList<>();
    pack.properties().stream()
        .filter(entry -> !List.of("sources", "version", "effectiveFrom").contains(entry.getKey()))
        .forEach(entry -> collect(entry.getValue(), entry.getKey(), numbers));
    List<String> sources = List.copyOf(pack.get("sources").propertyNames());

    assertThat(numbers)
        .as("numbers of policy/%s.yaml without an entry in its sources", name)
        .allMatch(number -> sources.stream().anyMatch(source -> number.equals(source) || number.startsWith(source + ".")));
  }

  @ParameterizedTest
  @MethodSource("names")
  void names_no_source_for_what_it_does_not_hold(String name) {
    JsonNode pack = tree(name);

    assertThat(pack.get("sources").propertyNames())
        .as("sources in policy/%s.yaml", name)
        .allSatisfy(source -> assertThat(pack.at("/" + source.replace('.', '/')).isMissingNode()).as(source).isFalse());
  }

  @ParameterizedTest
  @MethodSource("names")
  void leaves_no_source_blank(String name) {
    assertThat(tree(name).get("sources")).allSatisfy(source -> assertThat(source.stringValue()).isNotBlank());
  }

  @Test
  void the_work_up_and_the_rules_ask_for_instruments_that_follow_up_scores() {
    EvaluationPolicy evaluation = new PolicyBook<>("evaluation", EvaluationPolicy.class).defaults();
    Stream<String> ofItems = evaluation.workUp().values().stream().flatMap(item -> item.satisfiedBy().stream()).flatMap(List::stream).filter(name -> name.startsWith("score."));
    Stream<String> ofFacts =
        evaluation.facts().values().stream()
            .filter(fact -> Set.of(EvaluationPolicy.From.SCORE, EvaluationPolicy.From.TIER, EvaluationPolicy.From.POSITIVE).contains(fact.from()))
            .map(fact -> "score." + fact.of());

    assertThat(Stream.concat(ofItems, ofFacts).map(name -> name.substring("score.".length())))
        .hasSizeGreaterThan(15)
        .isSubsetOf(new PolicyBook<>("followup", FollowupPolicy.class).defaults().instruments().keySet());
  }

  private static void collect(JsonNode node, String path, List<String> numbers) {
    if (node.isNumber() || (node.isString() && NUMBER.matcher(node.stringValue()).matches())) {
      numbers.add(path);
    }
    node.properties().forEach(entry -> collect(entry.getValue(), path + "." + entry.getKey(), numbers));
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      collect(node.get(i), path + "." + i, numbers);
    }
  }

  private static Class<? extends Pack> pack(String name) {
    return Objects.requireNonNull(Packs.present().get(name));
  }

  private static JsonNode tree(String name) {
    return new YAMLMapper().readTree(PacksTest.class.getResourceAsStream("/policy/" + name + ".yaml"));
  }
}
