package org.treatmentcourse.scheduling.cancelling;

import jakarta.validation.Valid;
import java.util.function.Function;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.treatmentcourse.contracts.policy.SchedulingPolicy;
import org.treatmentcourse.scheduling.course.Cancellations;
import org.treatmentcourse.scheduling.course.OpenCourse;
import org.treatmentcourse.scheduling.course.Series;
import org.treatmentcourse.web.Door;

/** Calls one session off. */
@RestController
final class CancelController {
  private final Door<Series> door;
  private final Function<String, SchedulingPolicy> policy;

  CancelController(Door<Series> door, Function<String, SchedulingPolicy> policy) {
    this.door = door;
    this.policy = policy;
  }

  @PostMapping("/courses/{courseId}/sessions/{number}/cancel")
  @PreAuthorize("hasAnyRole('scheduler', 'coordinator', 'nurse')")
  ResponseEntity<?> cancel(@PathVariable String courseId, @PathVariable int number, @Valid @RequestBody CancelRequest body) {
    return door.run(
        courseId,
        body,
        (series, when) ->
            OpenCourse.only(
                series, running -> Cancellations.cancel(running, number, body.by().name(), policy.apply(running.course().clinic()), when)));
  }
}
