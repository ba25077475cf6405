package org.treatmentcourse.local.prove;

import java.time.Duration;
import java.util.List;
import org.treatmentcourse.local.LocalSystem;
import org.treatmentcourse.local.clock.PlayListener;
import org.treatmentcourse.local.clock.PlayReport;
import org.treatmentcourse.local.synthetic.Play;
import org.treatmentcourse.local.synthetic.Tally;

/**
 * What was left when all courses of a play had been lived and everything was quiet.
 *
 * @param violations sequences of events that were broken
 * @param repeats events that came more than once on a topic, which consumers drop
 */
record Lived(Recording recording, Tally tally, PlayReport report, List<String> violations, long repeats, long parked) {

  private static final Duration SETTLE = Duration.ofMinutes(3);

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
}
