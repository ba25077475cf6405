package org.treatmentcourse.scheduling.onintake;

import java.util.function.Function;
import org.treatmentcourse.contracts.IntakeEvent.ConsentRevoked;
import org.treatmentcourse.contracts.decide.Decision;
import org.treatmentcourse.contracts.decide.Occurrence;
import org.treatmentcourse.contracts.decide.Reaction;
import org.treatmentcourse.contracts.policy.SchedulingPolicy;
import org.treatmentcourse.scheduling.course.Blocks;
import org.treatmentcourse.scheduling.course.Series;

/** Without waiting for anybody else: no start, and what runs is stopped. */
public final class WhenConsentRevokedThenStop implements Reaction<Series, ConsentRevoked> {
  private final Function<String, SchedulingPolicy> policy;

  public WhenConsentRevokedThenStop(Function<String, SchedulingPolicy> policy) {
    this.policy = policy;
  }

  @Override
  public Decision<Series> react(Series series, ConsentRevoked event, Occurrence when) {
    return Blocks.revoke(series, event.consent(), policy.apply(series.course().clinic()), when);
  }
}
