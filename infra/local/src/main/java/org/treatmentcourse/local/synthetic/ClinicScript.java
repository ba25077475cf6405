package org.treatmentcourse.local.synthetic;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.treatmentcourse.local.client.History;
import org.treatmentcourse.local.clock.Script;

/** All courses of one clinic, on its clock. */
final class ClinicScript implements Script {

  /** Something that isn't part of anybody's course. */
  record Interlude(Instant at, Runnable what) {}

  private final List<Life> lives;
  private final History history;
  private final Deque<Interlude> interludes;

  /** @param interludes in order of time */
  ClinicScript(List<Life> lives, History history, List<Interlude> interludes) {
    this.lives = List.copyOf(lives);
    this.history = history;
    this.interludes = new ArrayDeque<>(interludes);
  }

  @Override
  public Optional<Instant> next() {
    history.catchUp();
    lives.forEach(life -> life.listen(history));
    return Stream.concat(lives.stream().flatMap(life -> life.next().stream()), interludes.stream().map(Interlude::at)).min(Instant::compareTo);
  }

  @Override
  public void run(Instant now) {
    Interlude interlude = interludes.peek();
    if (interlude != null && !interlude.at().isAfter(now)) {
      interludes.remove();
      interlude.what().run();
    } else {
      lives.forEach(life -> life.live(now));
    }
  }
}
