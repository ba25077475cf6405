package org.treatmentcourse.local.prove;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.treatmentcourse.local.client.HistoryEvent;

/** The judge of starts and holds sees a start that came after a hold. */
class HoldTest {

  private static final HistoryEvent STARTED = said("dose-started", "{\"session\": 1}");
  private static final HistoryEvent RELEASED = said("session-cancelled", "{\"session\": 2}");
  private static final HistoryEvent TOLD = said("session-held", "{\"session\": 1, \"reason\": \"HOLD_DURING_DOSING\", \"failures\": [\"RISK_OPEN\"]}");
  private static final HistoryEvent STOPPED = said("infusion-stopped", "{\"session\": 1}");

  @Test
  void a_start_before_the_hold_that_is_told_of_it_is_well_and_so_is_a_refusal() {
    assertThat(Hold.PLAN_SUSPENDED.broken("a", List.of(STARTED, RELEASED, TOLD), List.of())).isEmpty();
    assertThat(Hold.CONSENT_TREATMENT.broken("a", List.of(STARTED, RELEASED), List.of(STOPPED))).isEmpty();
    assertThat(Hold.RISK_OPEN.broken("a", List.of(STARTED, TOLD), List.of())).isEmpty();
    assertThat(Hold.PLAN_SUSPENDED.broken("a", List.of(RELEASED, refused("PLAN_SUSPENDED")), List.of())).isEmpty();
    assertThat(Hold.RISK_OPEN.broken("a", List.of(refused("RISK_OPEN")), List.of())).isEmpty();
  }

  @Test
  void sees_a_start_after_the_hold() {
    assertThat(Hold.PLAN_SUSPENDED.broken("a", List.of(RELEASED, STARTED), List.of())).singleElement().asString().contains("after PLAN_SUSPENDED");
    assertThat(Hold.RISK_OPEN.broken("a", List.of(refused("RISK_OPEN"), STARTED, TOLD), List.of())).singleElement().asString().contains("after RISK_OPEN");
    assertThat(Hold.RISK_OPEN.broken("a", List.of(STARTED), List.of())).as("the hold told nobody, so it came before the start")
        .singleElement().asString().contains("not told");
  }

  @Test
  void sees_a_second_start_and_a_hold_that_did_nothing() {
    assertThat(Hold.RISK_OPEN.broken("a", List.of(STARTED, STARTED, TOLD), List.of())).singleElement().asString().contains("2 times");
    assertThat(Hold.RISK_OPEN.broken("a", List.of(refused("RISK_UNKNOWN")), List.of())).singleElement().asString().contains("held by nothing");
  }

  @Test
  void knows_the_commit_of_a_hold_by_what_was_said_in_it() {
    assertThat(Hold.PLAN_SUSPENDED.committed(List.of(STARTED, RELEASED))).contains(RELEASED);
    assertThat(Hold.RISK_OPEN.committed(List.of(STARTED, TOLD))).contains(TOLD);
    assertThat(Hold.RISK_OPEN.committed(List.of(refused("RISK_OPEN")))).isEmpty();
  }

  private static HistoryEvent refused(String code) {
    return said("session-held", "{\"session\": 1, \"reason\": \"%s\", \"failures\": [\"%s\"]}".formatted(code, code));
  }

  private static HistoryEvent said(String name, String body) {
    return Said.by("scheduling." + name + ".v1", body, Instant.EPOCH);
  }
}
