package org.treatmentcourse.scheduling.monitoring;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.treatmentcourse.contracts.ClinicEvent.VitalsSampled;
import org.treatmentcourse.contracts.decide.Decision;
import org.treatmentcourse.contracts.decide.Occurrence;
import org.treatmentcourse.contracts.decide.Refusal;
import org.treatmentcourse.contracts.policy.SchedulingPolicy;
import org.treatmentcourse.messaging.BusinessClock;
import org.treatmentcourse.messaging.Commands;
import org.treatmentcourse.messaging.Telemetry;
import org.treatmentcourse.scheduling.course.Excerpt;
import org.treatmentcourse.scheduling.course.Monitoring;
import org.treatmentcourse.scheduling.course.OpenCourse;
import org.treatmentcourse.scheduling.course.Reading;
import org.treatmentcourse.scheduling.course.Running;
import org.treatmentcourse.scheduling.course.Series;
import org.treatmentcourse.scheduling.monitoring.Samples.Sitting;
import org.treatmentcourse.scheduling.terms.ClinicTerms;

/**
 * Keeps what monitors tell, and has judged what of it matters, in that order: whoever dies between finds the samples again when the packet comes again, and
 * judging the same set twice changes nothing.
 */
public final class Monitors implements Telemetry {
  private static final Logger LOG = LoggerFactory.getLogger(Monitors.class);

  private final Samples samples;
  private final Commands<Series> commands;
  private final ClinicTerms terms;
  private final BusinessClock clock;

  public Monitors(Samples samples, Commands<Series> commands, ClinicTerms terms, BusinessClock clock) {
    this.samples = samples;
    this.commands = commands;
    this.terms = terms;
    this.clock = clock;
  }

  @Override
  public List<@Nullable Refusal> take(List<Packet> packets) {
    List<@Nullable Refusal> refusals = new ArrayList<>();
    Map<Sitting, List<Reading>> taken = new LinkedHashMap<>();
    for (Packet packet : packets) {
      VitalsSampled sampled = sampled(packet);
      Refusal refusal = wrong(sampled, clock.now(packet.course().clinic()).plus(BusinessClock.AHEAD));
      refusals.add(refusal);
      if (refusal == null) {
        List<Reading> readings = taken.computeIfAbsent(sitting(packet), any -> new ArrayList<>());
        sampled.samples().forEach(sample -> readings.add(Reading.of(sample)));
      }
    }
    samples.add(taken);
    Map<Sitting, Refusal> refused = judge(taken);
    for (int i = 0; i < packets.size(); i++) {
      if (refusals.get(i) == null) {
        refusals.set(i, refused.get(sitting(packets.get(i))));
      }
    }
    return refusals;
  }

  private static VitalsSampled sampled(Packet packet) {
    return switch (packet.event()) {
      case VitalsSampled sampled -> sampled;
      default -> throw new IllegalStateException("not telemetry: " + packet.event().getClass());
    };
  }

  private static Sitting sitting(Packet packet) {
    return new Sitting(packet.course(), sampled(packet).session());
  }

  private static @Nullable Refusal wrong(VitalsSampled sampled, Instant latest) {
    for (int i = 0; i < sampled.samples().size(); i++) {
      Reading reading = Reading.of(sampled.samples().get(i));
      String at = "/samples/" + i;
      if (reading.at().isAfter(latest)) {
        return Refusal.of("TIME_IN_FUTURE", at + "/at", "dated later than the clinic's clock");
      }
      if (reading.isEmpty()) {
        return Refusal.of("EMPTY_SAMPLE", at, "at least one sign must be measured");
      }
      if (!reading.isPressureWhole()) {
        return Refusal.of("HALF_A_PRESSURE", at, "a blood pressure has two numbers, the higher one first");
      }
    }
    return null;
  }

  private Map<Sitting, Refusal> judge(Map<Sitting, List<Reading>> taken) {
    Map<Sitting, Refusal> refused = new HashMap<>();
    Map<Sitting, Excerpt.Mark> marks = new HashMap<>();
    samples
        .around(taken)
        .forEach(
            (sitting, known) -> {
              SchedulingPolicy policy = terms.policy(sitting.course().clinic());
              Excerpt excerpt = Excerpt.of(known.mark(), taken.getOrDefault(sitting, List.of()), known.readings(), policy);
              if (excerpt.mark() == null || excerpt.readings().isEmpty()) {
                return;
              }
              switch (commands.runInternally(sitting.course(), "telemetry", (series, when) -> judged(series, sitting.number(), excerpt.readings(), policy, when))) {
                case Commands.Answer.Refused no -> refused.put(sitting, no.refusal());
                case Commands.Answer.NotFound none -> refused.put(sitting, Refusal.of("COURSE_NOT_OPEN", "ce_subject", "the course has not been requested yet"));
                case Commands.Answer.Done done -> marks.put(sitting, excerpt.mark());
                case Commands.Answer.Stale never -> throw new IllegalStateException("no version was asked for");
                case Commands.Answer.KeyReused never -> throw new IllegalStateException("no key was given");
              }
            });
    samples.mark(marks);
    return refused;
  }

  private static Decision<Series> judged(Series series, int number, List<Reading> readings, SchedulingPolicy policy, Occurrence when) {
    Decision<Series> all = Decision.accept(series);
    try {
      for (Reading reading : readings) {
        Occurrence taken = new Occurrence(when.course(), when.id(), reading.at(), when.now());
        Decision<Series> one = OpenCourse.only(all.state(), running -> Monitoring.measured(running, number, reading, policy, taken));
        if (one.refusal() != null) {
          return Decision.refuse(series, one.refusal());
        }
        all = all.then(one);
      }
      return all;
    } catch (RuntimeException | StackOverflowError e) {
      // Samples of everybody else would wait for this bug. The clinic is told, the bytes are kept, and the missing set raises its alarm.
      LOG.error("samples of course {} could not be judged", when.course().courseId(), e);
      return Decision.refuse(series, Refusal.of("NOT_JUDGED", "the samples are stored, but could not be judged; watch the patient"));
    }
  }
}
