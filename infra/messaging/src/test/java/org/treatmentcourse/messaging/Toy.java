package org.treatmentcourse.messaging;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.Catalogue;
import org.treatmentcourse.contracts.ClinicEvent.ExaminationRecorded;
import org.treatmentcourse.contracts.EvaluationEvent.CourseBlocked;
import org.treatmentcourse.contracts.EvaluationEvent.CourseUnblocked;
import org.treatmentcourse.contracts.EvaluationEvent.EvaluationOpened;
import org.treatmentcourse.contracts.EvaluationEvent.PlanSuspended;
import org.treatmentcourse.contracts.Event;
import org.treatmentcourse.contracts.Indication;
import org.treatmentcourse.contracts.IntakeEvent;
import org.treatmentcourse.contracts.Service;
import org.treatmentcourse.contracts.decide.BlockReaction;
import org.treatmentcourse.contracts.decide.CourseState;
import org.treatmentcourse.contracts.decide.Decision;
import org.treatmentcourse.contracts.decide.Refusal;
import org.treatmentcourse.contracts.decide.Timer;

/**
 * A course that writes down what it was told, under the name of the evaluation service. An examination with systolic 66 is poison while {@link #broken}
 * says so, one with 77 is refused; every examination leads to one event.
 */
@NullMarked
record Toy(boolean open, List<String> told, @Nullable Instant alarm, @Nullable Instant assumption) implements CourseState {
  static volatile boolean broken = true;
  static volatile boolean brokenClock;

  @Override
  public boolean isOpen() {
    return open;
  }

  @Override
  public List<Timer> timers() {
    return timers(alarm, assumption);
  }

  static List<Timer> timers(@Nullable Instant alarm, @Nullable Instant assumption) {
    List<Timer> timers = new ArrayList<>();
    if (alarm != null) {
      timers.add(Timer.alarm("alarm", alarm));
    }
    if (assumption != null) {
      timers.add(Timer.assumption("assumption", assumption));
    }
    return timers;
  }

  Toy told(String what) {
    List<String> more = new ArrayList<>(told);
    more.add(what);
    return new Toy(open, List.copyOf(more), alarm, assumption);
  }

  Toy opened() {
    return new Toy(true, told, alarm, assumption);
  }

  Toy clocks(@Nullable Instant newAlarm, @Nullable Instant newAssumption) {
    return new Toy(open, told, newAlarm, newAssumption);
  }

  static Behaviour<Toy> behaviour() {
    Behaviour.Builder<Toy> builder = Behaviour.of(Service.EVALUATION, Toy.class, course -> new Toy(false, List.of(), null, null));
    Catalogue.decidedBy(Service.EVALUATION)
        .forEach(type -> builder.on(type.record().asSubclass(Event.class), (state, event, when) -> react(state, event, type.wire(), when.now())));
    return builder
        .onBlocked(BlockReaction.saying(CourseBlocked::new, CourseUnblocked::new))
        .onDue(
            (state, timer, when) -> {
              if (brokenClock && timer.name().equals("alarm")) {
                throw new IllegalStateException("poison");
              }
              boolean alarm = timer.name().equals("alarm");
              Toy next = state.told("due " + timer.name());
              return Decision.accept(alarm ? next.clocks(null, state.assumption()) : next.clocks(state.alarm(), null), new PlanSuspended("DUE", 1));
            })
        .build();
  }

  private static Decision<Toy> react(Toy state, Event event, String wire, Instant now) {
    return switch (event) {
      case IntakeEvent.ConsultationRequested requested ->
          Decision.accept(state.opened().told("opened"), new EvaluationOpened(requested.site(), requested.indication()));
      case IntakeEvent.ConsentGranted granted when granted.version().equals("poison") -> poisonous(state, granted.version());
      case IntakeEvent.ConsentGranted granted when granted.version().equals("when") -> Decision.accept(state.told("at " + now));
      case IntakeEvent.ConsentGranted granted -> Decision.accept(state.told(granted.version()));
      case IntakeEvent.ConsentRevoked revoked -> Decision.accept(state.told("revoked"));
      case ExaminationRecorded exam when exam.systolic() == 66 -> poisonous(state, "66");
      case ExaminationRecorded exam when exam.systolic() == 77 -> Decision.refuse(state, Refusal.of("SEVENTY_SEVEN", "systolic", "not today"));
      case ExaminationRecorded exam -> Decision.accept(state.told("" + exam.systolic()), new EvaluationOpened("s" + exam.systolic(), Indication.TRD));
      default -> Decision.accept(state.told(wire));
    };
  }

  private static Decision<Toy> poisonous(Toy state, String what) {
    if (broken) {
      throw new IllegalStateException("poison");
    }
    return Decision.accept(state.told("healed " + what));
  }
}
