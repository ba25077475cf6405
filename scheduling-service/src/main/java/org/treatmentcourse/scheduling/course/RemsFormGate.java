package org.treatmentcourse.scheduling.course;

import java.util.List;
import java.util.stream.Stream;
import org.treatmentcourse.contracts.Phase;
import org.treatmentcourse.contracts.Plan;
import org.treatmentcourse.contracts.policy.SchedulingPolicy;
import org.treatmentcourse.contracts.policy.SchedulingPolicy.RouteTimes;

/** Monitoring forms of earlier sessions: none is overdue, and a maintenance begins with none unsent (DOMAIN 11, S-19 and S-12). */
final class RemsFormGate implements Gate {

  @Override
  public Verdict judge(Try at) {
    RouteTimes route = at.route();
    if (route == null || !route.rems()) {
      return Verdict.PASS;
    }
    SchedulingPolicy.Rems rems = at.policy().rems();
    List<RemsForm.Open> unsent = unsent(at);
    boolean overdue = rems.overdueFormBlocks() && unsent.stream().anyMatch(form -> form.overdue(at.now()));
    boolean open = rems.completeBeforeMaintenance() && beginsMaintenance(at) && !unsent.isEmpty();
    return Verdict.unless(!overdue, "REMS_FORM_OVERDUE").and(Verdict.unless(!open, "REMS_FORMS_UNSENT"));
  }

  private static List<RemsForm.Open> unsent(Try at) {
    return at.running().sessions().stream()
        .flatMap(session -> session instanceof Completed done ? done.unsent().stream() : Stream.of())
        .toList();
  }

  private static boolean beginsMaintenance(Try at) {
    Plan plan = at.known().plan();
    return plan != null && plan.phase() == Phase.MAINTENANCE && plan.firstSession() == at.session().number();
  }
}
