package org.treatmentcourse.evaluation.course;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Everything the patient takes, as last reconciled with them; an empty list says that they take nothing. */
public record Reconciled(List<Drug> drugs, Instant at, String event) implements Dated {

  public Reconciled {
    drugs = List.copyOf(drugs);
  }

  /**
   * @param code RxNorm ingredient
   * @param dailyDoseMg absent is unknown
   * @param startedOn absent is unknown
   */
  public record Drug(String code, @Nullable Double dailyDoseMg, @Nullable LocalDate startedOn) {}
}
