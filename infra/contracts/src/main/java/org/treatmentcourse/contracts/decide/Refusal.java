package org.treatmentcourse.contracts.decide;

import org.jspecify.annotations.Nullable;

/**
 * A business no. Not a bug: it is told to the sender and kept.
 *
 * @param code stable, upper case, e.g. {@code GATE_FAILED}
 * @param field the input it is about, or null
 * @param message for a person; no personal data
 */
public record Refusal(String code, @Nullable String field, String message) {

  public static Refusal of(String code, String message) {
    return new Refusal(code, null, message);
  }

  public static Refusal of(String code, String field, String message) {
    return new Refusal(code, field, message);
  }
}
