package org.treatmentcourse.followup.course;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.SchedulingEvent.Booking;
import org.treatmentcourse.contracts.decide.CourseRef;
import org.treatmentcourse.contracts.decide.Decision;
import org.treatmentcourse.contracts.decide.Occurrence;
import org.treatmentcourse.contracts.decide.Refusal;
import org.treatmentcourse.contracts.policy.FollowupPolicy;
import org.treatmentcourse.contracts.policy.FollowupPolicy.MessageKind;
import org.treatmentcourse.followup.course.Message.State;
import org.treatmentcourse.followup.course.Message.Way;

/**
 * What the patient is reminded of, once per occasion and window. A reminder is claimed here before it is sent outside, and what became of it decided
 * here; nothing of the care waits for it.
 */
public final class Reminding {
  private Reminding() {}

  /** What came of sending. */
  public enum Result {
    /** Taken by the other side. */
    SENT,
    /** Certainly not taken; another time it may be. */
    NOT_SENT,
    /** Certainly not taken, and it would not be another time. */
    REFUSED,
    /** Perhaps taken. */
    UNKNOWN
  }

  /** @param reason code; absent if it was sent */
  public record Outcome(Result result, @Nullable String reason) {
    public static final Outcome SENT = new Outcome(Result.SENT, null);
  }

  /** How a person disposes of a reminder that the system can't. */
  public enum Disposition {
    DELIVERED,
    GIVEN_UP
  }

  /** A session has a time: what was planned for another time of it is called off. */
  static void booked(Turn turn, Booking booking) {
    Instant start = booking.startsAt();
    callOff(turn, m -> isAbout(m, booking.session()) && !m.of().equals(start), "RESCHEDULED");
    FollowupPolicy.Messages terms = turn.policy().messages();
    plan(turn, MessageKind.SESSION, booking.session(), start, booking.zone(), before(start, terms.sessionHoursBefore()));
    plan(turn, MessageKind.QUESTIONNAIRE, booking.session(), start, booking.zone(), before(start, terms.questionnaireHoursBefore()));
  }

  /** The session does not take place then, or is over. */
  static void without(Turn turn, int session, String why) {
    callOff(turn, m -> isAbout(m, session), why);
  }

  static void checkIn(Turn turn, int session, Instant completedAt, Instant until) {
    List<Instant> starts = turn.policy().messages().checkInHoursAfter().stream().map(hours -> completedAt.plus(Duration.ofHours(hours))).toList();
    plan(turn, MessageKind.CHECK_IN, session, until, null, starts);
  }

  static void measurement(Turn turn, Instant at, Instant until, List<Integer> days) {
    plan(turn, MessageKind.MEASUREMENT, 0, until, null, days.stream().map(day -> at.plus(Duration.ofDays(day))).toList());
  }

  static void checkedIn(Turn turn, int session) {
    callOff(turn, m -> m.kind() == MessageKind.CHECK_IN && m.session() == session, "ANSWERED");
  }

  /** The course is over: nothing is asked, and nobody reminded. */
  static Chart ended(Chart chart, Instant at) {
    return chart.withoutOccasions().with(chart.messages().change(Message::waits, m -> cancelled(m, "COURSE_CLOSED", at), at));
  }

  private static boolean isAbout(Message message, int session) {
    return message.session() == session && message.kind() != MessageKind.CHECK_IN;
  }

  private static List<Instant> before(Instant start, List<Integer> hours) {
    return hours.stream().sorted(Comparator.reverseOrder()).map(h -> start.minus(Duration.ofHours(h))).toList();
  }

  private static void callOff(Turn turn, Predicate<Message> which, String why) {
    Instant now = turn.when().now();
    turn.change(turn.chart().messages().change(m -> m.waits() && which.test(m), m -> cancelled(m, why, now), now));
  }

  private static Message cancelled(Message message, String why, Instant at) {
    return message.state() == State.CLAIMED ? message.calledOff(why) : message.ended(State.CANCELLED, why, at);
  }

  /** @param starts of its windows, earliest first; each lasts until the next one */
  private static void plan(Turn turn, MessageKind kind, int session, Instant of, @Nullable String zone, List<Instant> starts) {
    if (turn.state() instanceof Followup.Closed) {
      return;
    }
    Instant now = turn.when().now();
    turn.change(turn.chart().messages().change(m -> m.state() == State.PLANNED && !now.isBefore(m.until()), m -> tooLate(m, now), now));
    for (int i = 0; i < starts.size(); i++) {
      Instant from = starts.get(i);
      Instant until = i + 1 < starts.size() ? starts.get(i + 1) : of;
      String id = id(turn.when().course(), kind, session, of, from);
      // One that was called off is wanted again if its session is booked for the same time again, unless somebody may have it already.
      boolean known = turn.chart().messages().find(id).filter(m -> !m.isUntouched()).isPresent();
      if (now.isBefore(until) && !known) {
        Message message = new Message(id, kind, session, of, zone, from, until, State.PLANNED, 0, null, from, now, null, null);
        turn.change(turn.chart().messages().plus(message, now));
      }
    }
  }

