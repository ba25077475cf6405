package org.treatmentcourse.scheduling.course;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.decide.Refusal;

/**
 * What was given: in mg, or as a volume with its concentration (DOMAIN 5.1), or both.
 *
 * @param mg whole milligrams
 * @param ml of what was in the syringe
 * @param mgPerMl its concentration
 */
public record Amount(@Nullable Integer mg, @Nullable Double ml, @Nullable Double mgPerMl) {
  private static final int MOST_MG = 500;

  Optional<Refusal> refusal() {
    Double calculated = calculated();
    if (mg == null && calculated == null) {
      return Optional.of(Refusal.of("AMOUNT_UNKNOWN", "deliveredMg", "what was given is told in mg, or in ml with its concentration"));
    }
    if (calculated != null && calculated > MOST_MG) {
      return Optional.of(Refusal.of("AMOUNT_IMPOSSIBLE", "deliveredMl", calculated + " mg can't have been given"));
    }
    return mg != null && calculated != null && Math.abs(mg - calculated) > 0.5
        ? Optional.of(Refusal.of("AMOUNTS_DISAGREE", "deliveredMg", "the volume makes " + calculated + " mg"))
        : Optional.empty();
  }

  /** Rounded half up, where it is calculated. */
  int milligrams() {
    Double calculated = calculated();
    return mg != null ? mg : (int) Math.round(calculated == null ? 0 : calculated);
  }

  private @Nullable Double calculated() {
    return ml == null || mgPerMl == null ? null : ml * mgPerMl;
  }
}
