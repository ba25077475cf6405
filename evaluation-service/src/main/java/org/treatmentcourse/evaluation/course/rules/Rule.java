package org.treatmentcourse.evaluation.course.rules;

/** One eligibility rule. What it means when it fires, and who may decide against it, is in the policy pack. */
interface Rule {

  /** Stable id, e.g. {@code EL-05} (DOMAIN 4.2). */
  String id();

  Verdict judge(Subject subject);
}
