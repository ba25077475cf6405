package org.treatmentcourse.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The whole system as processes, each of which is killed. */
class CrashTest {
  private static final String DATA = CommandRun.project().resolve("infra/e2e/target/crash").toString();

  @Test
  void courses_come_out_the_same_while_every_process_is_killed() throws Exception {
    CommandRun run =
        CommandRun.of(
            "org.treatmentcourse.local.prove.Prove",
            Duration.ofMinutes(25),
            List.of("crash", "--courses", "3", "--kills", "7", "--seed", "3", "--data", DATA));
    assertThat(run.exit()).as(run.output()).isZero();
    assertThat(run.output()).contains("lost 0, duplicated 0, out of order 0, differing 0, stuck 0, parked 0, sequences broken 0");
  }
}
