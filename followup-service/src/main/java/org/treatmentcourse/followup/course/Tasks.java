package org.treatmentcourse.followup.course;

/** Kinds of task; who must act and by when is in the policy. */
public final class Tasks {
  public static final String SUICIDE_RISK = "SUICIDE_RISK";
  public static final String RISK_REVIEW = "RISK_REVIEW";
  public static final String RISK_SCREEN = "RISK_SCREEN";
  public static final String RISK_FOLLOW_UP = "RISK_FOLLOW_UP";
  public static final String CHECK_IN_CALL = "CHECK_IN_CALL";
  public static final String CHECK_IN_REVIEW = "CHECK_IN_REVIEW";
  public static final String MEASUREMENT_MISSED = "MEASUREMENT_MISSED";
  public static final String MEASUREMENTS_DUE = "MEASUREMENTS_DUE";
  public static final String INTEGRATION_SESSION = "INTEGRATION_SESSION";
  public static final String ELEVATED_CONTACT = "ELEVATED_CONTACT";
  public static final String OUTREACH = "OUTREACH";
  public static final String MISSED_SESSION_CHECK_IN = "MISSED_SESSION_CHECK_IN";
  public static final String NO_SHOW_REVIEW = "NO_SHOW_REVIEW";
  public static final String SERIES_AT_RISK = "SERIES_AT_RISK";
  public static final String INFUSION_PAUSED = "INFUSION_PAUSED";
  public static final String INFUSION_STOPPED = "INFUSION_STOPPED";
  public static final String VITALS_OVERDUE = "VITALS_OVERDUE";
  public static final String ADVERSE_EVENT_REVIEW = "ADVERSE_EVENT_REVIEW";
  public static final String LEFT_AGAINST_ADVICE = "LEFT_AGAINST_ADVICE";
  public static final String ACUTE_TRANSFER = "ACUTE_TRANSFER";
  public static final String SERIES_HELD = "SERIES_HELD";
  public static final String SERIOUS_EVENT_REPORT = "SERIOUS_EVENT_REPORT";
  public static final String REMS_FORM_DUE = "REMS_FORM_DUE";
  public static final String REMS_FORM_LATE = "REMS_FORM_LATE";
  public static final String REMS_FORM_BREACHED = "REMS_FORM_BREACHED";
  public static final String BASELINE_MISSING = "BASELINE_MISSING";
  public static final String RESPONSE_REVIEW = "RESPONSE_REVIEW";
  public static final String REFERRAL = "REFERRAL";
  public static final String PLAN_SIGN_OFF = "PLAN_SIGN_OFF";
  public static final String COURSE_BLOCKED = "COURSE_BLOCKED";
  public static final String RELAPSE_CONFIRMED = "RELAPSE_CONFIRMED";
  public static final String RELAPSE_SUSPECTED = "RELAPSE_SUSPECTED";

  private Tasks() {}
}
