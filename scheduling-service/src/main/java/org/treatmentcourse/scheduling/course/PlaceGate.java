package org.treatmentcourse.scheduling.course;

import java.util.List;
import org.treatmentcourse.contracts.UsState;
import org.treatmentcourse.contracts.policy.SchedulingPolicy.RouteTimes;

/** A patient at home is where the prescriber is licensed, now and not only by address (DOMAIN 7.2, 10.4). */
final class PlaceGate implements Gate {

  @Override
  public Verdict judge(Try at) {
    RouteTimes route = at.route();
    List<UsState> states = route == null ? null : route.states();
    Arrival.Whereabouts place = at.session().arrival().place();
    if (states == null) {
      return Verdict.PASS;
    }
    return place == null ? Verdict.fail("PLACE_UNKNOWN") : Verdict.unless(states.contains(place.usState()), "NOT_LICENSED_THERE");
  }
}
