package org.treatmentcourse.intake.duplicates;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.treatmentcourse.contracts.decide.CourseRef;
import org.treatmentcourse.intake.course.Intake;
import org.treatmentcourse.web.Caller;
import org.treatmentcourse.web.Door;
import org.treatmentcourse.web.Operation;
import org.treatmentcourse.web.Problems.Problem;

/** Courses that may be of one person and about which nobody has decided yet: of the whole clinic page by page, or of one course. */
@RestController
@PreAuthorize("hasAnyRole('coordinator', 'clinician')")
class DuplicatesController {
  private static final int LIMIT_MAX = 200;
  private final Door<Intake> door;
  private final Pairs pairs;

  DuplicatesController(Door<Intake> door, Pairs pairs) {
    this.door = door;
    this.pairs = pairs;
  }

  /**
   * @param after cursor of the page before
   * @param limit pairs; a page may hold a few more, for a course's pairs stay together, or fewer and even none while there is a next one
   */
  @Operation("List pairs of courses that may be of one person")
  @GetMapping("/duplicates")
  Pairs.Page duplicates(@RequestParam(required = false) @Nullable String after, @RequestParam(defaultValue = "50") int limit) {
    if (limit < 1 || limit > LIMIT_MAX) {
      throw new Problem(HttpStatus.BAD_REQUEST, "INVALID", "limit", "must be 1 to " + LIMIT_MAX);
    }
    return pairs.of(Caller.current().clinic(), after, limit);
  }

  @Operation(value = "List the courses that may be of the same person", id = "duplicatesOfCourse")
  @GetMapping("/courses/{courseId}/duplicates")
  List<Pairs.Pair> duplicates(@PathVariable String courseId) {
    CourseRef course = door.current(courseId).course();
    return pairs.of(course);
  }
}
