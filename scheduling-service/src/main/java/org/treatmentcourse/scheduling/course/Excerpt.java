package org.treatmentcourse.scheduling.course;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.policy.SchedulingPolicy;

/**
 * What of a monitor's samples is judged as sets of vital signs: the first one, what leaves the limits and comes back, and now and then what stays outside or
 * carries a blood pressure. The rest would change nothing.
 *
 * @param readings to be judged, in the order in which they were taken
 * @param mark where this ends; null while nothing was judged
 */
public record Excerpt(List<Reading> readings, @Nullable Mark mark) {
  /** How far back before a sample others are looked at; at least as long as any {@code confirmSec}. */
  public static final Duration LOOKS_BACK = Duration.ofMinutes(1);

  public Excerpt {
    readings = List.copyOf(readings);
  }

  /**
   * @param at when the newest set that was judged was taken
   * @param outside which signs were outside their limits then
   * @param pressureAt when the newest blood pressure that was judged was taken, or null
   */
  public record Mark(Instant at, Set<Signal> outside, @Nullable Instant pressureAt) {
    public Mark {
      outside = Set.copyOf(outside);
    }
  }

  /**
   * @param mark where the last excerpt ended, or null
   * @param fresh samples that have come, in any order
   * @param known all samples, those among them, from {@link #LOOKS_BACK} before the earliest of those on
   */
  public static Excerpt of(@Nullable Mark mark, Collection<Reading> fresh, Collection<Reading> known, SchedulingPolicy policy) {
    NavigableSet<Reading> all = sorted(known);
    List<Reading> chosen = new ArrayList<>();
    Mark last = mark;
    for (Reading sample : sorted(fresh)) {
      Set<Signal> outside = EnumSet.noneOf(Signal.class);
      Set<Signal> doubtful = EnumSet.noneOf(Signal.class);
      for (Signal signal : Signal.values()) {
        if (signal.outside(sample, policy)) {
          (lasts(signal, sample, all, policy) ? outside : doubtful).add(signal);
        }
      }
      Reading reading = sample.without(doubtful);
      if (reading.isEmpty()) {
        continue;
      }
      boolean late = last != null && reading.at().isBefore(last.at());
      if (late ? !outside.isEmpty() : counts(last, reading, outside, policy.telemetry())) {
        chosen.add(reading);
        last = late ? last : after(last, reading, outside, doubtful);
      }
    }
    return new Excerpt(chosen, last);
  }

  private static boolean counts(@Nullable Mark last, Reading reading, Set<Signal> outside, SchedulingPolicy.Telemetry pace) {
    if (last == null || !last.outside().containsAll(outside)) {
      return true;
    }
    boolean back = last.outside().stream().anyMatch(signal -> signal.measuredBy(reading) && !outside.contains(signal));
    boolean stays = !outside.isEmpty() && !reading.at().isBefore(last.at().plusSeconds(pace.outsideEverySec()));
    Instant pressureAt = last.pressureAt();
    boolean pressure = reading.hasPressure() && (pressureAt == null || !reading.at().isBefore(pressureAt.plusSeconds(pace.everySec())));
    return back || stays || pressure;
  }

  /** A sign that this sample does not tell of is as it was. */
  private static Mark after(@Nullable Mark last, Reading reading, Set<Signal> outside, Set<Signal> doubtful) {
    Set<Signal> now = EnumSet.noneOf(Signal.class);
    if (last != null) {
      last.outside().stream().filter(signal -> doubtful.contains(signal) || !signal.measuredBy(reading)).forEach(now::add);
    }
    now.addAll(outside);
    return new Mark(reading.at(), now, reading.hasPressure() ? reading.at() : last == null ? null : last.pressureAt());
  }

  /** False for a sign that was inside a moment ago: a monitor that samples as fast as that will tell soon whether it was the sensor. */
  private static boolean lasts(Signal signal, Reading sample, NavigableSet<Reading> all, SchedulingPolicy policy) {
    Duration confirm = Duration.ofSeconds(policy.telemetry().confirmSec());
    Instant since = sample.at();
    for (Reading earlier : all.headSet(sample, false).descendingSet()) {
      if (signal.measuredBy(earlier)) {
        if (!signal.outside(earlier, policy)) {
          return Duration.between(since, sample.at()).compareTo(confirm) >= 0 || Duration.between(earlier.at(), since).compareTo(confirm) >= 0;
        }
        since = earlier.at();
      }
    }
    return true;
  }

  private static NavigableSet<Reading> sorted(Collection<Reading> readings) {
    NavigableSet<Reading> sorted = new TreeSet<>(Reading.BY_TIME);
    sorted.addAll(readings);
    return sorted;
  }
}
