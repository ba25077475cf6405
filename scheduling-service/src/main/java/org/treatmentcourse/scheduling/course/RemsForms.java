package org.treatmentcourse.scheduling.course;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import org.treatmentcourse.contracts.SchedulingEvent.RemsFormBreached;
import org.treatmentcourse.contracts.SchedulingEvent.RemsFormSubmitted;
import org.treatmentcourse.contracts.SchedulingEvent.RemsFormUnsent;
import org.treatmentcourse.contracts.SchedulingEvent.Urging;
import org.treatmentcourse.contracts.ServiceEvent;
import org.treatmentcourse.contracts.decide.Decision;
import org.treatmentcourse.contracts.decide.Occurrence;
import org.treatmentcourse.contracts.decide.Refusal;
import org.treatmentcourse.contracts.policy.SchedulingPolicy;
import org.treatmentcourse.contracts.policy.SchedulingPolicy.RouteTimes;
import org.treatmentcourse.scheduling.course.RemsForm.Urgency;

/** From a prepared monitoring form to one that has been sent (DOMAIN 5.3, S-19). */
public final class RemsForms {
  private RemsForms() {}

  /** A form of this session, if a REMS asks for one. */
  static Optional<RemsForm.Open> prepared(Observing session, Statement said, Instant leftAt, SchedulingPolicy policy) {
    RouteTimes route = policy.routes().get(session.order().route());
    if (route == null || !route.rems()) {
      return Optional.empty();
    }
    SchedulingPolicy.Rems rems = policy.rems();
    ZonedDateTime left = leftAt.atZone(session.appointment().zone());
    Release release = session.release();
    return Optional.of(
        new RemsForm.Open(
            session.vitals(),
            said.cadss6Before(),
            said.cadss6(),
            release == null ? null : release.at(),
            left.plusDays(rems.formWarnDays()).toInstant(),
            left.plusDays(rems.formEscalateDays()).toInstant(),
            left.plusDays(rems.formDueDays()).toInstant(),
            Urgency.PREPARED));
  }

  /** Its clock has run out once more. */
  static Change urged(Running running, Completed done) {
    RemsForm.Open form = done.unsent().orElseThrow(() -> new IllegalStateException("no form is due of session " + done.number()));
    int n = done.number();
    return switch (form.urgency()) {
      case PREPARED -> urged(running, done, form.now(Urgency.WARNED), new RemsFormUnsent(n, Urging.WARNING, form.dueAt()));
      case WARNED -> urged(running, done, form.now(Urgency.ESCALATED), new RemsFormUnsent(n, Urging.ESCALATION, form.dueAt()));
      case ESCALATED -> urged(running, done, form.now(Urgency.BREACHED), new RemsFormBreached(n, form.dueAt()));
      case BREACHED -> throw new IllegalStateException("nobody is told any more of the form of session " + n);
    };
  }

  private static Change urged(Running running, Completed done, RemsForm.Open form, ServiceEvent told) {
    return new Change(running.with(done.with(form)), List.of(told));
  }

  /**
   * A person has sent it; the software only keeps what was sent.
   *
   * @param at when
   * @param by subject of the token of whoever records that
   * @param reference what the REMS answered with
   */
  public static Decision<Series> sent(Running running, int number, Instant at, String by, String reference, SchedulingPolicy policy, Occurrence when) {
    if (at.isAfter(when.now())) {
      return Decision.refuse(running, Refusal.of("SENT_IN_THE_FUTURE", "sentAt", "nothing has been sent yet at " + at));
    }
    return switch (running.session(number).orElse(null)) {
      case null -> Refusals.unknown(running, number);
      case Completed done ->
          switch (done.form()) {
            case null -> Decision.refuse(running, Refusal.of("NO_FORM", "session", "no REMS asks for a form of session " + number));
            case RemsForm.Sent before -> Decision.refuse(running, Refusal.of("FORM_ALREADY_SENT", "session", "the form was sent at " + before.at()));
            case RemsForm.Open form when at.isBefore(done.leftAt()) ->
                Decision.refuse(running, Refusal.of("SENT_BEFORE_THE_END", "sentAt", "the session ended at " + done.leftAt()));
            case RemsForm.Open form -> {
              RemsForm.Sent sent = new RemsForm.Sent(content(running, done, form, policy), form.dueAt(), at, by, reference);
              yield Decision.accept(running.with(done.with(sent)), new RemsFormSubmitted(number, at.isAfter(form.dueAt())));
            }
          };
      case Session early -> Decision.refuse(running, Refusal.of("SESSION_NOT_OVER", "session", "the form is prepared when the patient has left"));
    };
  }

  /** What the form of a session says, sent or not. */
  public static RemsContent content(Running running, Completed done, RemsForm form, SchedulingPolicy policy) {
    return switch (form) {
      case RemsForm.Open open -> new RemsFilling(running, done, open, policy).content();
      case RemsForm.Sent sent -> sent.content();
    };
  }
}
