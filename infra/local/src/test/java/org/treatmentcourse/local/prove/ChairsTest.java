package org.treatmentcourse.local.prove;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.treatmentcourse.contracts.policy.PolicyBook;
import org.treatmentcourse.contracts.policy.SchedulingPolicy;
import org.treatmentcourse.local.client.HistoryEvent;

/** The judge of the booking proof sees what it is there to see. */
class ChairsTest {

  private static final SchedulingPolicy POLICY = new PolicyBook<>("scheduling", SchedulingPolicy.class).defaults();
  private static final Chairs.Need NEED = new Chairs.Need(Objects.requireNonNull(POLICY.routes().get("IV")), 40, 2);
  private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");

  @Test
  void sees_a_chair_that_two_sit_on() {
    List<Chairs.Slot> slots = List.of(slot("a", NINE), slot("b", NINE.plus(Duration.ofMinutes(75))));
    assertThat(Chairs.excess(slots, 2, 2, POLICY.site())).isEmpty();
    assertThat(Chairs.excess(slots, 1, 2, POLICY.site())).hasSize(2).first().asString().contains("2 in 1 chairs");
  }

  @Test
  void sees_a_nurse_with_too_many_patients() {
    List<Chairs.Slot> slots = List.of(slot("a", NINE), slot("b", NINE), slot("c", NINE.plus(Duration.ofMinutes(30))));
    assertThat(Chairs.excess(slots, 3, 2, POLICY.site())).isEmpty();
    assertThat(Chairs.excess(slots, 3, 1, POLICY.site())).first().asString().contains("3 dosing");
  }

  @Test
  void counts_a_patient_with_two_chairs_once() {
    List<Chairs.Slot> slots = List.of(slot("a", NINE), slot("a", NINE.plus(Duration.ofMinutes(60))), slot("b", NINE.plus(Duration.ofMinutes(60))));
    assertThat(Chairs.excess(slots, 2, 1, POLICY.site())).isEmpty();
  }

  @Test
  void sees_a_part_of_a_series_unless_somebody_cancelled() {
    Chairs chairs = new Chairs();
    chairs.follow("a", List.of(booked(1, 2), cancelled(2)), NEED);
    assertThat(chairs.partial()).isEmpty();
    chairs.follow("b", List.of(booked(2)), NEED);
    assertThat(chairs.partial()).singleElement().asString().startsWith("b had 1");
    assertThat(chairs.taken()).extracting(Chairs.Slot::course).containsExactlyInAnyOrder("a", "b");
  }

  private static Chairs.Slot slot(String course, Instant from) {
    return Chairs.Slot.of(course, 1, from, NEED.times(), NEED.durationMin());
  }

  private static HistoryEvent booked(int... sessions) {
    StringBuilder bookings = new StringBuilder();
    for (int session : sessions) {
      bookings.append(bookings.isEmpty() ? "" : ",").append(
          "{\"session\": %d, \"startsAt\": \"%s\", \"slotMin\": 135}".formatted(session, NINE.plus(Duration.ofDays(session))));
    }
    return said("scheduling.sessions-booked.v1", "{\"bookings\": [" + bookings + "]}");
  }

  private static HistoryEvent cancelled(int session) {
    return said("scheduling.session-cancelled.v1", "{\"session\": " + session + "}");
  }

  private static HistoryEvent said(String type, String body) {
    return Said.by(type, body, NINE);
  }
}
