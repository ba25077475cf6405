package org.treatmentcourse.followup.course;

import java.util.List;

/** The facts of a course, in every state the same. */
public record Chart(Measures measures, Watch watch, Series series, List<CheckIn> checkIns, Outlook outlook) {
  static final Chart EMPTY = new Chart(Measures.NONE, Watch.NOTHING, Series.UNKNOWN, List.of(), Outlook.OPEN);

  public Chart {
    checkIns = List.copyOf(checkIns);
  }

  Chart with(Measures changed) {
    return new Chart(changed, watch, series, checkIns, outlook);
  }

  Chart with(Watch changed) {
    return new Chart(measures, changed, series, checkIns, outlook);
  }

  Chart with(Series changed) {
    return new Chart(measures, watch, changed, checkIns, outlook);
  }

  Chart with(List<CheckIn> changed) {
    return new Chart(measures, watch, series, changed, outlook);
  }

  Chart with(Outlook changed) {
    return new Chart(measures, watch, series, checkIns, changed);
  }
}
