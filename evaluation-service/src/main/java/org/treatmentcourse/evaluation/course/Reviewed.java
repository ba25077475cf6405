package org.treatmentcourse.evaluation.course;

import java.time.Instant;
import java.util.List;

/** Every allergy, as last asked for; an empty list says that there is none. */
public record Reviewed(List<String> substances, Instant at, String event) implements Dated {

  public Reviewed {
    substances = List.copyOf(substances);
  }
}
