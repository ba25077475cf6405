package org.treatmentcourse.scheduling.monitoring;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.treatmentcourse.contracts.decide.CourseRef;
import org.treatmentcourse.contracts.decide.Refusal;
import org.treatmentcourse.messaging.BusinessClock;
import org.treatmentcourse.messaging.Telemetry.Packet;
import org.treatmentcourse.scheduling.course.Series;
import org.treatmentcourse.scheduling.monitoring.Samples.Sitting;
import org.treatmentcourse.web.Door;
import org.treatmentcourse.web.Operation;
import org.treatmentcourse.web.Problems;

/** Samples of a monitor that tells over HTTP, and what was sampled. The same as {@code clinic.telemetry.<clinic>}. */
@RestController
class TelemetryController {
  private static final Duration LONGEST = Duration.ofHours(24);

  private final Door<Series> door;
  private final Monitors monitors;
  private final Samples samples;
  private final BusinessClock clock;

  TelemetryController(Door<Series> door, Monitors monitors, Samples samples, BusinessClock clock) {
    this.door = door;
    this.monitors = monitors;
    this.samples = samples;
    this.clock = clock;
  }

  record Accepted(int accepted) {}

  @Operation(
      value = "Keep what a monitor has sampled, and have judged what of it matters; sending it again changes nothing",
      id = "acceptSamples",
      refuses = {
        "TIME_IN_FUTURE", "EMPTY_SAMPLE", "HALF_A_PRESSURE", "SESSION_UNKNOWN", "SESSION_NOT_BOOKED", "WRONG_DAY", "COURSE_NOT_OPEN", "NOT_JUDGED"
      })
  @PostMapping("/courses/{courseId}/sessions/{number}/samples")
  @PreAuthorize("hasAnyRole('nurse', 'clinician', 'prescriber')")
  Accepted take(@PathVariable String courseId, @PathVariable int number, @Valid @RequestBody SamplesRequest body) {
    Refusal refusal = monitors.take(List.of(new Packet(door.current(courseId).course(), body.of(number)))).getFirst();
    if (refusal != null) {
      throw new Problems.Problem(HttpStatus.CONFLICT, refusal.code(), refusal.field(), refusal.message());
    }
    return new Accepted(body.samples().size());
  }

  @Operation(value = "Show what the monitor of a session has sampled, drawn together in steps", id = "samples")
  @GetMapping("/courses/{courseId}/sessions/{number}/samples")
  @PreAuthorize("hasAnyRole('nurse', 'clinician', 'prescriber', 'coordinator')")
  Trend trend(
      @PathVariable String courseId,
      @PathVariable int number,
      @RequestParam(required = false) @Nullable Instant since,
      @RequestParam(required = false) @Nullable Instant until,
      @RequestParam(defaultValue = "60") @Min(1) @Max(3600) int everySec) {
    CourseRef course = door.current(courseId).course();
    Instant to = Objects.requireNonNullElse(until, clock.now(course.clinic()));
    Instant from = Objects.requireNonNullElse(since, to.minus(LONGEST));
    if (from.isAfter(to) || from.plus(LONGEST).isBefore(to)) {
      throw new Problems.Problem(HttpStatus.BAD_REQUEST, "INVALID", "since", "must be before until, by at most 24 hours");
    }
    return Trend.of(samples.between(new Sitting(course, number), from, to), everySec);
  }
}
