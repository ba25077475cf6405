package org.treatmentcourse.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.CoreSchema;
import org.treatmentcourse.contracts.policy.EvaluationPolicy;
import org.treatmentcourse.contracts.policy.PolicyBook;

/** Every rule of evaluation is told as a story, and every story is in the table that a reader begins with. */
class RuleScenariosTest {
  private static final Pattern RULE = Pattern.compile("(?:EL|DI)-\\d\\d");
  private static final Set<String> RULES = new PolicyBook<>("evaluation", EvaluationPolicy.class).defaults().rules().keySet();

  @Test
  void every_rule_of_the_pack_is_expected_to_fire_in_a_scenario() throws IOException {
    Set<String> told = new TreeSet<>();
    for (Path file : Stories.all()) {
      told.addAll(firing(file));
    }
    assertThat(told).as("rules that a scenario expects to find something").containsExactlyInAnyOrderElementsOf(RULES);
  }

  @Test
  void the_table_lists_every_rule_file_with_the_rules_it_tells() throws IOException {
    Map<String, Set<String>> told = new TreeMap<>();
    for (Path file : Stories.ofRules()) {
      told.put(Objects.requireNonNull(file.getFileName()).toString(), firing(file));
    }
    assertThat(table()).containsExactlyInAnyOrderEntriesOf(told);
  }

  /** Rows {@code | [name](rules/name.yaml) | EL-20, EL-21 | … |} of the README: file to rules. */
  private static Map<String, Set<String>> table() throws IOException {
    Pattern row = Pattern.compile("\\| \\[[^]]+]\\(rules/([a-z0-9-]+\\.yaml)\\) \\| ([^|]+) \\|.*");
    Map<String, Set<String>> table = new TreeMap<>();
    for (String line : Files.readAllLines(Stories.FOLDER.resolve("README.md"))) {
      var found = row.matcher(line);
      if (found.matches()) {
        assertThat(table.put(found.group(1), new TreeSet<>(List.of(found.group(2).strip().split(", "))))).as(line).isNull();
      }
    }
    return table;
  }

  /** Rules that an {@code expect} or the answer to a {@code get} must name with a severity: those it would miss if the rule were gone. */
  private static Set<String> firing(Path file) throws IOException {
    Set<String> rules = new TreeSet<>();
    Object story = new Load(LoadSettings.builder().setLabel(file.toString()).setSchema(new CoreSchema()).build()).loadFromString(Files.readString(file));
    if (story instanceof Map<?, ?> top && top.get("steps") instanceof List<?> steps) {
      for (Object step : steps) {
        if (step instanceof Map<?, ?> one && (one.containsKey("expect") || one.containsKey("get"))) {
          collect(one.get("match"), rules);
        }
      }
    }
    assertThat(rules).as(file.toString()).allMatch(rule -> RULE.matcher(rule).matches() && RULES.contains(rule));
    return rules;
  }

  private static void collect(@Nullable Object match, Set<String> rules) {
    if (match instanceof Map<?, ?> fields) {
      if (fields.get("rule") instanceof String rule && fields.get("severity") != null) {
        rules.add(rule);
      }
      fields.values().forEach(value -> collect(value, rules));
    } else if (match instanceof Collection<?> items) {
      items.forEach(item -> collect(item, rules));
    }
  }
}