  private static String id(CourseRef course, MessageKind kind, int session, Instant of, Instant from) {
    return Ids.uuid(course, "message/" + kind + '/' + session + '/' + of + '/' + from);
  }

  /**
   * What can be said of reminders without sending any: a claim has lapsed, a window has passed, an answer has come, it is night.
   *
   * @param zone of the clinic
   */
  public static Decision<Followup> look(Followup state, ZoneId zone, Occurrence when, FollowupPolicy policy) {
    Instant now = when.now();
    Messages looked = state.chart().messages().change(m -> isDue(m, now), m -> looked(m, state, zone, now, policy), now);
    return looked.equals(state.chart().messages())
        ? Decision.refuse(state, Refusal.of("NOTHING_TO_SAY", "no reminder has changed by itself"))
        : Decision.accept(state.with(state.chart().with(looked)));
  }

  public static boolean isDue(Message message, Instant now) {
    return message.lookAt() != null && !message.lookAt().isAfter(now);
  }

  private static Message looked(Message message, Followup state, ZoneId zone, Instant now, FollowupPolicy policy) {
    if (message.state() == State.CLAIMED) {
      return lapsed(message, now);
    }
    if (!now.isBefore(message.until())) {
      return tooLate(message, now);
    }
    if (message.kind() == MessageKind.QUESTIONNAIRE && isAnswered(message, state.chart(), policy)
        || message.kind() == MessageKind.MEASUREMENT && !Measuring.isWaiting(state, policy)) {
      return message.ended(State.SUPPRESSED, "ANSWERED", now);
    }
    return quietUntil(policy.messages().quiet(), zone, now)
        .map(end -> end.isBefore(message.until()) ? message.planned(end, "QUIET_HOURS", now) : message.ended(State.SUPPRESSED, "QUIET_HOURS", now))
        .orElse(message);
  }

  /** Whoever claimed it is gone. A mail may have been sent; a webhook is sent again with the same id, which its receiver knows. */
  private static Message lapsed(Message message, Instant now) {
    if (message.way() == Way.MAIL) {
      return message.ended(State.UNKNOWN, "SENDER_DIED", now);
    }
    return message.reason() == null ? message.planned(now, "SENDER_DIED", now) : message.ended(State.CANCELLED, message.reason(), now);
  }

  private static Message tooLate(Message message, Instant now) {
    return message.ended(State.FAILED, message.reason() == null ? "NOT_SENT_IN_TIME" : message.reason(), now);
  }

  /** The form that belongs to the session has come. */
  private static boolean isAnswered(Message message, Chart chart, FollowupPolicy policy) {
    Instant from = message.of().minus(Duration.ofHours(policy.messages().answeredWithinHours()));
    return chart.measures().assessments().stream()
        .anyMatch(a -> a.isCurrent() && a.instrument().equals(policy.messages().sessionForm()) && !a.at().isBefore(from) && a.at().isBefore(message.of()));
  }

  /** End of the quiet hours if it is in them. Local wall time on both sides, also where the clocks change in between. */
  static Optional<Instant> quietUntil(FollowupPolicy.Quiet quiet, ZoneId zone, Instant now) {
    ZonedDateTime local = now.atZone(zone);
    LocalTime time = local.toLocalTime();
    LocalTime from = LocalTime.parse(quiet.from());
    LocalTime until = LocalTime.parse(quiet.until());
    boolean overnight = until.isBefore(from);
    boolean in = overnight ? !time.isBefore(from) || time.isBefore(until) : !time.isBefore(from) && time.isBefore(until);
    boolean tomorrow = overnight && !time.isBefore(from);
    return in ? Optional.of(local.toLocalDate().plusDays(tomorrow ? 1 : 0).atTime(until).atZone(zone).toInstant()) : Optional.empty();
  }

