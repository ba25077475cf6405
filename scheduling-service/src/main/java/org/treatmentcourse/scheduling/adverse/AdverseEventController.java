package org.treatmentcourse.scheduling.adverse;

import jakarta.validation.Valid;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.treatmentcourse.contracts.policy.SchedulingPolicy;
import org.treatmentcourse.scheduling.course.AdverseEvents;
import org.treatmentcourse.scheduling.course.OpenCourse;
import org.treatmentcourse.scheduling.course.Series;
import org.treatmentcourse.scheduling.course.SeriesHold;
import org.treatmentcourse.scheduling.course.SeriesHolds;
import org.treatmentcourse.scheduling.terms.ClinicTerms;
import org.treatmentcourse.web.Caller;
import org.treatmentcourse.web.Door;
import org.treatmentcourse.web.Operation;

/** Records adverse events, and lets a series go on that one of them holds. */
@RestController
class AdverseEventController {
  private final Door<Series> door;
  private final ClinicTerms terms;

  AdverseEventController(Door<Series> door, ClinicTerms terms) {
    this.door = door;
    this.terms = terms;
  }

  @Operation(
      value = "Record an adverse event; a serious one holds the rest of the series",
      id = "recordAdverseEvent",
      refuses = {"SESSION_UNKNOWN", "RESOLVED_BEFORE_ONSET", "COURSE_NOT_OPEN"})
  @PostMapping("/courses/{courseId}/adverse-events")
  @PreAuthorize("hasAnyRole('nurse', 'clinician', 'prescriber', 'medical-director')")
  ResponseEntity<?> record(@PathVariable String courseId, @Valid @RequestBody AdverseEventRequest body) {
    SchedulingPolicy pack = terms.policy(Caller.current().clinic());
    return door.run(courseId, body, (series, when) -> OpenCourse.only(series, running -> AdverseEvents.record(running, body.said(), pack, when)));
  }

  @Operation(value = "Let a series go on that something serious holds", id = "releaseSeries", refuses = {"SERIES_NOT_HELD", "COURSE_NOT_OPEN"})
  @PostMapping("/courses/{courseId}/series-hold/release")
  @PreAuthorize("hasAnyRole('prescriber', 'medical-director')")
  ResponseEntity<?> release(@PathVariable String courseId, @Valid @RequestBody ReleaseSeriesRequest body) {
    String by = Caller.current().subject();
    return door.run(
        courseId,
        body,
        (series, when) ->
            OpenCourse.only(series, running -> SeriesHolds.release(running, new SeriesHold.Release(when.now(), by, body.reason()))));
  }
}
