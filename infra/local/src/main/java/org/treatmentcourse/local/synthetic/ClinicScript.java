package org.treatmentcourse.local.synthetic;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.treatmentcourse.local.client.History;
import org.treatmentcourse.local.clock.Script;

/** All courses of one clinic, on its clock. */
final class ClinicScript implements Script {

  private final List<Life> lives;
  private final History history;

  ClinicScript(List<Life> lives, History history) {
    this.lives = List.copyOf(lives);
    this.history = history;
  }

  @Override
  public Optional<Instant> next() {
    history.catchUp();
    lives.forEach(life -> life.listen(history));
    return lives.stream().flatMap(life -> life.next().stream()).min(Instant::compareTo);
  }

  @Override
  public void run(Instant now) {
    lives.forEach(life -> life.live(now));
  }
}
