package org.treatmentcourse.followup.course;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.Sex;

/**
 * The facts of a course, in every state the same.
 *
 * @param sex null until intake has told it
 */
public record Chart(
    Measures measures, Watch watch, Series series, List<CheckIn> checkIns, Outlook outlook, @Nullable Sex sex, Messages messages) {
  static final Chart EMPTY = new Chart(Measures.NONE, Watch.NOTHING, Series.UNKNOWN, List.of(), Outlook.OPEN, null, Messages.NONE);

  public Chart {
    checkIns = List.copyOf(checkIns);
    // Documents that are older than reminders have none.
    messages = messages == null ? Messages.NONE : messages;
  }

  Sex sexOrUnknown() {
    return sex == null ? Sex.UNKNOWN : sex;
  }

  Chart with(Measures changed) {
    return new Chart(changed, watch, series, checkIns, outlook, sex, messages);
  }

  Chart with(Watch changed) {
    return new Chart(measures, changed, series, checkIns, outlook, sex, messages);
  }

  Chart with(Series changed) {
    return new Chart(measures, watch, changed, checkIns, outlook, sex, messages);
  }

  Chart with(List<CheckIn> changed) {
    return new Chart(measures, watch, series, changed, outlook, sex, messages);
  }

  Chart with(Outlook changed) {
    return new Chart(measures, watch, series, checkIns, changed, sex, messages);
  }

  Chart with(Sex told) {
    return new Chart(measures, watch, series, checkIns, outlook, told, messages);
  }

  Chart with(Messages changed) {
    return new Chart(measures, watch, series, checkIns, outlook, sex, changed);
  }
}
