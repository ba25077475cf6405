package org.treatmentcourse.local.prove;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.treatmentcourse.local.clock.PlayListener;
import org.treatmentcourse.local.synthetic.Play;
import org.treatmentcourse.local.synthetic.Tally;

/** Tells now and then how far a play has come, and passes on what it hears. */
final class Telling implements PlayListener {

  private static final long EVERY_NS = Duration.ofSeconds(20).toNanos();

  private final Play play;
  private final Consumer<String> out;
  private final PlayListener next;
  private long told = System.nanoTime();

  Telling(Play play, Consumer<String> out, PlayListener next) {
    this.play = play;
    this.out = out;
    this.next = next;
  }

  @Override
  public void moved(Map<String, Instant> clocks) {
    next.moved(clocks);
    if (System.nanoTime() - told > EVERY_NS) {
      told = System.nanoTime();
      Tally tally = play.tally();
      out.accept("%d of %d courses over, %d events".formatted(tally.over(), tally.courses(), tally.events()));
    }
  }

  @Override
  public void waiting(Duration since, List<String> reasons) {
    next.waiting(since, reasons);
  }
}
