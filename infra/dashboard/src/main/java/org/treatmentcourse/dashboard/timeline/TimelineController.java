package org.treatmentcourse.dashboard.timeline;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.treatmentcourse.contracts.decide.CourseRef;
import org.treatmentcourse.dashboard.query.Staff;
import org.treatmentcourse.web.Caller;
import org.treatmentcourse.web.Door;
import org.treatmentcourse.web.Operation;
import org.treatmentcourse.web.Problems.Problem;

/** What happened in a course, and what it looked like then. */
@RestController
@Staff
class TimelineController {
  private final Timelines timelines;

  TimelineController(Timelines timelines) {
    this.timelines = timelines;
  }

  /**
   * @param asOf ISO instant: only what had happened by then
   * @param knownAt ISO instant: only what had come into the log by then
   */
  @Operation(value = "Show the history of a course, as of a time and as known at a time", answer = Timeline.class)
  @GetMapping("/api/courses/{courseId}/timeline")
  ResponseEntity<?> timeline(
      @PathVariable String courseId, @RequestParam(required = false) @Nullable String asOf, @RequestParam(required = false) @Nullable String knownAt) {
    Instant occurred = instant("asOf", asOf);
    Instant known = instant("knownAt", knownAt);
    CourseRef course = new CourseRef(Caller.current().clinic(), id(courseId));
    List<Told> history = timelines.history(course.clinic(), course.courseId());
    if (history.isEmpty()) {
      throw Door.notFound();
    }
    return ResponseEntity.ok().header("Cache-Control", "no-store").body(Timeline.of(course, history, occurred, known));
  }

  private static @Nullable Instant instant(String field, @Nullable String text) {
    try {
      return text == null || text.isBlank() ? null : Instant.parse(text);
    } catch (DateTimeParseException e) {
      throw new Problem(HttpStatus.BAD_REQUEST, "INVALID", field, "must be an instant, e.g. 2026-03-02T14:00:00Z");
    }
  }

  private static String id(String courseId) {
    try {
      return UUID.fromString(courseId).toString();
    } catch (IllegalArgumentException e) {
      throw new Problem(HttpStatus.BAD_REQUEST, "INVALID", "courseId", "a course id is a UUID");
    }
  }
}
