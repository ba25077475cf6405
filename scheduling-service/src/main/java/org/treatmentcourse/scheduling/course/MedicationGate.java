package org.treatmentcourse.scheduling.course;

/** A change since the last visit was judged by evaluation, and nothing of it stands in the way unless a prescriber has looked at it. */
final class MedicationGate implements Gate {

  @Override
  public Verdict judge(Try at) {
    Medication known = at.known().medication();
    if (Medication.awaited(at.session(), known)) {
      return Verdict.fail(Medication.AWAITING);
    }
    return known == null || known.rules().isEmpty() ? Verdict.PASS : at.unlessReviewed(Review.MEDICATION_REVIEW, known.at());
  }
}
