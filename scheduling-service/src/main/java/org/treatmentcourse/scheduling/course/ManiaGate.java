package org.treatmentcourse.scheduling.course;

/** The newest scale of mania is below its cut-off, or a prescriber has looked at the patient since. */
final class ManiaGate implements Gate {

  @Override
  public Verdict judge(Try at) {
    return at.known().risk().newest(at.policy().mania().instrument())
        .filter(answer -> answer.total() != null && answer.total() >= at.policy().mania().reviewFrom())
        .map(answer -> at.unlessReviewed(Review.MANIA_REVIEW, answer.at()))
        .orElse(Verdict.PASS);
  }
}
