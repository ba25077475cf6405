package org.treatmentcourse.messaging;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;

/** A clinic's time in steps, set from outside; only in the {@code simulation} profile. */
@Endpoint(id = "clock")
public final class SimulatedClock implements BusinessClock {
  private final Map<String, Step> steps = new ConcurrentHashMap<>();

  private record Step(Instant now, Instant appliedAt) {}

  @Override
  public Instant now(String clinic) {
    return step(clinic).now();
  }

  @Override
  public Instant reached(String clinic, Instant due) {
    return step(clinic).appliedAt();
  }

  @Override
  public List<Moment> moments() {
    return steps.entrySet().stream().map(clinic -> new Moment(clinic.getKey(), clinic.getValue().now())).toList();
  }

  private Step step(String clinic) {
    Step step = steps.get(clinic);
    if (step == null) {
      throw new Outage("the simulated time of clinic " + clinic + " has not been set");
    }
    return step;
  }

  /** @param clinics {@code clinic=ISO instant}, separated by commas: an endpoint takes text only */
  @WriteOperation
  public Map<String, String> set(String clinics) {
    Map<String, Instant> times = new HashMap<>();
    for (String one : clinics.split(",")) {
      int equals = one.indexOf('=');
      times.put(one.substring(0, Math.max(0, equals)), Instant.parse(one.substring(equals + 1)));
    }
    Instant real = Instant.now();
    times.forEach(
        (clinic, now) -> {
          steps.merge(clinic, new Step(now, real), (old, step) -> old.now().equals(now) ? old : step);
        });
    return applied();
  }

  @ReadOperation
  public Map<String, String> applied() {
    Map<String, String> applied = new TreeMap<>();
    new HashMap<>(steps).forEach((clinic, step) -> applied.put(clinic, step.now().toString()));
    return applied;
  }
}
