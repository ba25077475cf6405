package org.treatmentcourse.contracts.decide;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.treatmentcourse.contracts.Json;
import org.treatmentcourse.contracts.Service;

class BlockedByTest {

  @Test
  void is_blocked_from_the_raising_to_the_lifting() {
    BlockedBy raised = BlockedBy.NOBODY.raised(Service.INTAKE, 1);
    assertThat(raised.any()).isTrue();
    assertThat(raised.by(Service.INTAKE)).isTrue();
    assertThat(raised.by(Service.FOLLOWUP)).isFalse();
    assertThat(raised.lifted(Service.INTAKE, 1).any()).isFalse();
  }

  @Test
  void a_lifting_that_is_heard_first_lifts_all_the_same() {
    BlockedBy early = BlockedBy.NOBODY.lifted(Service.INTAKE, 2);
    assertThat(early.any()).isFalse();
    assertThat(early.raised(Service.INTAKE, 1).any()).isFalse();
    assertThat(early.raised(Service.INTAKE, 1).raised(Service.INTAKE, 2).any()).isFalse();
    assertThat(early.raised(Service.INTAKE, 1).raised(Service.INTAKE, 2).raised(Service.INTAKE, 3).any()).isTrue();
  }

  @Test
  void any_order_of_the_two_streams_leads_to_the_same() {
    BlockedBy expected = BlockedBy.NOBODY.raised(Service.INTAKE, 1).lifted(Service.INTAKE, 1).raised(Service.INTAKE, 2);
    assertThat(BlockedBy.NOBODY.raised(Service.INTAKE, 1).raised(Service.INTAKE, 2).lifted(Service.INTAKE, 1)).isEqualTo(expected);
    assertThat(BlockedBy.NOBODY.lifted(Service.INTAKE, 1).raised(Service.INTAKE, 1).raised(Service.INTAKE, 2)).isEqualTo(expected);
  }

  @Test
  void each_service_counts_for_itself() {
    BlockedBy both = BlockedBy.NOBODY.raised(Service.INTAKE, 1).raised(Service.EVALUATION, 1);
    assertThat(both.lifted(Service.INTAKE, 1).any()).isTrue();
    assertThat(both.lifted(Service.INTAKE, 1).lifted(Service.EVALUATION, 1).any()).isFalse();
  }

  @Test
  void is_stored_and_read_back() {
    BlockedBy blocked = BlockedBy.NOBODY.raised(Service.INTAKE, 3);
    assertThat(Json.MAPPER.readValue(Json.bytes(blocked), BlockedBy.class)).isEqualTo(blocked);
  }
}
