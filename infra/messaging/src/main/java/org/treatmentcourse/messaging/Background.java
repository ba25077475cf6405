package org.treatmentcourse.messaging;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;

/**
 * What goes on in threads of its own. It starts after the web server, because REST must serve without a broker, and every part of it tries again until it
 * works.
 */
final class Background implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Background.class);
  private static final Duration RETRY = Duration.ofSeconds(1);
  private static final int REST = 3;
  private static final Duration LONGEST_REST = Duration.ofMillis(500);

  private final @Nullable Long parentPid;
  private final List<Task> first = new ArrayList<>();
  private final List<Task> always = new ArrayList<>();
  private final List<Task> last = new ArrayList<>();
  private final List<Thread> threads = new ArrayList<>();

  private record Task(String name, Runnable work) {}

  /** @param parentPid process whose end ends this one, or null */
  Background(@Nullable Long parentPid) {
    this.parentPid = parentPid;
  }

  /** Done once before anything else. */
  void first(String name, Runnable work) {
    first.add(new Task(name, work));
  }

  /** Runs until interrupted. */
  void always(String name, Runnable work) {
    always.add(new Task(name, work));
  }

  /** Repeated until interrupted, whatever it throws. A short pause grows with the work, so that a slow store is not kept busy by being looked at. */
  void every(String name, Duration pause, Runnable work) {
    always(
        name,
        () -> {
          while (!Thread.currentThread().isInterrupted()) {
            long begun = System.nanoTime();
            attempt(name, work);
            long rest = Math.min(REST * (System.nanoTime() - begun), LONGEST_REST.toNanos());
            Pause.of(Duration.ofNanos(Math.max(rest, pause.toNanos())));
          }
        });
  }

  /** Done once, when all else runs. */
  void last(String name, Runnable work) {
    last.add(new Task(name, work));
  }

  @EventListener(ApplicationReadyEvent.class)
  void start() {
    ParentWatch.over(parentPid);
    thread(
        "begin",
        () -> {
          first.forEach(Background::untilDone);
          always.forEach(task -> thread(task.name(), task.work()));
          last.forEach(Background::untilDone);
        });
  }

  private synchronized void thread(String name, Runnable work) {
    Thread thread = Thread.ofPlatform().name(name).daemon(true).unstarted(work);
    threads.add(thread);
    thread.start();
  }

  private static void untilDone(Task task) {
    while (!Thread.currentThread().isInterrupted() && !attempt(task.name(), task.work())) {
      Pause.of(RETRY);
    }
  }

  private static boolean attempt(String name, Runnable work) {
    try {
      work.run();
      return true;
    } catch (RuntimeException e) {
      if (!Thread.currentThread().isInterrupted()) {
        LOG.warn("{} tries again: {}", name, e.toString());
      }
      return false;
    }
  }

  @Override
  public synchronized void close() {
    threads.forEach(Thread::interrupt);
  }
}
