package org.treatmentcourse.scheduling.starting;

import jakarta.validation.Valid;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.treatmentcourse.contracts.policy.SchedulingPolicy;
import org.treatmentcourse.messaging.Freshness;
import org.treatmentcourse.messaging.Parking;
import org.treatmentcourse.scheduling.course.Holds;
import org.treatmentcourse.scheduling.course.OpenCourse;
import org.treatmentcourse.scheduling.course.Review;
import org.treatmentcourse.scheduling.course.Series;
import org.treatmentcourse.scheduling.course.Starts;
import org.treatmentcourse.scheduling.terms.ClinicTerms;
import org.treatmentcourse.web.Caller;
import org.treatmentcourse.web.Door;
import org.treatmentcourse.web.Operation;

/** Starts a session if every gate passes, and clears a hold where a prescriber may. */
@RestController
class StartController {
  private final Door<Series> door;
  private final Freshness freshness;
  private final Parking parking;
  private final ClinicTerms terms;

  StartController(Door<Series> door, Freshness freshness, Parking parking, ClinicTerms terms) {
    this.door = door;
    this.freshness = freshness;
    this.parking = parking;
    this.terms = terms;
  }

  @Operation(
      value = "Start a dose, if every gate allows it",
      id = "startSession",
      refuses = {
        "SESSION_UNKNOWN", "SESSION_NOT_BOOKED", "NOT_CHECKED_IN", "SESSION_BEGUN", "BP_EXCLUDE", "BP_UNKNOWN", "IDENTITY_UNKNOWN",
        "IDENTITY_NOT_CONFIRMED", "SUBSTANCES_UNKNOWN", "SUBSTANCES_TODAY", "MEDICATION_UNKNOWN", "AWAITING_EVALUATION", "ESCORT_UNKNOWN",
        "ESCORT_ABSENT", "FASTING_UNKNOWN", "NOT_FASTED", "NASAL_SPRAY_UNKNOWN", "NASAL_SPRAY_TODAY", "PREPARATION_UNKNOWN", "NOT_PREPARED",
        "THERAPIST_UNKNOWN", "THERAPIST_ABSENT", "PEER_MONITOR_UNKNOWN", "PEER_MONITOR_ABSENT", "VIDEO_UNKNOWN", "VIDEO_NOT_CONNECTED", "PLACE_UNKNOWN",
        "NOT_LICENSED_THERE", "RISK_OPEN", "RISK_UNKNOWN", "NO_PLAN",
        "PLAN_SUSPENDED", "NOT_ELIGIBLE", "ELIGIBILITY_EXPIRED", "ANOTHER_SESSION_RUNS", "COURSE_BLOCKED", "SERIES_HELD", "UPSTREAM_STALE", "COURSE_NOT_OPEN",
        "COURSE_CLOSED"
      },
      refusesAny = Review.class)
  @PostMapping("/courses/{courseId}/sessions/{number}/start")
  @PreAuthorize("hasRole('nurse')")
  ResponseEntity<?> start(@PathVariable String courseId, @PathVariable int number) {
    SchedulingPolicy pack = terms.policy(Caller.current().clinic());
    return door.run(
        courseId,
        null,
        // Asked anew each time the command runs: a commit that was beaten to it may have been beaten by a hold.
        (series, when) -> OpenCourse.only(series, running -> Starts.start(running, number, upstream(courseId, pack), pack, when)));
  }

  @Operation(
      value = "Decide as a prescriber that a session goes on in spite of a hold",
      id = "clearHold",
      refuses = {"SESSION_UNKNOWN", "NO_HOLD_TO_CLEAR", "HOLD_NOT_NAMED", "REPEATS_MISSING", "COURSE_NOT_OPEN"})
  @PostMapping("/courses/{courseId}/sessions/{number}/clear-hold")
  @PreAuthorize("hasRole('prescriber')")
  ResponseEntity<?> clear(@PathVariable String courseId, @PathVariable int number, @Valid @RequestBody ClearHoldRequest body) {
    SchedulingPolicy pack = terms.policy(Caller.current().clinic());
    return door.run(
        courseId, body, (series, when) -> OpenCourse.only(series, running -> Holds.clear(running, number, body.hold(), body.reason(), pack, when)));
  }

  private Starts.Upstream upstream(String courseId, SchedulingPolicy pack) {
    return new Starts.Upstream(freshness.age().toSeconds() >= pack.risk().upstreamMaxAgeSec(), parking.holds(courseId));
  }
}
