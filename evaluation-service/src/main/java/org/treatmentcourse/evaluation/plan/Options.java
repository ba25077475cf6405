package org.treatmentcourse.evaluation.plan;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.Plan;
import org.treatmentcourse.contracts.decide.Refusal;
import org.treatmentcourse.evaluation.course.Planning;

/** What could be ordered for a course; nothing once a plan is in force or before intake is complete. */
record Options(String courseId, List<OptionView> options) {

  /**
   * @param plan what the protocol gives with its usual dose, calculated; absent where something stands in the way
   * @param whyNot code of what does
   * @param message the same for people
   */
  record OptionView(String protocol, String route, String drug, boolean onLabel, @Nullable Plan plan, @Nullable String whyNot, @Nullable String message) {}

  static Options of(String courseId, List<Planning.Option> options) {
    return new Options(courseId, options.stream().map(Options::view).toList());
  }

  private static OptionView view(Planning.Option option) {
    Refusal refusal = option.refusal();
    return new OptionView(
        option.protocol(),
        option.terms().route().name(),
        option.terms().drug(),
        option.terms().onLabel(),
        option.plan(),
        refusal == null ? null : refusal.code(),
        refusal == null ? null : refusal.message());
  }
}
