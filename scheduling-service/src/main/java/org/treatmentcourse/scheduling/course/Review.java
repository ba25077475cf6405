package org.treatmentcourse.scheduling.course;

/** Gates that a prescriber may decide on, with a reason, for one session. */
public enum Review {
  BP_HOLD,
  HR_REVIEW,
  SPO2_REVIEW,
  TEMPERATURE_REVIEW,
  MEDICATION_REVIEW,
  MANIA_REVIEW;

  /** The caution that a start says afterwards. */
  String cleared() {
    return name() + "_CLEARED";
  }
}
