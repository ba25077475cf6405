package org.treatmentcourse.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Store, broker, four services and dashboard as processes of their own, and the stories a clinical lead can read. */
class StoriesTest {
  private static final String DATA = CommandRun.project().resolve("infra/e2e/target/stories").toString();

  @Test
  void the_stories_of_every_build_hold() throws Exception {
    List<String> args = new ArrayList<>(List.of("--data", DATA));
    Stories.ofEveryBuild().forEach(file -> args.add(file.toString()));
    CommandRun run = CommandRun.of("org.treatmentcourse.local.scenario.ScenarioCommand", Duration.ofMinutes(20), args);
    assertThat(run.exit()).as(run.output()).isZero();
    assertThat(run.output()).containsPattern("[1-9]\\d* passed, 0 failed");
  }
}
