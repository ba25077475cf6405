package org.treatmentcourse.contracts.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.treatmentcourse.contracts.Clinic;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

class PolicyBookTest {
  private static final PolicyBook<EvaluationPolicy> BOOK = new PolicyBook<>("evaluation", EvaluationPolicy.class);

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "/limits/excludeSbp; valu; 175; /limits/excludeSbp/valu",
        "/limits; excludeSpb; {value: 175, min: 1, max: 300, unit: mmHg}; /limits/excludeSpb",
        "''; limit; 18; /limit",
        "/limits/excludeSbp; value; high; /limits/excludeSbp/value",
        "/limits/excludeSbp; value; 999; /limits/excludeSbp",
        "/rules/EL-01/cases/0; severity; EXCLUDED; /rules/EL-01/cases/0/severity",
        "/rules/EL-01/cases/0/anyOf/0/0; fact; ageYeers; /rules/EL-01/cases/0/anyOf/fact",
        "/rules/EL-01/cases/0/anyOf/0/0; below; minAgee; /rules/EL-01/cases/0/anyOf/ageYears",
        "/rules/EL-01/cases/0/anyOf/0/0; is; true; /rules/EL-01/cases/0/anyOf/ageYears",
        "/facts/theophylline; of; theophyline; /facts/theophylline/of",
        "/facts/spo2; buckets; [low]; /facts/spo2/buckets",
        "/rules/EL-05/cases/0; override; NONE; /rules/EL-05/cases/0/override",
        "/workUp/ecg; validDays; ecgDay; /workUp/ecg/validDays",
        "/workUp/pregnancyTest; validDaysAtStart; hcgDay; /workUp/pregnancyTest/validDaysAtStart",
        "/workUp/ecg; satisfiedBy; []; /workUp/ecg/satisfiedBy",
        "/workUp/ecg; satisfiedBy; [[finding.ekg]]; /workUp/ecg/satisfiedBy",
        "/workUp/ecg; satisfiedBy; [[finding.spo2]]; /workUp/ecg/satisfiedBy",
        "/workUp/tsh; satisfiedBy; [[lab.T4]]; /workUp/tsh/satisfiedBy",
        "/workUp/vitalSigns; satisfiedBy; [[exam.mood]]; /workUp/vitalSigns/satisfiedBy",
        "/workUp/phq9; satisfiedBy; [[score.phq9]]; /workUp/phq9/satisfiedBy",
        "/workUp/allergyReview; satisfiedBy; [[allergy]]; /workUp/allergyReview/satisfiedBy",
        "/workUp/ecg; anyOf; []; /workUp/ecg/anyOf",
        "/workUp/ecg/anyOf/0/0; fact; ageYeers; /workUp/ecg/anyOf/fact",
        "/workUp/ecg/anyOf/0/0; atLeast; ecgAges; /workUp/ecg/anyOf/ageYears",
        "/workUp/ecg; validFor; ecgDays; /workUp/ecg/validFor",
        "/workUp/urineDrugScreen; routes; [NOSE]; /workUp/urineDrugScreen/routes/0",
        "/rules/EL-01/cases/0; anyOf; [[{fact: planInForce, is: true}]]; /rules/EL-01/cases/0/anyOf/planInForce",
        "''; effectiveFrom; 2026-02-30; /effectiveFrom",
        "''; limits; 5; /limits",
      })
  void refuses_a_pack_with_a_typo_naming_file_field_and_reason(String in, String key, String value, String field) {
    ObjectNode pack = pack();
    ((ObjectNode) pack.at(in)).set(key, new YAMLMapper().readTree(value));

    assertThatThrownBy(() -> new PolicyBook<>("evaluation", EvaluationPolicy.class, pack))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageMatching("policy/evaluation\\.yaml: " + field + ": .{10,}");
  }

  @Test
  void refuses_a_pack_with_a_missing_number() {
    ObjectNode pack = pack();
    ((ObjectNode) pack.get("limits")).remove("excludeSbp");

    assertThatThrownBy(() -> new PolicyBook<>("evaluation", EvaluationPolicy.class, pack))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("policy/evaluation.yaml: /limits: there is no excludeSbp");
  }

  @ParameterizedTest
  @CsvSource({"bmi, ofs, DERIVED", "spo2, pulse, EXAMINATION", "hcg, TSH, LAB", "alt, TROPONIN, LAB_RATIO", "ageYears, shoeSize, REFERRAL", "mentalHealth, mental, INDICATION"})
  void refuses_a_fact_that_nothing_can_read(String fact, String of, String from) {
    ObjectNode pack = pack();
    assertThat(pack.at("/facts/" + fact + "/from").stringValue()).isEqualTo(from);
    ((ObjectNode) pack.at("/facts/" + fact)).put("of", of);

    assertThatThrownBy(() -> new PolicyBook<>("evaluation", EvaluationPolicy.class, pack))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("policy/evaluation.yaml: /facts/" + fact + "/of: there is no " + of);
  }

  @Test
  void refuses_a_limit_that_only_an_item_of_the_work_up_used() {
    ObjectNode pack = pack();
    ((ObjectNode) pack.at("/workUp/ecg")).remove("validDays");

    assertThatThrownBy(() -> new PolicyBook<>("evaluation", EvaluationPolicy.class, pack))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("policy/evaluation.yaml: /limits/ecgDays: nothing uses a limit of that name");
  }

  @Test
  void refuses_an_empty_or_absent_pack() {
    JsonNode empty = new YAMLMapper().readTree("");

    assertThatThrownBy(() -> new PolicyBook<>("evaluation", EvaluationPolicy.class, empty))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("policy/evaluation.yaml holds no settings");
    assertThatThrownBy(() -> new PolicyBook<>("nobody", EvaluationPolicy.class))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("policy/nobody.yaml can't be read");
  }

  @Test
  void a_clinic_without_overrides_has_the_default_pack() {
    assertThat(BOOK.of(null)).isSameAs(BOOK.defaults());
    assertThat(BOOK.of(clinic(Map.of()))).isSameAs(BOOK.defaults());
    assertThat(BOOK.of(clinic(Map.of("evaluation", Map.of())))).isSameAs(BOOK.defaults());
    assertThat(BOOK.of(clinic(Map.of("scheduling", Map.of("bp", 1))))).isSameAs(BOOK.defaults());
    assertThat(BOOK.by(id -> null).apply("riverside")).isSameAs(BOOK.defaults());
  }

  @Test
  void overrides_change_what_they_name_and_nothing_else() {
    EvaluationPolicy pack = BOOK.of(clinic(Map.of("evaluation", Map.of("limits", Map.of("excludeSbp", Map.of("value", 175)), "requiredConsents", List.of()))));

    assertThat(pack.limit("excludeSbp")).isEqualTo(175);
    assertThat(pack.limit("excludeDbp")).isEqualTo(BOOK.defaults().limit("excludeDbp"));
    assertThat(pack.requiredConsents()).isEmpty();
    assertThat(pack).usingRecursiveComparison().ignoringFields("limits", "requiredConsents", "version").isEqualTo(BOOK.defaults());
    assertThat(BOOK.defaults().limit("excludeSbp")).isNotEqualTo(175);
  }

  @Test
  void the_version_names_the_overrides_whatever_their_order() {
    Map<String, Object> oneWay = new LinkedHashMap<>();
    oneWay.put("excludeSbp", Map.of("value", 175));
    oneWay.put("excludeDbp", Map.of("value", 105));
    Map<String, Object> otherWay = new LinkedHashMap<>();
    otherWay.put("excludeDbp", Map.of("value", 105));
    otherWay.put("excludeSbp", Map.of("value", 175));

    String version = BOOK.overridden(Map.of("limits", oneWay)).version();

    assertThat(version).startsWith(BOOK.defaults().version() + "+").matches(".*\\+[0-9a-f]{8}");
    assertThat(new PolicyBook<>("evaluation", EvaluationPolicy.class).overridden(Map.of("limits", otherWay)).version()).isEqualTo(version);
    assertThat(BOOK.overridden(Map.of("limits", Map.of("excludeSbp", Map.of("value", 174)))).version()).isNotEqualTo(version);
  }

  @Test
  void the_version_of_overrides_is_the_same_in_every_process() {
    assertThat(BOOK.overridden(Map.of("limits", Map.of("excludeSbp", Map.of("value", 175)))).version()).endsWith("+afbbd5c8");
  }

  @Test
  void makes_the_pack_of_a_clinic_once() {
    Clinic clinic = clinic(Map.of("evaluation", Map.of("limits", Map.of("minAge", Map.of("value", 21)))));

    assertThat(BOOK.of(clinic)).isSameAs(BOOK.of(clinic)).extracting(pack -> pack.limit("minAge")).isEqualTo(21.0);
  }

  @Test
  void a_site_changes_what_its_clinic_says_and_keeps_the_rest() {
    Map<String, Object> clinics = Map.of("evaluation", Map.of("limits", Map.of("minAge", Map.of("value", 21), "excludeSbp", Map.of("value", 175))));
    Map<String, Object> sites = Map.of("evaluation", Map.of("limits", Map.of("excludeSbp", Map.of("value", 165))));
    Clinic clinic =
        new Clinic(
            "riverside",
            "America/New_York",
            List.of(
                new Clinic.Site("main", null, 4, 2, "08:00-18:00 Mon-Fri"),
                new Clinic.Site("harbour", null, 4, 2, "08:00-18:00 Mon-Fri", null, null, null, sites)),
            clinics);

    assertThat(BOOK.at(clinic, "harbour").limit("excludeSbp")).isEqualTo(165);
    assertThat(BOOK.at(clinic, "harbour").limit("minAge")).isEqualTo(21);
    assertThat(BOOK.at(clinic, "harbour").version()).startsWith(BOOK.defaults().version() + "+").isNotEqualTo(BOOK.of(clinic).version());
    assertThat(BOOK.at(clinic, "harbour")).isSameAs(BOOK.at(clinic, "harbour"));
    assertThat(BOOK.at(clinic, "main")).isSameAs(BOOK.of(clinic));
    assertThat(BOOK.at(clinic, null)).isSameAs(BOOK.of(clinic));
    assertThat(BOOK.at(new Clinic("riverside", "America/New_York", clinic.sites(), Map.of()), "harbour")).isEqualTo(BOOK.overridden(Map.of("limits", Map.of("excludeSbp", Map.of("value", 165)))));
  }

  @Test
  void refuses_overrides_that_break_the_schema() {
    assertThatThrownBy(() -> BOOK.overridden(Map.of("limits", Map.of("excludeSbp", Map.of("valu", 175)))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("overrides of policy/evaluation.yaml: /limits/excludeSbp/valu: ");
    assertThatThrownBy(() -> BOOK.overridden(Map.of("limits", "low"))).hasMessageContaining(": /limits: ");
    assertThatThrownBy(() -> BOOK.overridden(Map.of("limits", Map.of("minAge", Map.of("value", 12))))).hasMessageContaining(": /limits/minAge: must be 18");
    assertThatThrownBy(() -> BOOK.of(clinic(Map.of("evaluation", "strict")))).isInstanceOf(IllegalStateException.class);
  }

  private static ObjectNode pack() {
    return (ObjectNode) new YAMLMapper().readTree(PolicyBookTest.class.getResourceAsStream("/policy/evaluation.yaml"));
  }

  private static Clinic clinic(Map<String, Object> policy) {
    return new Clinic("riverside", "America/New_York", List.of(new Clinic.Site("main", null, 4, 2, "08:00-18:00 Mon-Fri")), policy);
  }
}
