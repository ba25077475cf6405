package org.treatmentcourse.messaging;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.Catalogue;
import org.treatmentcourse.contracts.Event;
import org.treatmentcourse.contracts.IntakeEvent;
import org.treatmentcourse.contracts.SchedulingEvent.CourseBlocked;
import org.treatmentcourse.contracts.SchedulingEvent.CourseUnblocked;
import org.treatmentcourse.contracts.SchedulingEvent.InfusionPaused;
import org.treatmentcourse.contracts.SchedulingEvent.SeriesAtRisk;
import org.treatmentcourse.contracts.Service;
import org.treatmentcourse.contracts.ServiceEvent;
import org.treatmentcourse.contracts.decide.BlockReaction;
import org.treatmentcourse.contracts.decide.CourseState;
import org.treatmentcourse.contracts.decide.Decision;
import org.treatmentcourse.contracts.decide.Occurrence;
import org.treatmentcourse.contracts.decide.Refusal;
import org.treatmentcourse.contracts.decide.Timer;

/**
 * A course that writes down the label of everything that took effect, under the name of the scheduling service. {@code +alarm} says that a clock was set,
 * {@code -alarm} that it fired. Every event it decides carries a number that is never used twice, so that two decisions never look the same.
 */
@NullMarked
record SimulatedCourse(boolean open, List<String> told, @Nullable Instant alarm, @Nullable Instant assumption) implements CourseState {
  private static final int SECONDS_TO_ALARM = 2;
  private static final int SECONDS_TO_ASSUMPTION = 3;

  @Override
  public boolean isOpen() {
    return open;
  }

  @Override
  public List<Timer> timers() {
    return Toy.timers(alarm, assumption);
  }

  private SimulatedCourse told(String what) {
    return new SimulatedCourse(open, SimulatedData.joined(told, List.of(what)), alarm, assumption);
  }

  /** @param slot which of the two instances, for what is repaired in one of them only */
  static Behaviour<SimulatedCourse> behaviour(SimulatedWorld world, int slot) {
    Behaviour.Builder<SimulatedCourse> builder =
        Behaviour.of(Service.SCHEDULING, SimulatedCourse.class, course -> new SimulatedCourse(false, List.of(), null, null));
    Catalogue.decidedBy(Service.SCHEDULING)
        .forEach(type -> builder.on(type.record().asSubclass(Event.class), (state, event, when) -> react(world, slot, state, event, when)));
    return builder
        .onBlocked(BlockReaction.saying(CourseBlocked::new, CourseUnblocked::new))
        .onDue((state, fired, when) -> due(world, slot, state, fired, when))
        .build();
  }

  private static Decision<SimulatedCourse> react(SimulatedWorld world, int slot, SimulatedCourse state, Event event, Occurrence when) {
    String label = when.id();
    world.throwIfPoison(slot, when.course().courseId(), label);
    if (world.plan.refused(when.course().courseId(), label)) {
      return Decision.refuse(state, Refusal.of("REFUSED", "session", "not today"));
    }
    SimulatedCourse next = state.told(label);
    if (event instanceof IntakeEvent.ConsultationRequested) {
      next = new SimulatedCourse(true, next.told, next.alarm, next.assumption);
    }
    if (label.equals("P2")) {
      next = new SimulatedCourse(next.open, next.told, when.now().plusSeconds(SECONDS_TO_ALARM), next.assumption).told("+alarm");
    }
    if (label.equals("Q1")) {
      next = new SimulatedCourse(next.open, next.told, next.alarm, when.now().plusSeconds(SECONDS_TO_ASSUMPTION)).told("+assumption");
    }
    return Decision.accept(next, said(world, label));
  }

  /** What follows from a label. */
  private static List<ServiceEvent> said(SimulatedWorld world, String label) {
    List<ServiceEvent> said = new ArrayList<>();
    for (int i = 0; i < SimulatedPlan.effects(label); i++) {
      said.add(new SeriesAtRisk(1, world.unique(label)));
    }
    return said;
  }

  /** What a person asks for. */
  static Decision<SimulatedCourse> ask(SimulatedWorld world, SimulatedCourse state, String key) {
    return Decision.accept(state.told(key), said(world, key));
  }

  private static Decision<SimulatedCourse> due(SimulatedWorld world, int slot, SimulatedCourse state, Timer timer, Occurrence when) {
    world.throwIfPoison(slot, when.course().courseId(), SimulatedPlan.CLOCK);
    boolean alarm = timer.name().equals("alarm");
    SimulatedCourse next = new SimulatedCourse(state.open, state.told, alarm ? null : state.alarm, alarm ? state.assumption : null).told("-" + timer.name());
    return Decision.accept(next, new InfusionPaused(1, world.unique("T")));
  }
}
