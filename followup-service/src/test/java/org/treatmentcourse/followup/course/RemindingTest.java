package org.treatmentcourse.followup.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.treatmentcourse.followup.Story.POLICY;
import static org.treatmentcourse.followup.Story.checkIn;
import static org.treatmentcourse.followup.Story.completed;
import static org.treatmentcourse.followup.Story.phq9;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.treatmentcourse.contracts.Phase;
import org.treatmentcourse.contracts.SchedulingEvent.Booking;
import org.treatmentcourse.contracts.SchedulingEvent.SessionCancelled;
import org.treatmentcourse.contracts.SchedulingEvent.SessionMissed;
import org.treatmentcourse.contracts.SchedulingEvent.SessionsBooked;
import org.treatmentcourse.contracts.policy.FollowupPolicy.MessageKind;
import org.treatmentcourse.contracts.policy.FollowupPolicy.Quiet;
import org.treatmentcourse.followup.Story;
import org.treatmentcourse.followup.course.Message.State;
import org.treatmentcourse.followup.course.Message.Way;
import org.treatmentcourse.followup.course.Reminding.Disposition;
import org.treatmentcourse.followup.course.Reminding.Outcome;
import org.treatmentcourse.followup.course.Reminding.Result;

/** Which reminders there are, when they may go, and what becomes of them. */
class RemindingTest {
  private static final ZoneId ZONE = ZoneId.of("America/New_York");
  private static final Duration LAPSE = Duration.ofMinutes(2);
  private static final Outcome UNKNOWN = new Outcome(Result.UNKNOWN, "NO_ANSWER");
  private static final Outcome NOT_SENT = new Outcome(Result.NOT_SENT, "AWAY");

  /** 13:00 at the clinic. */
  private static final Instant START = Instant.parse("2026-03-10T17:00:00Z");

  private static Booking booking(int session, Instant start) {
    return new Booking(session, "bethesda", LocalDate.ofInstant(start, ZONE), LocalTime.ofInstant(start, ZONE), ZONE.getId(), start, 180);
  }

  private static Story booked() {
    return new Story().opened().hear(new SessionsBooked(1, List.of(booking(1, START))));
  }

  private static List<Message> messages(Story story) {
    return story.state().chart().messages().all();
  }

  private static Message first(Story story) {
    return messages(story).getFirst();
  }

  private static Story look(Story story) {
    return story.command((state, when) -> Reminding.look(state, ZONE, when, POLICY));
  }

  private static Story claimed(Story story, Way way) {
    String id = first(story).id();
    return story.command((state, when) -> Reminding.claim(state, id, way, LAPSE, when));
  }

  private static Story sent(Story story, int attempt, Outcome outcome) {
    String id = first(story).id();
    return story.command((state, when) -> Reminding.sent(state, id, attempt, outcome, when, POLICY));
  }

