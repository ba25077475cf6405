package org.treatmentcourse.scheduling.rems;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.scheduling.course.RemsContent;
import org.treatmentcourse.scheduling.course.RemsForm;

/**
 * The monitoring form of a session; who the patient is, intake knows.
 *
 * @param content what the session recorded; once it was sent, a copy of what was sent
 * @param sentBy subject of the token of whoever recorded that
 */
record FormView(
    int session, Instant dueAt, RemsContent content, @Nullable Instant sentAt, @Nullable String sentBy, @Nullable String reference) {

  static FormView of(int session, RemsForm form, RemsContent content) {
    return switch (form) {
      case RemsForm.Open open -> new FormView(session, open.dueAt(), content, null, null, null);
      case RemsForm.Sent sent -> new FormView(session, sent.dueAt(), content, sent.at(), sent.by(), sent.reference());
    };
  }
}
