package org.treatmentcourse.dashboard.row;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.BoardEvent.CourseRow;
import org.treatmentcourse.contracts.ServiceEvent;
import org.treatmentcourse.contracts.decide.CourseRef;
import org.treatmentcourse.contracts.decide.CourseState;
import org.treatmentcourse.contracts.decide.Decision;
import org.treatmentcourse.contracts.decide.Occurrence;

/** A course as the dashboard knows it. */
public sealed interface Row extends CourseState {

  static Row initial(CourseRef course) {
    return new Unheard();
  }

  /** What was heard so far; nothing for a course that is not known. */
  Heard heard();

  /** Takes in an event; the row goes out if it has changed. */
  static Decision<Row> hear(Row before, ServiceEvent event, Occurrence when) {
    Heard heard = before.heard().hear(event, when);
    CourseRow now = CourseRows.of(heard, when.course());
    Row next = new Known(heard, new Found(now.stage(), now.site(), now.flags()));
    boolean changed = before instanceof Unheard || !now.equals(CourseRows.of(before.heard(), when.course()));
    return changed ? Decision.accept(next, now) : Decision.accept(next);
  }

  /** Nothing of this course has been heard. */
  record Unheard() implements Row {
    @Override
    public Heard heard() {
      return Heard.nothing();
    }

    @Override
    public boolean isOpen() {
      return false;
    }
  }

  /** @param found what lists are filtered by, beside what it is derived from */
  record Known(Heard heard, Found found) implements Row {
    @Override
    public boolean isOpen() {
      return true;
    }
  }

  /** The parts of a row that lists are filtered by. */
  record Found(String stage, @Nullable String site, List<String> flags) {}
}