  @Test
  void reminds_of_a_session_and_its_form_each_window_until_the_next() {
    assertThat(messages(booked()))
        .extracting(Message::kind, Message::dueAt, Message::until)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(MessageKind.SESSION, START.minus(Duration.ofHours(24)), START.minus(Duration.ofHours(3))),
            org.assertj.core.groups.Tuple.tuple(MessageKind.SESSION, START.minus(Duration.ofHours(3)), START),
            org.assertj.core.groups.Tuple.tuple(MessageKind.QUESTIONNAIRE, START.minus(Duration.ofHours(20)), START));
  }

  @Test
  void the_same_booking_twice_gives_the_same_reminders_with_the_same_ids() {
    Story once = booked();
    Story twice = booked().hear(new SessionsBooked(1, List.of(booking(1, START))));
    assertThat(messages(twice)).isEqualTo(messages(once)).extracting(Message::id).doesNotHaveDuplicates();
  }

  @Test
  void a_new_time_calls_off_what_was_not_sent_and_the_old_time_again_brings_it_back() {
    Story story = booked().hear(new SessionsBooked(2, List.of(booking(1, START.plus(Duration.ofDays(1))))));
    assertThat(messages(story)).filteredOn(m -> m.of().equals(START)).hasSize(3).allMatch(m -> m.state() == State.CANCELLED && "RESCHEDULED".equals(m.reason()));
    assertThat(messages(story)).filteredOn(m -> m.state() == State.PLANNED).hasSize(3);

    story.hear(new SessionsBooked(3, List.of(booking(1, START))));
    assertThat(messages(story)).filteredOn(m -> m.state() == State.PLANNED).hasSize(3).allMatch(m -> m.of().equals(START));
  }

  @Test
  void a_cancelled_or_missed_session_and_a_closed_course_need_no_reminder() {
    assertThat(messages(booked().hear(new SessionCancelled(1, "CLINIC", false)))).allMatch(m -> m.state() == State.CANCELLED);
    assertThat(messages(booked().hear(new SessionMissed(1, START.plus(Duration.ofDays(7)))))).allMatch(m -> m.state() == State.CANCELLED);
    assertThat(messages(booked().command((state, when) -> Closing.close(state, "COMPLETED", when, Story.POLICY)))).allMatch(m -> m.state() == State.CANCELLED);
  }

  @Test
  void asks_for_a_check_in_at_24_26_and_32_hours_until_it_is_answered() {
    Instant end = Story.DAY0;
    Story story = new Story().opened().hear(completed(1, Phase.INDUCTION, 6));
    assertThat(messages(story)).extracting(m -> Duration.between(end, m.dueAt()).toHours()).containsExactly(24L, 26L, 32L);
    assertThat(messages(story).getLast().until()).isEqualTo(end.plus(Duration.ofHours(36)));

    story.at(end.plus(Duration.ofHours(25))).hear(checkIn(1));
    assertThat(messages(story)).allMatch(m -> m.state() == State.CANCELLED && "ANSWERED".equals(m.reason()));
  }

  @Test
  void waits_out_the_night_of_the_clinic_also_when_clocks_change() {
    Quiet night = new Quiet("21:00", "08:00");
    assertThat(Reminding.quietUntil(night, ZONE, Instant.parse("2026-03-08T01:59:00Z"))).as("20:59").isEmpty();
    assertThat(Reminding.quietUntil(night, ZONE, Instant.parse("2026-03-08T02:00:00Z"))).as("21:00 before the change").contains(Instant.parse("2026-03-08T12:00:00Z"));
    assertThat(Reminding.quietUntil(night, ZONE, Instant.parse("2026-03-08T11:59:00Z"))).as("07:59 after it").contains(Instant.parse("2026-03-08T12:00:00Z"));
    assertThat(Reminding.quietUntil(night, ZONE, Instant.parse("2026-03-08T12:00:00Z"))).as("08:00").isEmpty();
    assertThat(Reminding.quietUntil(new Quiet("12:00", "13:00"), ZONE, Instant.parse("2026-03-09T16:30:00Z"))).contains(Instant.parse("2026-03-09T17:00:00Z"));
    assertThat(Reminding.quietUntil(new Quiet("00:00", "00:00"), ZONE, Instant.parse("2026-03-09T04:00:00Z"))).isEmpty();
  }

  @Test
  void puts_off_at_night_what_can_wait_and_drops_what_can_not() {
    Instant early = Instant.parse("2026-03-10T12:00:00Z");
    Story story = new Story().opened().hear(new SessionsBooked(1, List.of(booking(1, early))));
    look(story.at(early.minus(Duration.ofMinutes(150))));

    assertThat(messages(story)).filteredOn(m -> m.until().equals(early) && m.kind() == MessageKind.SESSION).singleElement()
        .satisfies(m -> assertThat(m.reason()).isEqualTo("QUIET_HOURS")).satisfies(m -> assertThat(m.state()).isEqualTo(State.SUPPRESSED));

    Story later = booked().at(Instant.parse("2026-03-09T23:00:00Z"));
    look(later.at(Instant.parse("2026-03-10T02:00:00Z")));
    assertThat(first(later).state()).isEqualTo(State.PLANNED);
    assertThat(first(later).lookAt()).isEqualTo(Instant.parse("2026-03-10T12:00:00Z"));
  }

  @Test
  void a_form_that_has_come_needs_no_reminder() {
    Story story = booked().at(START.minus(Duration.ofHours(22))).hear(phq9(12, 0)).at(START.minus(Duration.ofHours(20)));
    look(story);
    assertThat(messages(story)).filteredOn(m -> m.kind() == MessageKind.QUESTIONNAIRE).allMatch(m -> m.state() == State.SUPPRESSED && "ANSWERED".equals(m.reason()));
  }

  @Test
  void of_two_that_claim_one_is_told_no_and_before_its_time_nobody_may() {
    Story story = booked();
    assertThat(Objects.requireNonNull(claimed(story, Way.MAIL).refusal()).code()).isEqualTo("MESSAGE_NOT_OPEN");
    story.at(START.minus(Duration.ofHours(23)));
    assertThat(claimed(story, Way.MAIL).refusal()).isNull();
    assertThat(Objects.requireNonNull(claimed(story, Way.MAIL).refusal()).code()).isEqualTo("MESSAGE_NOT_OPEN");
    assertThat(first(sent(story, 1, Outcome.SENT)).state()).isEqualTo(State.SENT);
  }

  @Test
  void a_mail_whose_sender_died_is_unknown_until_a_person_says_or_late_word_comes() {
    Story story = claimed(booked().at(START.minus(Duration.ofHours(23))), Way.MAIL);
    look(story.at(story.now().plus(LAPSE)));
    assertThat(first(story).state()).isEqualTo(State.UNKNOWN);
    assertThat(first(story).lookAt()).as("never looked at again").isNull();

    String id = first(story).id();
    Story delivered = story.command((state, when) -> Reminding.settle(state, id, Disposition.DELIVERED, "ann", when));
    assertThat(first(delivered)).satisfies(m -> assertThat(m.state()).isEqualTo(State.SENT)).satisfies(m -> assertThat(m.by()).isEqualTo("ann"));

    Story word = claimed(booked().at(START.minus(Duration.ofHours(23))), Way.MAIL);
    look(word.at(word.now().plus(LAPSE)));
    assertThat(first(sent(word, 1, Outcome.SENT)).state()).isEqualTo(State.SENT);
  }

  @Test
  void a_webhook_whose_sender_died_goes_again_with_its_id_and_no_other_way() {
    Story story = claimed(booked().at(START.minus(Duration.ofHours(23))), Way.WEBHOOK);
    String id = first(story).id();
    look(story.at(story.now().plus(LAPSE)));
    assertThat(first(story)).satisfies(m -> assertThat(m.state()).isEqualTo(State.PLANNED)).satisfies(m -> assertThat(m.id()).isEqualTo(id));
    assertThat(claimed(story, Way.MAIL).refusal()).isNotNull();
    assertThat(claimed(story, Way.WEBHOOK).refusal()).isNull();
  }

  @Test
  void tries_again_after_a_certain_failure_until_the_window_ends_and_then_waits_for_a_person() {
    Story story = booked().at(START.minus(Duration.ofHours(23)));
    for (int attempt = 1; first(story).waits(); attempt++) {
      sent(claimed(story, Way.MAIL), attempt, NOT_SENT);
      if (first(story).lookAt() != null) {
        look(story.at(Objects.requireNonNull(first(story).lookAt())));
        Instant next = Objects.requireNonNullElse(first(story).lookAt(), story.now());
        story.at(next.isAfter(story.now()) ? next : story.now());
      }
    }
    assertThat(first(story)).satisfies(m -> assertThat(m.state()).isEqualTo(State.FAILED)).satisfies(m -> assertThat(m.reason()).isEqualTo("AWAY"));
    assertThat(first(story).attempt()).isGreaterThan(4);

    String id = first(story).id();
    story.command((state, when) -> Reminding.again(state, id, "ann", when));
    assertThat(first(story)).satisfies(m -> assertThat(m.state()).isEqualTo(State.PLANNED)).satisfies(m -> assertThat(m.until()).isEqualTo(START));
  }

  @Test
  void is_called_off_also_while_it_is_being_sent() {
    Story story = claimed(booked().at(START.minus(Duration.ofHours(23))), Way.MAIL).hear(new SessionCancelled(1, "CLINIC", true));
    assertThat(first(story).state()).isEqualTo(State.CLAIMED);
    assertThat(first(sent(story, 1, NOT_SENT)).state()).isEqualTo(State.CANCELLED);
  }

  @Test
  void an_unknown_mail_is_a_persons_and_nothing_else_can_be_settled() {
    Story story = sent(claimed(booked().at(START.minus(Duration.ofHours(23))), Way.MAIL), 1, UNKNOWN);
    assertThat(first(story).state()).isEqualTo(State.UNKNOWN);
    String waiting = messages(story).getLast().id();
    story.command((state, when) -> Reminding.settle(state, waiting, Disposition.GIVEN_UP, "ann", when));
    assertThat(Objects.requireNonNull(story.refusal()).code()).isEqualTo("MESSAGE_NOT_FAILED");

    String id = first(story).id();
    story.at(START).command((state, when) -> Reminding.again(state, id, "ann", when));
    assertThat(Objects.requireNonNull(story.refusal()).code()).isEqualTo("MESSAGE_TOO_LATE");
  }

  /** Seeded: whatever senders, clocks and rebookings do, no mail is handed over twice by itself. */
  @Test
  void hands_no_mail_over_twice_in_any_order_of_claims_deaths_and_rebookings() {
    Random random = new Random(20261126);
    int handed = 0;
    for (int round = 0; round < 2_000; round++) {
      Story story = booked().at(START.minus(Duration.ofHours(24)));
      java.util.Map<String, Integer> perhaps = new java.util.HashMap<>();
      for (int step = 0; step < 40; step++) {
        story.at(story.now().plus(Duration.ofMinutes(random.nextInt(90))));
        switch (random.nextInt(6)) {
          case 0 -> story.hear(new SessionsBooked(1, List.of(booking(1, random.nextBoolean() ? START : START.plus(Duration.ofHours(2))))));
          case 1 -> look(story);
          default -> {
            List<Message> open = messages(story).stream().filter(m -> m.state() == State.PLANNED && Reminding.isDue(m, story.now())).toList();
            if (!open.isEmpty()) {
              Message message = open.get(random.nextInt(open.size()));
              story.command((state, when) -> Reminding.claim(state, message.id(), Way.MAIL, LAPSE, when));
              boolean claimed = story.refusal() == null;
              int fate = random.nextInt(4);
              if (claimed && fate != 0) {
                perhaps.merge(message.id(), 1, Integer::sum);
              }
              if (claimed && fate > 1) {
                Outcome outcome = fate == 2 ? Outcome.SENT : UNKNOWN;
                story.command((state, when) -> Reminding.sent(state, message.id(), message.attempt() + 1, outcome, when, POLICY));
              } else if (claimed && random.nextBoolean()) {
                perhaps.remove(message.id());
                story.command((state, when) -> Reminding.sent(state, message.id(), message.attempt() + 1, NOT_SENT, when, POLICY));
              }
            }
          }
        }
      }
      assertThat(perhaps.values()).as("round %d", round).allMatch(times -> times == 1);
      handed += perhaps.size();
    }
    assertThat(handed).as("the generator sends").isGreaterThan(2_000);
  }
}
