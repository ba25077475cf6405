package org.treatmentcourse.contracts;

/** Who pays for a course. */
public enum PlanType {
  COMMERCIAL,
  MEDICARE,
  MEDICAID,
  TRICARE,
  VA_COMMUNITY_CARE,
  /** The patient; there is nobody to ask. */
  SELF_PAY
}
