package org.treatmentcourse.followup.course;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.Sex;

/**
 * The facts of a course, in every state the same.
 *
 * @param sex null until intake has told it
 * @param occasions of each round of measurements the newest
 */
public record Chart(
    Measures measures,
    Watch watch,
    Series series,
    List<CheckIn> checkIns,
    Outlook outlook,
    @Nullable Sex sex,
    Messages messages,
    List<Occasion> occasions,
    Signs signs,
    CarePlan care) {
  static final Chart EMPTY = new Chart(Measures.NONE, Watch.NOTHING, Series.UNKNOWN, List.of(), Outlook.OPEN, null, Messages.NONE, List.of(), Signs.NONE, CarePlan.NONE);

  public Chart {
    checkIns = List.copyOf(checkIns);
    // Documents that are older than reminders, the cadence of measurement, safety over time or the care plan have none.
    messages = messages == null ? Messages.NONE : messages;
    occasions = occasions == null ? List.of() : List.copyOf(occasions);
    signs = signs == null ? Signs.NONE : signs;
    care = care == null ? CarePlan.NONE : care;
  }

  Optional<Occasion> occasion(String round) {
    return occasions.stream().filter(one -> one.round().equals(round)).findFirst();
  }

  Chart with(Occasion changed) {
    List<Occasion> all = new ArrayList<>(occasions);
    all.removeIf(one -> one.round().equals(changed.round()));
    all.add(changed);
    all.sort(Comparator.comparing(Occasion::round));
    return new Chart(measures, watch, series, checkIns, outlook, sex, messages, all, signs, care);
  }

  Chart with(Signs changed) {
    return new Chart(measures, watch, series, checkIns, outlook, sex, messages, occasions, changed, care);
  }

  Chart with(CarePlan changed) {
    return new Chart(measures, watch, series, checkIns, outlook, sex, messages, occasions, signs, changed);
  }

  Chart without(String round) {
    return new Chart(
        measures, watch, series, checkIns, outlook, sex, messages, occasions.stream().filter(one -> !one.round().equals(round)).toList(), signs, care);
  }

  /** Nothing is asked any more, and nobody looked for. */
  Chart withoutOccasions() {
    return new Chart(measures, watch, series, checkIns, outlook, sex, messages, List.of(), signs.with(null), care);
  }

  Sex sexOrUnknown() {
    return sex == null ? Sex.UNKNOWN : sex;
  }

  Chart with(Measures changed) {
    return new Chart(changed, watch, series, checkIns, outlook, sex, messages, occasions, signs, care);
  }

  Chart with(Watch changed) {
    return new Chart(measures, changed, series, checkIns, outlook, sex, messages, occasions, signs, care);
  }

  Chart with(Series changed) {
    return new Chart(measures, watch, changed, checkIns, outlook, sex, messages, occasions, signs, care);
  }

  Chart with(List<CheckIn> changed) {
    return new Chart(measures, watch, series, changed, outlook, sex, messages, occasions, signs, care);
  }

  Chart with(Outlook changed) {
    return new Chart(measures, watch, series, checkIns, changed, sex, messages, occasions, signs, care);
  }

  Chart with(Sex told) {
    return new Chart(measures, watch, series, checkIns, outlook, told, messages, occasions, signs, care);
  }

  Chart with(Messages changed) {
    return new Chart(measures, watch, series, checkIns, outlook, sex, changed, occasions, signs, care);
  }
}
