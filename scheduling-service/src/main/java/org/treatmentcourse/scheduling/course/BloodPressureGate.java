package org.treatmentcourse.scheduling.course;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.treatmentcourse.contracts.policy.SchedulingPolicy;

/** A pressure of today that is not too high, or that a prescriber has decided on. */
final class BloodPressureGate implements Gate {

  @Override
  public Verdict judge(Try at) {
    SchedulingPolicy.Bp policy = at.policy().bp();
    Held.Clearance clearance = at.clearance(Review.BP_HOLD);
    if (BloodPressure.excludes(at.vitals(), policy)) {
      return Verdict.fail("BP_EXCLUDE");
    }
    if (BloodPressure.holding(at.vitals(), clearance, policy).isPresent()) {
      return Verdict.fail(Review.BP_HOLD.name());
    }
    Instant oldest = at.now().minus(Duration.ofMinutes(policy.maxAgeMin()));
    Optional<Reading> last = at.vitals().from(oldest).last(Reading::hasPressure);
    if (last.isEmpty()) {
      return Verdict.fail("BP_UNKNOWN");
    }
    List<String> cautions = new ArrayList<>();
    if (clearance != null) {
      cautions.add(Review.BP_HOLD.cleared());
    }
    if (BloodPressure.cautions(last.get(), policy)) {
      cautions.add("BP_CAUTION");
    }
    return Verdict.caution(cautions);
  }
}
