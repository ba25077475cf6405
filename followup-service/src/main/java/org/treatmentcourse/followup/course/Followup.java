package org.treatmentcourse.followup.course;

import java.time.Instant;
import java.util.List;
import org.treatmentcourse.contracts.Indication;
import org.treatmentcourse.contracts.decide.CourseRef;
import org.treatmentcourse.contracts.decide.CourseState;
import org.treatmentcourse.contracts.decide.Timer;

/**
 * What follow-up knows of one course. Answers are judged and kept from the first one on, whether the course is open yet or not; clocks run in every
 * state, so an escalation of a course that never opens stays with a person.
 */
public sealed interface Followup extends CourseState {

  Chart chart();

  Followup with(Chart chart);

  static Followup initial(CourseRef course) {
    return new Awaited(Chart.EMPTY);
  }

  @Override
  default boolean isOpen() {
    return !(this instanceof Awaited);
  }

  @Override
  default List<Timer> timers() {
    return Clocks.of(chart());
  }

  /** Only facts that came before the course. */
  record Awaited(Chart chart) implements Followup {
    @Override
    public Awaited with(Chart changed) {
      return new Awaited(changed);
    }
  }

  record Following(String site, Indication indication, Chart chart) implements Followup {
    @Override
    public Following with(Chart changed) {
      return new Following(site, indication, changed);
    }
  }

  /** Nothing is proposed any more; tasks stay with their people, and answers that still come are judged. */
  record Closed(String site, Indication indication, String reason, Instant closedAt, Chart chart) implements Followup {
    @Override
    public Closed with(Chart changed) {
      return new Closed(site, indication, reason, closedAt, changed);
    }
  }
}
