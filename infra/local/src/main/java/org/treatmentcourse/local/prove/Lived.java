package org.treatmentcourse.local.prove;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.treatmentcourse.local.LocalSystem;
import org.treatmentcourse.local.clock.PlayListener;
import org.treatmentcourse.local.clock.PlayReport;
import org.treatmentcourse.local.synthetic.Play;
import org.treatmentcourse.local.synthetic.SyntheticClinic;
import org.treatmentcourse.local.synthetic.Tally;

/**
 * What was left when all courses of a play had been lived and everything was quiet.
 *
 * @param violations sequences of events that were broken
 * @param repeats events that came more than once on a topic, which consumers drop
 */
record Lived(Recording recording, Tally tally, PlayReport report, List<String> violations, long repeats, long parked) {

  private static final Duration SETTLE = Duration.ofMinutes(3);
  private static final int SHOWN = 20;

  /** Lived while nothing goes wrong: what all else is compared with. */
  static Lived undisturbed(Stage stage, List<SyntheticClinic> clinics, Consumer<String> out) throws IOException {
    try (LocalSystem system = stage.fresh(); Play play = new Play(system, clinics)) {
      return of(system, play, new Telling(play, out, PlayListener.SILENT));
    }
  }

  static Lived of(LocalSystem system, Play play, PlayListener listener) {
    PlayReport report = play.run(listener);
    play.clock().settle(SETTLE);
    play.history().catchUp();
    return new Lived(Recording.of(play.history()), play.tally(), report, play.history().violations(), play.history().repeats(),
        new Parked(system).list().size());
  }

  /** Courses that did not come to their end. */
  int stuck() {
    return tally.courses() - tally.over() + tally.stuck().size();
  }

  /** Tells how this differs from what was left alone; true if in nothing. */
  boolean isLike(Lived undisturbed, Consumer<String> out) {
    Comparison comparison = Comparison.of(undisturbed.recording, recording);
    out.accept("lost %d, duplicated %d, out of order %d, differing %d, stuck %d, parked %d, sequences broken %d".formatted(comparison.lost(),
        comparison.duplicated(), comparison.outOfOrder(), comparison.differing(), stuck(), parked, violations.size()));
    comparison.details().stream().limit(SHOWN).forEach(out);
    violations.stream().limit(SHOWN).forEach(out);
    return comparison.isClean() && stuck() == 0 && parked == 0 && violations.isEmpty();
  }
}
