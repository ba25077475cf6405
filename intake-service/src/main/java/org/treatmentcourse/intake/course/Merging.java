package org.treatmentcourse.intake.course;

import org.treatmentcourse.contracts.IntakeEvent.PersonMerged;
import org.treatmentcourse.contracts.decide.Decision;
import org.treatmentcourse.contracts.decide.Occurrence;
import org.treatmentcourse.contracts.decide.Refusal;

/** Staff say that two courses are of one person, or that they only look like it. Each course keeps its own half of that. */
public final class Merging {
  private Merging() {}

  /**
   * @param other the other course
   * @param open whether the other course is not closed
   * @param by who decides, as their token names them
   */
  public record Order(String other, boolean open, String reason, String by) {}

  public static Decision<Intake> merge(Intake state, Order order, Occurrence when) {
    CourseFile file = Intake.fileOf(state);
    if (file == null) {
      return Refusals.notOpen(state);
    }
    if (order.other().equals(when.course().courseId())) {
      return Decision.refuse(state, Refusal.of("MERGE_WITH_ITSELF", "/other", "a course is of the same person as itself already"));
    }
    if (file.same().isMergedWith(order.other())) {
      return Decision.refuse(state, Refusal.of("ALREADY_MERGED", "/other", "these two courses are known to be of one person"));
    }
    CourseFile changed = file.with(file.same().merged(verdict(order, when)));
    Intake next = Filing.replaced(state, changed);
    Decision<Intake> decision = Decision.accept(next, new PersonMerged(order.other(), changed.same().openCourses()));
    return next instanceof Completed ? decision.and(changed.asCompleted()) : decision;
  }

  /** The other half of a merge; may have been said before, by somebody who did not get further. */
  public static Decision<Intake> mergeUnlessKnown(Intake state, Order order, Occurrence when) {
    CourseFile file = Intake.fileOf(state);
    return file != null && file.same().isMergedWith(order.other()) ? Decision.accept(state) : merge(state, order, when);
  }

  public static Decision<Intake> dismiss(Intake state, Order order, Occurrence when) {
    CourseFile file = Intake.fileOf(state);
    if (file == null) {
      return Refusals.notOpen(state);
    }
    if (file.same().isMergedWith(order.other())) {
      return Decision.refuse(state, Refusal.of("ALREADY_MERGED", "other", "these two courses are known to be of one person"));
    }
    return Decision.accept(Filing.replaced(state, file.with(file.same().dismissed(verdict(order, when)))));
  }

  private static Sameness.Verdict verdict(Order order, Occurrence when) {
    return new Sameness.Verdict(order.other(), order.open(), order.reason(), order.by(), when.now());
  }
}
