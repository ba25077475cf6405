package org.treatmentcourse.web.note;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.treatmentcourse.contracts.decide.CourseState;

/** A course that writes down what it was told. */
@NullMarked
public record Note(boolean open, List<String> told) implements CourseState {
  @Override
  public boolean isOpen() {
    return open;
  }

  Note told(String what) {
    List<String> more = new ArrayList<>(told);
    more.add(what);
    return new Note(true, List.copyOf(more));
  }
}
