package org.treatmentcourse.scheduling.course;

/** After something serious a person has let the series go on. */
final class SeriesHoldGate implements Gate {

  @Override
  public Verdict judge(Try at) {
    return Verdict.unless(!at.running().harm().held(), "SERIES_HELD");
  }
}
