package org.treatmentcourse.scheduling.monitoring;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.scheduling.course.Reading;

/**
 * The samples of a sitting, drawn together.
 *
 * @param everySec seconds that one step covers
 * @param steps in order of time; steps without a sample are absent
 */
record Trend(int everySec, List<Step> steps) {

  /**
   * @param at begin of the step
   * @param samples how many it covers
   */
  record Step(
      Instant at, int samples, @Nullable Span systolic, @Nullable Span diastolic, @Nullable Span heartRate, @Nullable Span respiratoryRate, @Nullable Span spo2) {}

  /** Lowest, highest and last value of one sign within a step. */
  record Span(int low, int high, int last) {}

  static Trend of(List<Reading> readings, int everySec) {
    Map<Long, List<Reading>> steps =
        readings.stream().collect(Collectors.groupingBy(reading -> Math.floorDiv(reading.at().getEpochSecond(), everySec), TreeMap::new, Collectors.toList()));
    List<Step> drawn = new ArrayList<>();
    steps.forEach(
        (step, within) ->
            drawn.add(
                new Step(
                    Instant.ofEpochSecond(step * everySec),
                    within.size(),
                    span(within, Reading::systolic),
                    span(within, Reading::diastolic),
                    span(within, Reading::heartRate),
                    span(within, Reading::respiratoryRate),
                    span(within, Reading::spo2))));
    return new Trend(everySec, drawn);
  }

  private static @Nullable Span span(List<Reading> within, Function<Reading, @Nullable Integer> sign) {
    List<Integer> values = within.stream().map(sign).filter(Objects::nonNull).toList();
    return values.isEmpty()
        ? null
        : new Span(values.stream().min(Integer::compare).orElseThrow(), values.stream().max(Integer::compare).orElseThrow(), values.getLast());
  }
}
