package org.treatmentcourse.dashboard.row;

import java.util.ArrayList;
import java.util.List;
import org.treatmentcourse.dashboard.row.Sitting.Status;

/** What must not be overlooked, most urgent first. A course that is over raises nothing but an open risk and a form to send. */
final class Flags {
  private Flags() {}

  static List<String> of(Heard heard) {
    List<String> flags = new ArrayList<>();
    boolean over = heard.outlook().closed() != null || heard.referral().declined() != null;
    add(flags, heard.escalated().anyBut(heard.outlook().resolved()), "RISK");
    add(flags, heard.blocked().any(), "BLOCKED");
    add(flags, heard.series().sessions().stream().anyMatch(Sitting::vitalsOverdue), "VITALS_OVERDUE");
    List<String> stops = heard.series().sessions().stream().filter(s -> s.status() != Status.COMPLETED).flatMap(s -> heard.stopped().of(s).stream()).map(Stopped.Stop::status).toList();
    add(flags, stops.contains("STOPPED"), "STOPPED");
    add(flags, stops.contains("PAUSED"), "PAUSED");
    add(flags, !over && heard.stopped().seriesHeld(), "SERIES_HELD");
    add(flags, !over && !heard.suspended().after(heard.workUp().resumedUpTo()).isEmpty(), "SUSPENDED");
    add(flags, !over && heard.revoked().anyAfter(heard.referral().granted()), "CONSENT_REVOKED");
    add(flags, !over && heard.referral().anyExpired(), "CONSENT_EXPIRED");
    add(flags, heard.series().sessions().stream().anyMatch(s -> s.form() != null && s.form().breached()), "FORM_OVERDUE");
    add(flags, !over && heard.series().atRisk() != null, "AT_RISK");
    add(flags, heard.outlook().tasks().stream().anyMatch(Outlook.Task::overdue), "TASK_OVERDUE");
    add(flags, heard.series().serious(), "SERIOUS_EVENT");
    return List.copyOf(flags);
  }

  private static void add(List<String> flags, boolean raised, String code) {
    if (raised) {
      flags.add(code);
    }
  }
}
