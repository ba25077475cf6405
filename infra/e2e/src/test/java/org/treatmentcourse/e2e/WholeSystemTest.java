package org.treatmentcourse.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Store, broker, four services and dashboard as processes of their own. */
class WholeSystemTest {
  private static final String DATA = CommandRun.project().resolve("infra/e2e/target/system").toString();

  @Test
  void every_scenario_file_holds() throws Exception {
    List<String> args = new ArrayList<>(List.of("--data", DATA));
    Stories.all().forEach(file -> args.add(file.toString()));
    CommandRun run = CommandRun.of("org.treatmentcourse.local.scenario.ScenarioCommand", Duration.ofMinutes(20), args);
    assertThat(run.exit()).as(run.output()).isZero();
    assertThat(run.output()).containsPattern("[1-9]\\d* passed, 0 failed");
  }

  @Test
  void courses_come_out_the_same_while_every_process_is_killed() throws Exception {
    CommandRun run =
        CommandRun.of(
            "org.treatmentcourse.local.prove.Prove",
            Duration.ofMinutes(25),
            List.of("crash", "--courses", "6", "--kills", "7", "--seed", "3", "--data", DATA));
    assertThat(run.exit()).as(run.output()).isZero();
    assertThat(run.output()).contains("lost 0, duplicated 0, out of order 0, differing 0, stuck 0, parked 0, sequences broken 0");
  }
}
