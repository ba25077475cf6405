package org.treatmentcourse.messaging.simulation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets code that blocks take turns: one actor runs at a time, up to its next {@link #pause}, and the seed says who is next. Every actor is a virtual
 * thread, but no two ever run at once, so the same seed gives the same run. To be used from one virtual thread, which waits while an actor has its turn.
 */
public final class Scheduler {
  private static final int REMEMBERED = Integer.getInteger("simulation.steps", 80);

  private final SplittableRandom random;
  private final Thread driver = Thread.currentThread();
  private final List<Actor> actors = new ArrayList<>();
  private final List<Actor> can = new ArrayList<>();
  private final String[] steps = new String[2 * REMEMBERED];
  private long notes;
  private long step;
  private @Nullable Actor current;
  private @Nullable Throwable failure;

  public Scheduler(SplittableRandom random) {
    this.random = random;
  }

  /** Thrown into an actor whose process has died. An Error, so that nobody takes it for trouble that can be waited out. */
  private static final class Died extends Error {
    private static final long serialVersionUID = 1;

    Died() {
      super("died", null, false, false);
    }
  }

  /** One thread of the world. */
  public final class Actor {
    private final String name;
    private final int weight;
    private final Thread thread;
    private @Nullable BooleanSupplier ready;
    private volatile boolean turn;
    private boolean dead;
    private long asleepUntil;

    private Actor(String name, int weight, Runnable body) {
      this.name = name;
      this.weight = weight;
      this.thread = Thread.ofVirtual().name(name).unstarted(() -> live(body));
    }

    private void live(Runnable body) {
      try {
        waitForTurn();
        body.run();
      } catch (Died e) {
        // As meant.
      } catch (Throwable e) {
        failure = e;
      } finally {
        dead = true;
        turn = false;
        LockSupport.unpark(driver);
      }
    }

    private void waitForTurn() {
      while (!turn) {
        LockSupport.park();
      }
      if (dead) {
        throw new Died();
      }
    }

    private void run() {
      current = this;
      turn = true;
      LockSupport.unpark(thread);
      while (turn) {
        LockSupport.park();
      }
      current = null;
      if (failure != null) {
        throw new IllegalStateException(name + " failed at step " + step, failure);
      }
    }

    /** Whatever it was doing, it does no more. */
    public void die() {
      if (!dead) {
        dead = true;
        run();
      }
    }

    /** It is not scheduled before that step. */
    public void sleepUntil(long until) {
      asleepUntil = until;
    }

    private boolean mayRun() {
      return !dead && asleepUntil <= step && (ready == null || ready.getAsBoolean());
    }
  }

  /** @param weight how often it is chosen, against the others */
  public Actor start(String name, int weight, Runnable body) {
    Actor actor = new Actor(name, weight, body);
    actors.add(actor);
    actor.thread.start();
    return actor;
  }

  /** For actors: others may go first. */
  public void pause(String doing) {
    await(doing, null);
  }

  /** For actors: others go first until that is so. Must have no effects. */
  public void await(String until, @Nullable BooleanSupplier ready) {
    Actor me = current;
    if (me == null) {
      throw new IllegalStateException("only an actor can wait: " + until);
    }
    if (me.dead) {
      // Somebody has caught it.
      throw new Died();
    }
    note(me.name, until);
    me.ready = ready;
    me.turn = false;
    LockSupport.unpark(driver);
    me.waitForTurn();
    me.ready = null;
  }

  /**
   * Lets one actor go on by one step.
   *
   * @return false if none can
   */
  public boolean next() {
    step++;
    actors.removeIf(actor -> actor.dead);
    int total = 0;
    can.clear();
    for (Actor actor : actors) {
      if (actor.mayRun()) {
        can.add(actor);
        total += actor.weight;
      }
    }
    if (can.isEmpty()) {
      return false;
    }
    int chosen = random.nextInt(total);
    for (Actor actor : can) {
      chosen -= actor.weight;
      if (chosen < 0) {
        actor.run();
        break;
      }
    }
    return true;
  }

  /** Steps so far. */
  public long step() {
    return step;
  }

  /** Nobody sleeps any more. */
  public void wakeAll() {
    actors.forEach(actor -> actor.sleepUntil(0));
  }

  /** The end. */
  public void dieAll() {
    List.copyOf(actors).forEach(Actor::die);
    actors.clear();
  }

  /** Writes down what happened, for people. */
  public void note(String who, String what) {
    int at = (int) (notes++ % REMEMBERED) * 2;
    steps[at] = who;
    steps[at + 1] = what;
  }

  /** The last things that happened, oldest first. */
  public List<String> lastSteps() {
    List<String> last = new ArrayList<>();
    for (long n = Math.max(0, notes - REMEMBERED); n < notes; n++) {
      int at = (int) (n % REMEMBERED) * 2;
      last.add(String.join(": ", Arrays.asList(steps[at], steps[at + 1])));
    }
    return last;
  }
}
