package org.treatmentcourse.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class PortClaimsTest {

  @Test
  void a_claimed_port_is_nobody_elses_although_nobody_listens_yet() {
    int wanted = Ports.free();
    try (PortClaims first = new PortClaims(); PortClaims second = new PortClaims()) {
      assertThat(first.freeOr(wanted)).isEqualTo(wanted);
      assertThat(second.freeOr(wanted)).isNotEqualTo(wanted);
    }
    try (PortClaims later = new PortClaims()) {
      assertThat(later.freeOr(wanted)).as("a claim ends with its system").isEqualTo(wanted);
    }
  }

  @Test
  void a_port_somebody_listens_on_is_taken() throws IOException {
    try (ServerSocket taken = new ServerSocket(Ports.free()); PortClaims claims = new PortClaims()) {
      assertThat(claims.freeOr(taken.getLocalPort())).isNotEqualTo(taken.getLocalPort());
    }
  }
}
