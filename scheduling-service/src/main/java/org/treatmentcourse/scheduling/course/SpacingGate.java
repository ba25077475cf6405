package org.treatmentcourse.scheduling.course;

import java.time.LocalDate;
import org.treatmentcourse.contracts.Plan;

/** Far enough from the doses before; a series is not made up for by crowding it. */
final class SpacingGate implements Gate {

  @Override
  public Verdict judge(Try at) {
    Plan plan = at.known().plan();
    if (plan == null) {
      return Verdict.fail("NO_PLAN");
    }
    boolean another = at.running().sessions().stream().anyMatch(session -> session instanceof Dosing || session instanceof Observing);
    LocalDate today = LocalDate.ofInstant(at.now(), at.session().appointment().zone());
    Spacing.Dose dose = new Spacing.Dose(at.session().number(), at.now(), today);
    return Verdict.unless(!another, "ANOTHER_SESSION_RUNS")
        .and(Spacing.tooClose(plan, Spacing.given(at.running()), dose).map(code -> Verdict.fail(code.name())).orElse(Verdict.PASS));
  }
}
