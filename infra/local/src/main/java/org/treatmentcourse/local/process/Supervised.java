package org.treatmentcourse.local.process;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One place for a process: whoever dies in it unasked is started again, sooner at first and later if it keeps dying.
 * A suspended process is alive and is left alone.
 */
public final class Supervised {

  private static final Duration FIRST_BACK_OFF = Duration.ofMillis(300);
  private static final Duration LAST_BACK_OFF = Duration.ofSeconds(10);
  private static final Duration STEADY = Duration.ofSeconds(20);

  private static final int HOPELESS = 5;

  private final String name;
  private final Supplier<Child> launcher;
  private final BooleanSupplier ready;
  private final Later later;
  private final Consumer<String> progress;

  private @Nullable Child child;
  private boolean wanted;
  private int restarts;
  private Duration backOff = FIRST_BACK_OFF;
  private long startedAt;

  /**
   * @param launcher starts the process and returns at once
   * @param ready whether the process does its work now; asked often, must answer within a second or two
   * @param later runs the restarts
   * @param progress told about deaths and restarts
   */
  public Supervised(String name, Supplier<Child> launcher, BooleanSupplier ready,
      Later later, Consumer<String> progress) {
    this.name = name;
    this.launcher = launcher;
    this.ready = ready;
    this.later = later;
    this.progress = progress;
  }

  public String name() {
    return name;
  }

  /** Starts it unless it lives. */
  public synchronized void start() {
    wanted = true;
    if (child == null || !child.alive()) {
      launch();
    }
  }

  private void launch() {
    Child started = launcher.get();
    child = started;
    startedAt = System.nanoTime();
    started.onExit(this::ended);
  }

  private synchronized void ended(Child ended) {
    if (!wanted || ended != child) {
      return;
    }
    if (System.nanoTime() - startedAt > STEADY.toNanos()) {
      backOff = FIRST_BACK_OFF;
    }
    restarts++;
    progress.accept("%s ended with %d, starting it again in %d ms (log: %s)"
        .formatted(name, ended.exitValue(), backOff.toMillis(), ended.log()));
    startLater(ended);
  }

  private void startLater(Child ended) {
    later.execute(() -> startAgain(ended), backOff);
    backOff = backOff.multipliedBy(2).compareTo(LAST_BACK_OFF) < 0 ? backOff.multipliedBy(2) : LAST_BACK_OFF;
  }

  private synchronized void startAgain(Child ended) {
    if (wanted && child == ended) {
      try {
        launch();
      } catch (RuntimeException e) {
        progress.accept(name + " can't be started, trying again: " + e.getMessage());
        startLater(ended);
      }
    }
  }

  /** SIGKILL; the supervisor starts it again. */
  public void kill9() {
    running().kill9();
  }

  /** SIGKILL; it stays down until {@link #start()}. */
  public void kill9AndKeepDown() {
    Child last = unwanted();
    if (last != null) {
      last.kill9();
    }
  }

  /** SIGTERM, SIGKILL after {@code grace}; it stays down until {@link #start()}. */
  public void stop(Duration grace) {
    Child last = unwanted();
    if (last != null) {
      // A stopped process can't handle SIGTERM.
      if (last.alive()) {
        last.resume();
      }
      last.stop(grace);
    }
  }

  private synchronized @Nullable Child unwanted() {
    wanted = false;
    return child;
  }

  /** SIGSTOP. */
  public void suspend() {
    running().suspend();
  }

  /** SIGCONT. */
  public void resume() {
    running().resume();
  }

  /** As {@link Child#fullDisk}; one that ends of it is started again, and may write. */
  public void fullDisk() {
    running().fullDisk();
  }

  private synchronized Child running() {
    if (child == null) {
      throw new IllegalStateException(name + " was never started");
    }
    return child;
  }

  /** How often it died unasked and was started again. */
  public synchronized int restarts() {
    return restarts;
  }

  /** The process id, or -1 when it isn't running. */
  public synchronized long pid() {
    return child != null && child.alive() ? child.pid() : -1;
  }

  /** Whether it runs and says it is ready. */
  public boolean ready() {
    return pid() >= 0 && ready.getAsBoolean();
  }

  /**
   * Returns when it is ready.
   *
   * @throws IllegalStateException when it isn't within {@code limit} or keeps dying, naming its log
   */
  public void awaitReady(Duration limit) {
    long end = System.nanoTime() + limit.toNanos();
    int deaths = restarts();
    try {
      while (!ready()) {
        if (System.nanoTime() > end) {
          throw new IllegalStateException(
              "%s isn't ready after %d s, see %s".formatted(name, limit.toSeconds(), running().log()));
        }
        if (restarts() - deaths >= HOPELESS) {
          throw new IllegalStateException("%s keeps dying, see %s".formatted(name, running().log()));
        }
        TimeUnit.MILLISECONDS.sleep(50);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for " + name, e);
    }
  }
}
