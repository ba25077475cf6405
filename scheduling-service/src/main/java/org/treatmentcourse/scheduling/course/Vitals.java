package org.treatmentcourse.scheduling.course;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The readings of one session, in the order in which they were taken. A set: what comes twice is there once, what comes late takes its place.
 *
 * @param readings at most {@value #MOST}; beyond that the oldest but the first are given up
 */
public record Vitals(List<Reading> readings) {
  public static final int MOST = 64;
  public static final Vitals NONE = new Vitals(List.of());

  public Vitals {
    readings = List.copyOf(readings);
  }

  Vitals with(Reading reading) {
    TreeSet<Reading> all = new TreeSet<>(Reading.BY_TIME);
    all.addAll(readings);
    all.add(reading);
    while (all.size() > MOST) {
      all.remove(Objects.requireNonNull(all.higher(all.first())));
    }
    return new Vitals(List.copyOf(all));
  }

  Vitals until(Instant last) {
    return new Vitals(readings.stream().filter(reading -> !reading.at().isAfter(last)).toList());
  }

  Vitals from(Instant first) {
    return new Vitals(readings.stream().filter(reading -> !reading.at().isBefore(first)).toList());
  }

  Vitals after(Instant before) {
    return new Vitals(readings.stream().filter(reading -> reading.at().isAfter(before)).toList());
  }

  Stream<Reading> where(Predicate<Reading> wanted) {
    return readings.stream().filter(wanted);
  }

  Optional<Reading> last(Predicate<Reading> wanted) {
    return readings.reversed().stream().filter(wanted).findFirst();
  }

  /** The last known value of one sign. */
  Optional<Integer> lastKnown(Function<Reading, @Nullable Integer> sign) {
    return readings.reversed().stream().map(sign).filter(Objects::nonNull).findFirst();
  }

  int peak(Function<Reading, @Nullable Integer> sign) {
    return readings.stream().map(sign).filter(Objects::nonNull).mapToInt(Integer::intValue).max().orElse(0);
  }
}
