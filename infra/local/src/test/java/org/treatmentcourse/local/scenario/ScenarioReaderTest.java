package org.treatmentcourse.local.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.treatmentcourse.local.keys.Role;

class ScenarioReaderTest {

  private static final String HEAD = """
      scenario: a story
      clinic: { zone: America/New_York, sites: [ { id: bethesda, chairs: 4, nurses: 2, hours: "08:00-18:00 Mon-Fri" } ] }
      start: 2026-03-02T09:00
      steps:
      """;

  @TempDir Path folder;

  private Scenario read(String text) throws IOException {
    return ScenarioReader.read(write("story.yaml", text));
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  /** The problem is told with the file, this line and these words. */
  private void refuses(String text, int line, String... saying) throws IOException {
    Path file = write("bad.yaml", text);
    assertThatThrownBy(() -> ScenarioReader.read(file)).isInstanceOf(ScenarioError.class).hasMessageStartingWith(file + ":" + line + ": ").hasMessageContainingAll(saying);
  }

  @Test
  void reads_the_example_of_the_documentation() throws IOException {
    Scenario scenario = read("""
        scenario: S-02 blood pressure too high before a session
        clinic: { zone: America/New_York, sites: [ { id: bethesda, chairs: 4, nurses: 2, hours: "08:00-18:00 Mon-Fri" } ] }
        policy: { scheduling: { bp: { excludeSbp: 185 } } }   # overrides
        start: 2026-03-02T09:00
        steps:
          - at: +0m
            publish: clinic.vitals-recorded.v1
            course: pat-17
            body: { systolic: 182, diastolic: 110, session: 3 }
          - at: +5m
            publish: clinic.vitals-recorded.v1
            course: pat-17
            body: { systolic: 184, diastolic: 111, session: 3 }
          - as: nurse
            service: scheduling
            post: /courses/{course}/sessions/3/start
            expectStatus: 409
            save: { etag: header.ETag, reason: body.reason }
          - expect: scheduling.session-held.v1
            course: pat-17
            match: { reason: BP_EXCLUDE }
            within: 10m
          - never: scheduling.dose-started.v1
          - view: board/bethesda
            match: { sessions: [ { session: 3, status: HELD } ] }
        """);
    assertThat(scenario.zone()).isEqualTo("America/New_York");
    assertThat(scenario.policy().toString()).isEqualTo("{\"scheduling\":{\"bp\":{\"excludeSbp\":185}}}");
    assertThat(scenario.sites()).singleElement().satisfies(site -> assertThat(site.chairs()).isEqualTo(4));
    assertThat(scenario.steps()).hasSize(6);
    assertThat(scenario.steps().get(2)).isInstanceOfSatisfying(Step.Call.class, call -> {
      assertThat(call.line()).isEqualTo(14);
      assertThat(call.as()).isEqualTo(Role.NURSE);
      assertThat(call.method()).isEqualTo("POST");
      assertThat(call.status()).isEqualTo(409);
      assertThat(call.save()).containsEntry("reason", "body.reason");
    });
    assertThat(scenario.steps().get(3)).isInstanceOfSatisfying(Step.Expect.class, expect -> assertThat(expect.within()).isEqualTo(Duration.ofMinutes(10)));
    assertThat(scenario.end()).isEqualTo(LocalDateTime.parse("2026-03-02T09:05"));
  }

  @Test
  void offsets_count_from_the_last_time_that_was_named() throws IOException {
    Scenario scenario = read(HEAD + """
          - { at: +5m, never: scheduling.dose-started.v1 }
          - { at: 2026-03-04T10:00, never: scheduling.dose-started.v1 }
          - { never: scheduling.dose-started.v1 }
          - { at: +1h30m, never: scheduling.dose-started.v1 }
          - { at: +1d, never: scheduling.dose-started.v1 }
        """);
    assertThat(Act.of(scenario).stream().map(Act::at)).containsExactly(
        LocalDateTime.parse("2026-03-02T09:05"), LocalDateTime.parse("2026-03-04T10:00"), null, LocalDateTime.parse("2026-03-04T11:30"),
        LocalDateTime.parse("2026-03-05T10:00"));
  }

  @Test
  void what_is_given_brings_its_clinic_and_policy_and_is_played_without_its_expectations() throws IOException {
    write("given.yaml", HEAD.replace("steps:", "policy: { scheduling: { bp: { excludeSbp: 185, holdSbp: 165 } } }\nsteps:") + """
          - { publish: clinic.consent-revoked.v1, course: pat-1, body: { consent: TREATMENT } }
          - { expect: followup.task-opened.v1 }
          - { at: +2d, expect: followup.task-opened.v1, save: { task: body.task } }
        """);
    Scenario scenario = read("""
        scenario: a story
        given: given.yaml
        policy: { scheduling: { bp: { excludeSbp: 175 } } }
        start: 2026-03-05T09:00
        steps:
          - { as: nurse, service: followup, post: "/courses/{course}/tasks/{task}/close" }
        """);
    assertThat(scenario.sites()).hasSize(1);
    assertThat(scenario.policy().toString()).contains("\"excludeSbp\":175", "\"holdSbp\":165");
    assertThat(Act.of(scenario)).hasSize(4);
    assertThat(Act.of(scenario).stream().map(Act::isPlayed)).containsExactly(true, false, true, true);
    assertThat(Act.of(scenario).stream().map(Act::judged)).containsExactly(false, false, false, true);
    assertThat(Act.of(scenario).getLast().at()).isEqualTo(LocalDateTime.parse("2026-03-05T09:00"));
  }

  @Test
  void refuses_to_begin_before_what_is_given_ends() throws IOException {
    write("given.yaml", HEAD + "  - { at: +2d, never: scheduling.dose-started.v1 }\n");
    refuses("scenario: x\ngiven: given.yaml\nstart: 2026-03-03T09:00\nsteps: []\n", 3, "2026-03-04T09:00");
  }

  @Test
  void refuses_a_file_that_gives_itself() throws IOException {
    refuses("scenario: x\ngiven: bad.yaml\nsteps: []\n", 2, "give");
  }

  @Test
  void refuses_unknown_keys_with_their_line() throws IOException {
    refuses(HEAD.replace("start:", "begin:"), 3, "begin");
    refuses(HEAD + "  - expect: scheduling.session-held.v1\n    course: pat-1\n    mach: { reason: X }\n", 7, "mach");
    refuses(HEAD.replace("chairs", "chair"), 2, "chair");
  }

  @Test
  void refuses_a_step_that_is_nothing_or_two_things() throws IOException {
    refuses(HEAD + "  - at: +1m\n", 5, "publish, as, expect, never, view");
    refuses(HEAD + "  - expect: scheduling.session-held.v1\n    never: scheduling.session-held.v1\n", 5, "expect and never");
  }

  @Test
  void refuses_unknown_event_types() throws IOException {
    refuses(HEAD + "  - publish: clinic.vitals-recorded.v9\n    body: {}\n", 5, "clinic.vitals-recorded.v9", "invalid: true");
    refuses(HEAD + "  - at: +1m\n    expect: scheduling.session-hold.v1\n", 6, "scheduling.session-hold.v1");
    refuses(HEAD + "  - expect: clinic.vitals-recorded.v1\n", 5, "no service emits");
  }

  @Test
  void refuses_a_body_that_its_schema_rejects_unless_that_is_meant() throws IOException {
    String step = "  - publish: clinic.vitals-recorded.v1\n    course: pat-1\n    body: { session: 3, systolic: high }\n";
    refuses(HEAD + step, 7, "clinic.vitals-recorded.v1", "/systolic");
    assertThat(read(HEAD + step + "    invalid: true\n").steps()).hasSize(1);
  }

  @Test
  void refuses_an_expected_field_that_the_event_does_not_have() throws IOException {
    refuses(HEAD + "  - expect: scheduling.session-held.v1\n    match: { raeson: X }\n", 6, "raeson", "reason");
  }

  @Test
  void refuses_a_placeholder_that_nothing_saves() throws IOException {
    refuses(HEAD + "  - as: nurse\n    service: followup\n    post: /tasks/{tsk}/close\n", 7, "{tsk}");
  }

  @Test
  void refuses_unknown_roles_services_tokens_and_times() throws IOException {
    refuses(HEAD + "  - as: surgeon\n    service: followup\n    get: /x\n", 5, "surgeon", "nurse");
    refuses(HEAD + "  - as: nurse\n    service: surgery\n    get: /x\n", 6, "surgery");
    refuses(HEAD + "  - as: nurse\n    token: old\n    service: intake\n    get: /x\n", 6, "token");
    refuses(HEAD + "  - at: tomorrow\n    never: scheduling.dose-started.v1\n", 5, "tomorrow");
    refuses(HEAD + "  - expect: scheduling.dose-started.v1\n    within: soon\n", 6, "soon");
  }

  @Test
  void refuses_time_that_goes_back() throws IOException {
    refuses(HEAD + "  - { at: +5m, never: scheduling.dose-started.v1 }\n  - { at: +4m, never: scheduling.dose-started.v1 }\n", 6, "goes back");
  }

  @Test
  void refuses_a_policy_with_a_typo_and_a_clinic_that_is_none() throws IOException {
    refuses(HEAD.replace("start:", "policy: { scheduling: { bp: { excludeSpb: 175 } } }\nstart:"), 3, "excludeSpb");
    refuses(HEAD.replace("start:", "policy: { surgery: {} }\nstart:"), 3, "surgery");
    refuses(HEAD.replace("America/New_York", "America/Bethesda"), 2, "America/Bethesda");
    refuses(HEAD.replace("chairs: 4", "chairs: 0"), 2, "chairs");
  }

  @Test
  void refuses_what_is_not_yaml_with_its_line() throws IOException {
    refuses("scenario: x\nclinic: { zone: [ }\n", 2, "not YAML");
    refuses("scenario: x\nscenario: y\n", 2, "twice");
    assertThatThrownBy(() -> ScenarioReader.read(folder.resolve("none.yaml"))).isInstanceOf(ScenarioError.class).hasMessageContaining("none.yaml:1");
  }

  @Test
  void raw_bytes_are_for_what_must_be_refused() throws IOException {
    refuses(HEAD + "  - publish: clinic.vitals-recorded.v1\n    raw: '{'\n", 6, "invalid: true");
    Scenario scenario = read(HEAD + "  - publish: clinic.vitals-recorded.v1\n    invalid: true\n    raw: { repeat: '[', times: 3 }\n");
    assertThat(scenario.steps().getFirst()).isInstanceOfSatisfying(Step.Publish.class,
        publish -> assertThat(new String(publish.payload().bytes(new Variables(reference -> "")), java.nio.charset.StandardCharsets.UTF_8)).isEqualTo("[[["));
  }

  /** Module folder or project folder: wherever the build runs. */
  @Test
  void understands_every_committed_file() throws IOException {
    Path here = Path.of("").toAbsolutePath();
    Path scenarios = Stream.of(here.resolve("../e2e/scenarios"), here.resolve("infra/e2e/scenarios")).filter(Files::isDirectory).findFirst().orElseThrow();
    try (Stream<Path> files = Files.walk(scenarios)) {
      List<Path> found = files.filter(file -> file.toString().endsWith(".yaml")).toList();
      assertThat(found).hasSizeGreaterThan(5).allSatisfy(file -> assertThat(ScenarioReader.read(file).steps()).isNotEmpty());
    }
  }
}
