package org.treatmentcourse.scheduling.course;

import java.util.stream.Stream;
import org.treatmentcourse.contracts.Consent;
import org.treatmentcourse.contracts.policy.SchedulingPolicy.RouteTimes;

/** Every consent that a dose needs is active now; the code names the one that is not, e.g. {@code CONSENT_NO_DRIVING}. */
final class ConsentGate implements Gate {

  @Override
  public Verdict judge(Try at) {
    RouteTimes route = at.route();
    Stream<Consent> ofRoute = route == null ? Stream.of() : route.consents().stream();
    return Stream.concat(at.policy().requiredConsents().stream(), ofRoute)
        .map(consent -> Verdict.unless(at.known().consents().active(consent), "CONSENT_" + consent))
        .reduce(Verdict.PASS, Verdict::and);
  }
}
