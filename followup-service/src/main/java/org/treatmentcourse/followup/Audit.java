package org.treatmentcourse.followup;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ResponseEntity;
import org.treatmentcourse.web.Caller;

/** Who disposed of what: closing needs an author. Ids and codes only; the log {@code audit} is kept apart from the others. */
public final class Audit {
  private static final Logger AUDIT = LoggerFactory.getLogger("audit");

  private Audit() {}

  /** Notes it if it took effect, and hands the answer on. */
  public static ResponseEntity<?> noted(ResponseEntity<?> answer, String course, String what, String disposition) {
    if (answer.getStatusCode().is2xxSuccessful()) {
      Caller caller = Caller.current();
      AUDIT.info("{} {}: course {}, {}, {}", caller.clinic(), caller.subject(), course, what, disposition);
    }
    return answer;
  }
}
