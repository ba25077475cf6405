package org.treatmentcourse.local.prove;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.ClinicEvent;
import org.treatmentcourse.contracts.Indication;
import org.treatmentcourse.local.client.ClinicClient;
import org.treatmentcourse.local.client.Reply;
import org.treatmentcourse.local.keys.Role;

/** A coordinator opens courses at intake. */
final class Opening {

  private Opening() {}

  /** @throws IllegalStateException if it is refused, with the answer */
  static void of(ClinicClient client, String site, String reference, ClinicEvent.Person person) {
    post(client, reference, "/courses", Map.of(
        "reference", reference, "site", site, "indication", Indication.TRD, "urgency", ClinicEvent.Urgency.ROUTINE, "person", person));
  }

  /**
   * @param step names the caller's step, as for {@link ClinicClient#call}
   * @throws IllegalStateException if it is refused, with the answer
   */
  static void post(ClinicClient client, String step, String path, @Nullable Object body) {
    Reply reply = client.call(step, Role.COORDINATOR, "intake", "POST", path, body, Map.of());
    if (!reply.ok()) {
      throw new IllegalStateException(path + " answered " + reply);
    }
  }
}
