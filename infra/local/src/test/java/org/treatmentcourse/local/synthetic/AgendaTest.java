package org.treatmentcourse.local.synthetic;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.treatmentcourse.contracts.ClinicEvent.Urgency;
import org.treatmentcourse.contracts.FollowupEvent.Action;
import org.treatmentcourse.contracts.FollowupEvent.CourseClosed;
import org.treatmentcourse.contracts.FollowupEvent.Option;
import org.treatmentcourse.contracts.FollowupEvent.Recommended;
import org.treatmentcourse.contracts.FollowupEvent.Situation;
import org.treatmentcourse.contracts.Indication;
import org.treatmentcourse.contracts.IntakeEvent.ConsultationRequested;
import org.treatmentcourse.contracts.SchedulingEvent.Booking;
import org.treatmentcourse.contracts.SchedulingEvent.SessionCheckedIn;
import org.treatmentcourse.contracts.SchedulingEvent.SessionHeld;
import org.treatmentcourse.contracts.SchedulingEvent.SessionMissed;
import org.treatmentcourse.contracts.SchedulingEvent.SessionsBooked;
import org.treatmentcourse.contracts.Sex;
import org.treatmentcourse.local.synthetic.Agenda.Done;

class AgendaTest {

  private static final Instant SLOT = Instant.parse("2026-03-09T12:00:00Z");

  private final SyntheticClinic clinic = SyntheticClinic.of("a", 1, 2, 1, true).getFirst();
  private final Patient patient = clinic.withOddOnes(SLOT).patients().getFirst();
  private final Chart chart = new Chart();
  private final Agenda agenda = new Agenda(patient, chart, clinic.diary());

  @Test
  void a_patient_asks_first_and_goes_on_only_when_the_course_is_open() {
    Act ask = agenda.next().orElseThrow();
    assertThat(ask.key()).isEqualTo("ask");
    did(ask, 202, "");
    assertThat(agenda.next()).isEmpty();
    chart.read(new ConsultationRequested("harbour", Indication.TRD, Urgency.ROUTINE, 40, Sex.FEMALE), patient.asks());
    assertThat(keysInOrder(3)).containsExactly("history", "consents", "first-forms");
  }

  @Test
  void a_visit_goes_from_forms_to_arrival_to_the_start() {
    booked();
    assertThat(keysInOrder(2)).containsExactly("forms/1/1", "arrive/1/1");
    chart.read(new SessionCheckedIn(1), SLOT);
    Act start = agenda.next().orElseThrow();
    assertThat(start.key()).isEqualTo("start/1/1/1");
    assertThat(start.at()).isEqualTo(Agenda.plusMinutes(SLOT, 20));
  }

  @Test
  void a_raised_pressure_is_taken_twice_more_before_a_prescriber_decides() {
    booked();
    keysInOrder(2);
    chart.read(new SessionCheckedIn(1), SLOT);
    did(agenda.next().orElseThrow(), 409, "BP_HOLD");
    chart.read(new SessionHeld(1, "BP_HOLD", List.of("BP_HOLD")), Agenda.plusMinutes(SLOT, 20));
    List<String> keys = keysInOrder(3);
    assertThat(keys.subList(0, 2)).containsExactly("rest/1/1/1", "rest/1/1/2");
    assertThat(keys.get(2)).isIn("clear/1/1", "send-home/1/1");
  }

  @Test
  void a_missed_session_waits_for_a_new_time_and_nothing_is_done_for_the_old_one() {
    booked();
    chart.read(new SessionMissed(1, SLOT), SLOT);
    assertThat(keysInOrder(1)).doesNotContain("arrive/1/1", "forms/1/1");
  }

  @Test
  void a_recommendation_is_answered_at_the_desk() {
    chart.read(new ConsultationRequested("harbour", Indication.TRD, Urgency.ROUTINE, 40, Sex.FEMALE), patient.asks());
    keysInOrder(4);
    chart.read(new Recommended("end-6", Situation.RESPONSE, List.of(new Option(Action.MAINTAIN, 7, null, false)), List.of(), List.of(), 6, "p"), SLOT);
    assertThat(keysInOrder(1)).containsExactly("decision/1");
  }

  @Test
  void nothing_is_done_after_the_end() {
    chart.read(new CourseClosed("COMPLETED"), SLOT);
    assertThat(agenda.next()).isEmpty();
  }

  private void booked() {
    chart.read(new ConsultationRequested("harbour", Indication.TRD, Urgency.ROUTINE, 40, Sex.FEMALE), patient.asks());
    keysInOrder(4);
    Booking booking = new Booking(1, "harbour", LocalDate.of(2026, 3, 9), LocalTime.of(8, 0), "America/New_York", SLOT, 135);
    chart.read(new SessionsBooked(1, List.of(booking)), SLOT.minusSeconds(3600));
  }

  private List<String> keysInOrder(int count) {
    return java.util.stream.IntStream.range(0, count).mapToObj(i -> {
      Act act = agenda.next().orElse(null);
      if (act == null) {
        return "nothing";
      }
      did(act, 202, "");
      return act.key();
    }).toList();
  }

  private void did(Act act, int status, String reason) {
    agenda.did(act, new Done(act.at(), status, reason));
  }
}
