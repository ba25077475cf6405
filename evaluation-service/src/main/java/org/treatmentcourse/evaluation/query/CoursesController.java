package org.treatmentcourse.evaluation.query;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.treatmentcourse.contracts.EvaluationEvent.Outcome;
import org.treatmentcourse.contracts.policy.EvaluationPolicy;
import org.treatmentcourse.evaluation.course.Policies;
import org.treatmentcourse.evaluation.course.Look;
import org.treatmentcourse.evaluation.course.Stage;
import org.treatmentcourse.messaging.BusinessClock;
import org.treatmentcourse.web.Caller;
import org.treatmentcourse.web.Operation;
import org.treatmentcourse.web.Problems.Problem;

/** The work list of those who evaluate: what each course waits for, since when, and what it lacks. */
@RestController
class CoursesController {
  private static final int LIMIT_MAX = 200;

  /** How often the store is asked for one page: a filter that fits nobody must not look for ever. */
  private static final int GOES = 10;

  private final CourseList courses;
  private final Policies policies;
  private final BusinessClock clock;

  CoursesController(CourseList courses, Policies policies, BusinessClock clock) {
    this.courses = courses;
    this.policies = policies;
    this.clock = clock;
  }

  /**
   * @param items may be fewer than asked for, or none, while there is a next page
   * @param next cursor of the next page; absent on the last one
   */
  record Page(List<CourseItem> items, @Nullable String next) {}

  /**
   * The one that waits longest comes first.
   *
   * @param stage any of these; all but {@code ENDED} where absent
   * @param site only courses of this site
   * @param recommendation only those of which the rules say this now
   * @param after cursor of the page before
   */
  @Operation("List what each course waits for, the one that waits longest first")
  @GetMapping("/courses")
  @PreAuthorize("hasAnyRole('coordinator', 'clinician', 'medical-director', 'nurse', 'prescriber', 'dashboard')")
  Page courses(
      @RequestParam(required = false) @Nullable List<Stage> stage,
      @RequestParam(required = false) @Nullable String site,
      @RequestParam(required = false) @Nullable Outcome recommendation,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(defaultValue = "50") int limit) {
    if (limit < 1 || limit > LIMIT_MAX) {
      throw new Problem(HttpStatus.BAD_REQUEST, "INVALID", "limit", "must be 1 to " + LIMIT_MAX);
    }
    String clinic = Caller.current().clinic();
    List<Stage> stages = stage == null || stage.isEmpty() ? Stage.going() : stage;
    Instant now = clock.now(clinic);
    List<CourseItem> items = new ArrayList<>();
    CourseList.Cursor cursor = after == null ? null : CourseList.Cursor.parse(after);
    for (int go = 0; go < GOES; go++) {
      List<CourseList.Found> batch = courses.of(clinic, stages, site, cursor, limit + 1);
      for (CourseList.Found found : batch.subList(0, Math.min(batch.size(), limit))) {
        EvaluationPolicy policy = policies.of(clinic, found.state());
        Look look = Look.at(found.state(), now, policy).orElseThrow();
        cursor = found.cursor();
        if (stages.contains(look.stage()) && (recommendation == null || recommendation == CourseItem.recommendation(look))) {
          items.add(CourseItem.of(found.courseId(), found.state(), look, now, policy));
        }
        if (items.size() == limit) {
          return new Page(items, found == batch.getLast() ? null : cursor.text());
        }
      }
      if (batch.size() <= limit) {
        return new Page(items, null);
      }
    }
    return new Page(items, cursor == null ? null : cursor.text());
  }
}
