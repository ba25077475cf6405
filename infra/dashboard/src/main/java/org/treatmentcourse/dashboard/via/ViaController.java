package org.treatmentcourse.dashboard.via;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;
import org.treatmentcourse.dashboard.query.Staff;
import org.treatmentcourse.dashboard.upstream.Upstreams;
import org.treatmentcourse.web.Caller;

/** Staff ask a service, or act at it, with their own token; the service decides and its answer is handed through, refusals too. */
@RestController
@Staff
class ViaController {
  private static final String BASE = "/api/via/";

  private final Upstreams upstreams;

  ViaController(Upstreams upstreams) {
    this.upstreams = upstreams;
  }

  @RequestMapping(path = BASE + "**", method = {RequestMethod.GET, RequestMethod.POST, RequestMethod.PUT})
  ResponseEntity<?> via(HttpServletRequest request) throws IOException {
    Caller.current();
    Asked asked = Asked.of(request, BASE);
    String target = asked.through(Ways.ofStaff(asked.service(), asked.method(), asked.segments(), asked.query()));
    return upstreams.of(asked.service()).hand(target, request);
  }
}
