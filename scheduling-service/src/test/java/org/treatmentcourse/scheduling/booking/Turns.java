package org.treatmentcourse.scheduling.booking;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Runs actors one step at a time, in an order that a seed decides; some die before or after a step. */
final class Turns {
  private final Random random;
  private final List<Actor> actors = new ArrayList<>();
  private final Semaphore back = new Semaphore(0);
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
  private final ScopedValue<Actor> self = ScopedValue.newInstance();
  private int crashes;
  private boolean free;

  Turns(Random random) {
    this.random = random;
  }

  private enum Fate {
    LIVE,
    DIE_BEFORE,
    DIE_AFTER
  }

  private static final class Actor {
    final Semaphore go = new Semaphore(0);
    volatile Fate fate = Fate.LIVE;
    volatile boolean done;
  }

  /** An Error, so that nothing in the code under test can catch it by accident. */
  private static final class Death extends Error {
    private static final long serialVersionUID = 1;

    Death() {
      super("as the seed says", null, false, false);
    }
  }

  void actor(Runnable work) {
    Actor actor = new Actor();
    actors.add(actor);
    Thread.ofVirtual().start(() -> ScopedValue.where(self, actor).run(() -> live(actor, work)));
  }

  private void live(Actor actor, Runnable work) {
    actor.go.acquireUninterruptibly();
    try {
      work.run();
    } catch (Death planned) {
      // its work is left as it is
      crashes++;
    } catch (Throwable unplanned) {
      failure.compareAndSet(null, unplanned);
    } finally {
      actor.done = true;
      back.release();
    }
  }

  void step(Runnable effect) {
    step(
        () -> {
          effect.run();
          return true;
        });
  }

  <T> T step(Supplier<T> effect) {
    if (free) {
      return effect.get();
    }
    Actor actor = self.get();
    back.release();
    actor.go.acquireUninterruptibly();
    if (actor.fate == Fate.DIE_BEFORE) {
      throw new Death();
    }
    T result = effect.get();
    if (actor.fate == Fate.DIE_AFTER) {
      throw new Death();
    }
    return result;
  }

  /** Until everybody is done or dead. */
  void run(Runnable afterEachStep) {
    // Most schedules have one stretch in which an actor dies, so that most work still gets done.
    int deadly = random.nextInt(150);
    for (int turn = 0; actors.stream().anyMatch(actor -> !actor.done); turn++) {
      List<Actor> alive = actors.stream().filter(actor -> !actor.done).toList();
      Actor next = alive.get(random.nextInt(alive.size()));
      boolean dies = turn == deadly || random.nextInt(200) == 0;
      next.fate = dies ? (random.nextBoolean() ? Fate.DIE_BEFORE : Fate.DIE_AFTER) : Fate.LIVE;
      next.go.release();
      back.acquireUninterruptibly();
      Throwable unplanned = failure.get();
      if (unplanned != null) {
        throw new AssertionError("an actor failed", unplanned);
      }
      afterEachStep.run();
    }
  }

  /** From here on everything runs at once, on the caller's thread. */
  void free() {
    free = true;
  }

  int crashes() {
    return crashes;
  }
}
