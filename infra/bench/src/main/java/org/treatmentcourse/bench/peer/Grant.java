package org.treatmentcourse.bench.peer;

import org.treatmentcourse.contracts.ClinicEvent;
import org.treatmentcourse.contracts.IntakeEvent;
import org.treatmentcourse.contracts.Json;

/** What comes in and what goes out: a consent is granted in a version of its text. The version names the event in this race, and rises. */
public final class Grant {
  private Grant() {}

  public static ClinicEvent.ConsentGranted read(byte[] body) {
    return Json.MAPPER.readValue(body, ClinicEvent.ConsentGranted.class);
  }

  public static byte[] say(ClinicEvent.ConsentGranted granted) {
    return Json.bytes(new IntakeEvent.ConsentGranted(granted.consent(), granted.version()));
  }
}
