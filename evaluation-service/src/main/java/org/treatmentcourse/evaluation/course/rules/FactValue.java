package org.treatmentcourse.evaluation.course.rules;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A fact that is known.
 *
 * @param value a {@code Boolean}, {@code Double} or {@code String}, as the pack says of this fact
 * @param text for people; says the same however much later it is asked
 * @param at when it was true; absent for what intake passed on and for what is worked out from several facts
 * @param event that brought it; absent likewise
 */
public record FactValue(Object value, String text, @Nullable Instant at, @Nullable String event) {

  static FactValue of(Object value) {
    return new FactValue(value, text(value), null, null);
  }

  static FactValue of(Object value, @Nullable Instant at, @Nullable String event) {
    return new FactValue(value, text(value), at, event);
  }

  static String text(Object value) {
    return value instanceof Double number && number == Math.rint(number) ? Long.toString(number.longValue()) : String.valueOf(value);
  }

  double number() {
    return value instanceof Double number ? number : Double.NaN;
  }
}
