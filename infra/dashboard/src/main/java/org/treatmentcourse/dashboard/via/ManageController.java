package org.treatmentcourse.dashboard.via;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;
import org.treatmentcourse.dashboard.query.Operators;
import org.treatmentcourse.dashboard.upstream.Upstreams;

/** Operators ask the management port of a service, with their own token; the service audits looks and acts. */
@RestController
@Operators
class ManageController {
  private static final String BASE = "/api/manage/";

  private final Upstreams upstreams;

  ManageController(Upstreams upstreams) {
    this.upstreams = upstreams;
  }

  @RequestMapping(path = BASE + "**", method = {RequestMethod.GET, RequestMethod.POST, RequestMethod.DELETE})
  ResponseEntity<?> manage(HttpServletRequest request) throws IOException {
    Asked asked = Asked.of(request, BASE);
    String target = asked.through(Ways.ofOperators(asked.method(), asked.segments(), asked.query()));
    return upstreams.management(asked.service()).hand(target, request);
  }
}
