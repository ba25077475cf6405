package org.treatmentcourse.messaging;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The background threads of delivery: each repeats one thing until the process ends, whatever happens. */
final class Loop implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Loop.class);

  private final List<Thread> threads = new ArrayList<>();

  void every(String name, Duration pause, Runnable work) {
    start(
        name,
        () -> {
          while (!Thread.currentThread().isInterrupted()) {
            try {
              work.run();
            } catch (RuntimeException e) {
              if (!Thread.currentThread().isInterrupted()) {
                LOG.warn("{} tries again: {}", name, e.toString());
              }
            }
            Pause.of(pause);
          }
        });
  }

  void start(String name, Runnable work) {
    Thread thread = Thread.ofPlatform().name(name).daemon(true).unstarted(work);
    threads.add(thread);
    thread.start();
  }

  @Override
  public void close() {
    threads.forEach(Thread::interrupt);
  }
}
