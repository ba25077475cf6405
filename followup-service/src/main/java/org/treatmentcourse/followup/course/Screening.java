package org.treatmentcourse.followup.course;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.treatmentcourse.contracts.Sex;
import org.treatmentcourse.contracts.policy.FollowupPolicy.AtLeast;
import org.treatmentcourse.contracts.policy.FollowupPolicy.Positive;

/** What a total says where the instrument is a screen: from a cut-off on, and with all else that is named (DOMAIN 3.1). */
final class Screening {
  private Screening() {}

  static boolean isPositive(Positive terms, int total, Sex sex, Map<String, Integer> answers) {
    return terms.reached(total, sex) && conditions(terms).stream().allMatch(c -> answers.getOrDefault(c.item(), c.atLeast() - 1) >= c.atLeast());
  }

  /** The first item that is not there and would decide; none if the total, or an item that is there, says no already. */
  static Optional<String> undecided(Positive terms, int total, Sex sex, Map<String, Integer> answers) {
    boolean no =
        !terms.reached(total, sex)
            || conditions(terms).stream().anyMatch(c -> answers.getOrDefault(c.item(), c.atLeast()) < c.atLeast());
    return no ? Optional.empty() : conditions(terms).stream().map(AtLeast::item).filter(item -> !answers.containsKey(item)).findFirst();
  }

  private static List<AtLeast> conditions(Positive terms) {
    return terms.and() == null ? List.of() : terms.and();
  }
}