  /**
   * Somebody is about to send it. Refused unless it may be sent now, so of two that try one is told no.
   *
   * @param lapsesAfter when a claim without an outcome is taken for that of a dead process: longer than sending ever takes
   */
  public static Decision<Followup> claim(Followup state, String id, Way way, Duration lapsesAfter, Occurrence when) {
    return onMessage(
        state,
        id,
        m -> {
          boolean may = m.state() == State.PLANNED && isDue(m, when.now()) && when.now().isBefore(m.until()) && (m.way() == null || m.way() == way);
          return may ? said(state, m.claimed(way, when.now().plus(lapsesAfter), when.now())) : notOpen(state);
        });
  }

  /** It must not be sent, or nobody can say yet whether it may. */
  public static Decision<Followup> withhold(Followup state, String id, String reason, boolean forGood, Occurrence when, FollowupPolicy policy) {
    return onMessage(
        state,
        id,
        m -> {
          if (m.state() != State.PLANNED || !isDue(m, when.now())) {
            return notOpen(state);
          }
          return said(state, forGood ? m.ended(State.SUPPRESSED, reason, when.now()) : later(m, reason, when.now(), policy));
        });
  }

  /** @param attempt it belongs to: word of an earlier one is late, and changes nothing that a later one has changed */
  public static Decision<Followup> sent(Followup state, String id, int attempt, Outcome outcome, Occurrence when, FollowupPolicy policy) {
    return onMessage(
        state,
        id,
        m -> {
          boolean late = m.state() == State.UNKNOWN || m.state() == State.PLANNED;
          if (m.attempt() != attempt || m.state() != State.CLAIMED && !(late && m.by() == null)) {
            return notOpen(state);
          }
          return said(state, outcome(m, outcome, when.now(), policy));
        });
  }

  private static Message outcome(Message message, Outcome outcome, Instant now, FollowupPolicy policy) {
    String reason = outcome.reason() == null ? "NOT_SENT" : outcome.reason();
    boolean calledOff = message.state() == State.CLAIMED && message.reason() != null;
    return switch (outcome.result()) {
      case SENT -> message.ended(State.SENT, null, now);
      case REFUSED -> message.ended(State.FAILED, reason, now);
      case NOT_SENT -> calledOff ? message.ended(State.CANCELLED, message.reason(), now) : later(message, reason, now, policy);
      case UNKNOWN -> {
        if (message.way() == Way.MAIL) {
          yield message.ended(State.UNKNOWN, reason, now);
        }
        yield calledOff ? message.ended(State.CANCELLED, message.reason(), now) : later(message, reason, now, policy);
      }
    };
  }

  private static Message later(Message message, String reason, Instant now, FollowupPolicy policy) {
    List<Integer> pauses = policy.messages().retryMin();
    Instant next = now.plus(Duration.ofMinutes(pauses.get(Math.min(Math.max(0, message.attempt() - 1), pauses.size() - 1))));
    return next.isBefore(message.until()) ? message.planned(next, reason, now) : message.ended(State.FAILED, reason, now);
  }

  /** A person has it tried again, also one that may have been sent: that is theirs to say. */
  public static Decision<Followup> again(Followup state, String id, String author, Occurrence when) {
    return byHand(
        state,
        id,
        m ->
            when.now().isBefore(m.of())
                ? said(state, m.again(author, when.now()))
                : Decision.refuse(state, Refusal.of("MESSAGE_TOO_LATE", "what it reminds of is over")));
  }

  public static Decision<Followup> settle(Followup state, String id, Disposition disposition, String author, Occurrence when) {
    State end = disposition == Disposition.DELIVERED ? State.SENT : State.CANCELLED;
    return byHand(state, id, m -> said(state, m.settled(end, disposition.name(), author, when.now())));
  }

  private static Decision<Followup> byHand(Followup state, String id, Function<Message, Decision<Followup>> then) {
    return state.chart().messages().find(id)
        .map(m -> m.needsAPerson() ? then.apply(m) : Decision.refuse(state, Refusal.of("MESSAGE_NOT_FAILED", "only what failed or is unknown needs a person")))
        .orElseGet(() -> Decision.refuse(state, Refusal.of("NO_SUCH_MESSAGE", "this course has no such message")));
  }

  private static Decision<Followup> onMessage(Followup state, String id, Function<Message, Decision<Followup>> then) {
    return state.chart().messages().find(id).map(then).orElseGet(() -> notOpen(state));
  }

  private static Decision<Followup> notOpen(Followup state) {
    return Decision.refuse(state, Refusal.of("MESSAGE_NOT_OPEN", "it has been dealt with otherwise"));
  }

  private static Decision<Followup> said(Followup state, Message changed) {
    return Decision.accept(state.with(state.chart().with(state.chart().messages().plus(changed, changed.changedAt()))));
  }
}
