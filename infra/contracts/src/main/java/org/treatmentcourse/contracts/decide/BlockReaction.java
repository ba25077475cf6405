package org.treatmentcourse.contracts.decide;

import java.util.function.BiFunction;
import java.util.function.IntFunction;
import org.treatmentcourse.contracts.Blockage;
import org.treatmentcourse.contracts.ServiceEvent;

/** What a service does when something of a course is parked at itself, and when nothing is any more. Pure. */
public interface BlockReaction<S> {

  /** @param number and {@code parked} as in {@link Blockage.Raised} */
  Decision<S> raised(S state, int number, String parked, Occurrence when);

  /** @param upTo as in {@link Blockage.Lifted} */
  Decision<S> lifted(S state, int upTo, Occurrence when);

  /** Says so and does nothing else. */
  static <S> BlockReaction<S> saying(BiFunction<Integer, String, ? extends ServiceEvent> raised, IntFunction<? extends ServiceEvent> lifted) {
    return new BlockReaction<>() {
      @Override
      public Decision<S> raised(S state, int number, String parked, Occurrence when) {
        return Decision.accept(state, raised.apply(number, parked));
      }

      @Override
      public Decision<S> lifted(S state, int upTo, Occurrence when) {
        return Decision.accept(state, lifted.apply(upTo));
      }
    };
  }

  /** For a service whose courses nobody decides by. */
  static <S> BlockReaction<S> silent() {
    return new BlockReaction<>() {
      @Override
      public Decision<S> raised(S state, int number, String parked, Occurrence when) {
        return Decision.accept(state);
      }

      @Override
      public Decision<S> lifted(S state, int upTo, Occurrence when) {
        return Decision.accept(state);
      }
    };
  }
}
