package org.treatmentcourse.local.synthetic;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.treatmentcourse.contracts.FollowupEvent.Action;
import org.treatmentcourse.contracts.FollowupEvent.Option;
import org.treatmentcourse.contracts.FollowupEvent.Recommended;
import org.treatmentcourse.local.keys.Role;

/**
 * A clinician, or for a dose the prescriber, decides on what is recommended: mostly as it says, maintenance as long as the patient wants it, and on with
 * the series where somebody got worse, for they have been seen.
 */
final class Recommendations {

  private Recommendations() {}

  static void look(Agenda agenda) {
    Chart chart = agenda.chart();
    if (chart.recommended().isEmpty() || !chart.openRisks().isEmpty() || chart.suspended().isPresent()) {
      return;
    }
    Recommended recommended = chart.recommended().get().fact();
    Instant at = agenda.diary().desk(chart.recommended().get().at());
    Action wanted = wanted(agenda, recommended.options());
    boolean declined = wanted == Action.MAINTAIN && chart.accepted() >= agenda.patient().maintenanceWish();
    agenda.propose(Act.post(at, "decision/" + chart.recommendations(), wanted.changesDose() ? Role.PRESCRIBER : Role.CLINICIAN, "followup",
        "/recommendations/" + recommended.recommendation() + (declined ? "/decline" : "/accept"),
        declined ? Map.of("reason", "PATIENT_PREFERENCE") : answer(wanted, recommended.options())));
  }

  private static Action wanted(Agenda agenda, List<Option> options) {
    Action first = options.getFirst().action();
    boolean more = agenda.chart().accepted() < agenda.patient().maintenanceWish();
    return switch (first) {
      case OBSERVE -> more && has(options, Action.MAINTAIN) ? Action.MAINTAIN : first;
      case HOLD -> has(options, Action.CONTINUE) ? Action.CONTINUE : first;
      case CONTINUE, RAISE_DOSE, LOWER_DOSE, MAINTAIN, REINDUCE, STOP -> first;
    };
  }

  private static boolean has(List<Option> options, Action action) {
    return options.stream().anyMatch(option -> option.action() == action);
  }

  private static Map<String, Object> answer(Action wanted, List<Option> options) {
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("action", wanted.name());
    if (options.getFirst().action() != wanted || options.getFirst().needsReason()) {
      answer.put("reason", "CLINICAL_JUDGEMENT");
    }
    return answer;
  }
}
