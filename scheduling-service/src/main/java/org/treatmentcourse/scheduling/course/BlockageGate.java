package org.treatmentcourse.scheduling.course;

/** Every service knows all it should: nothing of this course is parked anywhere. */
final class BlockageGate implements Gate {

  @Override
  public Verdict judge(Try at) {
    return Verdict.unless(!at.known().blockedBy().any(), "COURSE_BLOCKED");
  }
}
