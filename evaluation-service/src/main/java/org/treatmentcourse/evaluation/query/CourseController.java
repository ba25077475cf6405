package org.treatmentcourse.evaluation.query;

import java.time.Instant;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.treatmentcourse.contracts.policy.EvaluationPolicy;
import org.treatmentcourse.evaluation.course.Policies;
import org.treatmentcourse.evaluation.course.Awaited;
import org.treatmentcourse.evaluation.course.Ended;
import org.treatmentcourse.evaluation.course.Evaluation;
import org.treatmentcourse.evaluation.course.Open;
import org.treatmentcourse.evaluation.course.Planned;
import org.treatmentcourse.evaluation.course.Referred;
import org.treatmentcourse.evaluation.course.Suspensions;
import org.treatmentcourse.evaluation.query.CourseView.Progress;
import org.treatmentcourse.messaging.BusinessClock;
import org.treatmentcourse.web.Caller;
import org.treatmentcourse.web.Door;
import org.treatmentcourse.web.Operation;

/** Facts, findings, decision and plan of one course. */
@RestController
class CourseController {
  private static final List<String> DECIDE = List.of("clinician", "prescriber", "medical-director");

  private final Door<Evaluation> door;
  private final Policies policies;
  private final BusinessClock clock;

  CourseController(Door<Evaluation> door, Policies policies, BusinessClock clock) {
    this.door = door;
    this.policies = policies;
    this.clock = clock;
  }

  @Operation(value = "Show facts, findings, decision and plan of a course", answer = CourseView.class, versioned = true)
  @GetMapping("/courses/{courseId}")
  @PreAuthorize("hasAnyRole('coordinator', 'clinician', 'medical-director', 'scheduler', 'nurse', 'prescriber', 'dashboard')")
  ResponseEntity<?> course(@PathVariable String courseId) {
    return door.view(courseId, state -> view(courseId, state, Caller.current()));
  }

  private CourseView view(String courseId, Evaluation state, Caller caller) {
    Instant now = clock.now(caller.clinic());
    EvaluationPolicy policy = policies.of(caller.clinic(), state);
    boolean mayReadRationale = caller.roles().stream().anyMatch(DECIDE::contains);
    return switch (state) {
      case Awaited awaited -> throw Door.notFound();
      case Referred referred -> CourseView.of(courseId, referred.dossier(), Progress.none("REFERRED"), mayReadRationale, now, policy);
      case Open open -> CourseView.of(courseId, open.dossier(), new Progress("OPEN", null, open.unsigned(), Suspensions.NONE, 0, null), mayReadRationale, now, policy);
      case Planned planned -> {
        Progress progress = new Progress("PLANNED", planned.plan(), planned.unsigned(), planned.suspensions(), planned.completedSessions(), null);
        yield CourseView.of(courseId, planned.dossier(), progress, mayReadRationale, now, policy);
      }
      case Ended ended -> {
        Progress progress = new Progress("ENDED", ended.plan(), null, Suspensions.NONE, 0, ended.reason());
        yield CourseView.of(courseId, ended.dossier(), progress, mayReadRationale, now, policy);
      }
    };
  }
}
