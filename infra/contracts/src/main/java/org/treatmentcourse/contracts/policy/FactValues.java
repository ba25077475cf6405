package org.treatmentcourse.contracts.policy;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.treatmentcourse.contracts.policy.EvaluationPolicy.Fact;

/** Values of facts as text, the way packs and clinic systems write them. */
public final class FactValues {
  private FactValues() {}

  public static boolean fits(Fact fact, String text) {
    return parse(fact, text).isPresent();
  }

  /** @return a {@code Boolean}, {@code Double} or {@code String}; empty if the text is no value of this fact */
  public static Optional<Object> parse(Fact fact, String text) {
    return switch (fact.kind()) {
      case FLAG -> text.equals("true") || text.equals("false") ? Optional.of(text.equals("true")) : Optional.empty();
      case CODE -> Objects.requireNonNullElse(fact.values(), List.<String>of()).contains(text) ? Optional.of(text) : Optional.empty();
      case NUMBER -> number(text);
    };
  }

  private static Optional<Object> number(String text) {
    try {
      double value = Double.parseDouble(text);
      return Double.isFinite(value) && value >= 0 ? Optional.of(value) : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
