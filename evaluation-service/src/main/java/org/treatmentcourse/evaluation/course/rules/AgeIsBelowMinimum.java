package org.treatmentcourse.evaluation.course.rules;

/** EL-01. */
record AgeIsBelowMinimum() implements Rule {

  @Override
  public String id() {
    return "EL-01";
  }

  @Override
  public Verdict judge(Subject subject) {
    int age = subject.told().ageYears();
    return age < subject.policy().minAgeYears() ? new Verdict.Fires("ageYears=" + age) : Verdict.CLEAR;
  }
}
