package org.treatmentcourse.local.synthetic;

import java.time.Instant;
import java.util.Map;
import org.treatmentcourse.local.client.ClinicClient;
import org.treatmentcourse.local.client.Reply;
import org.treatmentcourse.local.keys.Role;

/** Does what was decided, through the doors that a clinic has: events on its topic, commands over REST. A repeat of an act is harmless. */
final class Hands {

  private static final int TAKEN = 202;

  private final ClinicClient client;

  Hands(ClinicClient client) {
    this.client = client;
  }

  String courseId(Patient patient) {
    return client.courseId(patient.reference());
  }

  Agenda.Done perform(Patient patient, Act act, Instant now) {
    return switch (act.deed()) {
      case Act.Report report -> report(patient, act, report, now);
      case Act.Post post -> answered(client.call(step(patient, act), post.role(), post.service(), "POST",
          "/courses/" + courseId(patient) + post.path(), post.body().isEmpty() ? null : post.body(), Map.of()), now);
      case Act.Open open -> answered(client.call(step(patient, act), Role.COORDINATOR, "intake", "POST", "/courses", open.body(), Map.of()), now);
    };
  }

  private Agenda.Done report(Patient patient, Act act, Act.Report report, Instant now) {
    int number = 0;
    for (Act.Fact fact : report.facts()) {
      client.publish(patient.reference(), step(patient, act) + "/" + ++number, now.minus(fact.before()), fact.event());
    }
    return new Agenda.Done(now, TAKEN, "");
  }

  private static String step(Patient patient, Act act) {
    return patient.reference() + "/" + act.key();
  }

  private static Agenda.Done answered(Reply reply, Instant now) {
    return new Agenda.Done(now, reply.status(), reply.reason());
  }
}
