package org.treatmentcourse.messaging;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.treatmentcourse.messaging.Work.Verdict;

/** Counters of delivery: {@code treatmentcourse.deliveries{verdict}}, {@code .conflicts}, {@code .parkings{kind}}, {@code .rejections}. */
final class DeliveryMetrics {
  private final Map<Verdict, Counter> verdicts = new EnumMap<>(Verdict.class);
  private final Map<Parked.Kind, Counter> parkings = new EnumMap<>(Parked.Kind.class);
  private final Counter conflicts;
  private final Counter rejections;

  DeliveryMetrics(MeterRegistry registry) {
    for (Verdict verdict : Verdict.values()) {
      verdicts.put(verdict, registry.counter("treatmentcourse.deliveries", "verdict", verdict.name().toLowerCase(Locale.ROOT)));
    }
    for (Parked.Kind kind : Parked.Kind.values()) {
      parkings.put(kind, registry.counter("treatmentcourse.parkings", "kind", kind.name().toLowerCase(Locale.ROOT)));
    }
    conflicts = registry.counter("treatmentcourse.conflicts");
    rejections = registry.counter("treatmentcourse.rejections");
  }

  void seen(Verdict verdict) {
    Counter counter = verdicts.get(verdict);
    if (counter != null) {
      counter.increment();
    }
  }

  void parked(Parked.Kind kind) {
    Counter counter = parkings.get(kind);
    if (counter != null) {
      counter.increment();
    }
  }

  void conflict() {
    conflicts.increment();
  }

  void rejected() {
    rejections.increment();
  }
}
