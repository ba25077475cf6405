package org.treatmentcourse.local.synthetic;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.treatmentcourse.contracts.ClinicEvent;
import org.treatmentcourse.local.keys.Role;

/**
 * One thing that somebody does about one course. A course does one at a time, and each goes to one service only, so that what comes of it does not depend
 * on which service is quicker.
 *
 * @param at when, at the earliest
 * @param key names it within the course, for ever: event ids and idempotency keys come from it
 */
record Act(Instant at, String key, Deed deed) {

  sealed interface Deed {}

  /** The clinic's systems report. */
  record Report(List<Fact> facts) implements Deed {
    Report {
      facts = List.copyOf(facts);
    }
  }

  /** @param before how long ago it happened */
  record Fact(ClinicEvent event, Duration before) {}

  /**
   * A member of staff posts a command.
   *
   * @param path after {@code /courses/<id>}
   */
  record Post(Role role, String service, String path, Map<String, ?> body) implements Deed {}

  /** A coordinator opens the course by hand. */
  record Open(Map<String, ?> body) implements Deed {}

  static Act report(Instant at, String key, ClinicEvent... events) {
    return new Act(at, key, new Report(List.of(events).stream().map(event -> new Fact(event, Duration.ZERO)).toList()));
  }

  static Act post(Instant at, String key, Role role, String service, String path, Map<String, ?> body) {
    return new Act(at, key, new Post(role, service, path, body));
  }
}
