package org.treatmentcourse.intake.duplicates;

import jakarta.validation.Valid;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.treatmentcourse.contracts.decide.CourseRef;
import org.treatmentcourse.intake.course.Awaited;
import org.treatmentcourse.intake.course.Closed;
import org.treatmentcourse.intake.course.Intake;
import org.treatmentcourse.intake.course.Merging;
import org.treatmentcourse.messaging.Commands;
import org.treatmentcourse.web.Caller;
import org.treatmentcourse.web.Door;
import org.treatmentcourse.web.Operation;
import org.treatmentcourse.web.Problems.Problem;

/**
 * {@code POST /courses/{id}/merge} and {@code POST /courses/{id}/duplicates/{other}/dismiss}. A merge is two commits, the other course's first: if
 * nothing comes after it, the pair is still offered, and merging again does what is left.
 */
@RestController
@PreAuthorize("hasAnyRole('coordinator', 'clinician')")
class MergeController {
  private final Door<Intake> door;
  private final Commands<Intake> commands;

  MergeController(Door<Intake> door, Commands<Intake> commands) {
    this.door = door;
    this.commands = commands;
  }

  @Operation(value = "Say that two courses are of one person", refuses = {"MERGE_WITH_ITSELF", "ALREADY_MERGED", "COURSE_NOT_OPEN"})
  @PostMapping("/courses/{courseId}/merge")
  ResponseEntity<?> merge(@PathVariable String courseId, @Valid @RequestBody MergeRequest body) {
    Caller caller = Caller.current();
    CourseRef second = new CourseRef(caller.clinic(), body.other().toString());
    return door.inSteps(
        courseId,
        body,
        commit -> {
          Merging.Order order = new Merging.Order(second.courseId(), isOpen(known(second)), body.reason(), caller.subject());
          Commands.Current<Intake> first = door.current(courseId);
          if (!first.course().equals(second)) {
            Merging.Order back = new Merging.Order(first.course().courseId(), isOpen(first.state()), body.reason(), caller.subject());
            commands.runInternally(second, "merge", (state, when) -> Merging.mergeUnlessKnown(state, back, when));
          }
          return commit.apply((state, when) -> Merging.merge(state, order, when));
        });
  }

  @Operation(value = "Say that two courses are of two persons", id = "dismissDuplicate", refuses = {"ALREADY_MERGED", "COURSE_NOT_OPEN"})
  @PostMapping("/courses/{courseId}/duplicates/{other}/dismiss")
  ResponseEntity<?> dismiss(@PathVariable String courseId, @PathVariable UUID other, @Valid @RequestBody DismissRequest body) {
    Caller caller = Caller.current();
    boolean open = isOpen(known(new CourseRef(caller.clinic(), other.toString())));
    Merging.Order order = new Merging.Order(other.toString(), open, body.reason(), caller.subject());
    return door.run(courseId, body, (state, when) -> Merging.dismiss(state, order, when));
  }

  /** Another clinic's course is no course here. */
  private Intake known(CourseRef other) {
    return commands
        .current(other)
        .map(Commands.Current::state)
        .filter(state -> !(state instanceof Awaited))
        .orElseThrow(() -> new Problem(HttpStatus.NOT_FOUND, "NO_SUCH_COURSE", "other", "there is no such course at this clinic"));
  }

  private static boolean isOpen(Intake state) {
    return !(state instanceof Closed);
  }
}
