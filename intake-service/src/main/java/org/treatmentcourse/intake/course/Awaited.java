package org.treatmentcourse.intake.course;

/** Nobody has asked for this course yet. Follow-up may have scored a questionnaire already. */
public record Awaited(Assessments assessments) implements Intake {

  @Override
  public boolean isOpen() {
    return false;
  }
}
