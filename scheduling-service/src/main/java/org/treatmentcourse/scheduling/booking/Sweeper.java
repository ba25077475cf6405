package org.treatmentcourse.scheduling.booking;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.treatmentcourse.messaging.Activity;

/** Runs the sweep while the service runs. Chairs that wait to be given back keep the process from being quiet. */
public final class Sweeper implements SmartLifecycle, Activity {
  private static final Logger LOG = LoggerFactory.getLogger(Sweeper.class);
  private static final Duration COURSES = Duration.ofMillis(300);
  private static final Duration DAYS = Duration.ofSeconds(5);

  private final Sweep sweep;
  private final Booker booker;
  private final StoredCourses courses;
  private @Nullable ScheduledExecutorService executor;

  public Sweeper(Sweep sweep, Booker booker, StoredCourses courses) {
    this.sweep = sweep;
    this.booker = booker;
    this.courses = courses;
  }

  @Override
  public synchronized void start() {
    executor = Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().name("chairs").daemon(true).factory());
    executor.scheduleWithFixedDelay(() -> run(sweep::courses), COURSES.toMillis(), COURSES.toMillis(), TimeUnit.MILLISECONDS);
    executor.scheduleWithFixedDelay(() -> run(sweep::days), DAYS.toMillis(), DAYS.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public synchronized void stop() {
    if (executor != null) {
      executor.shutdownNow();
      executor = null;
    }
  }

  @Override
  public synchronized boolean isRunning() {
    return executor != null;
  }

  @Override
  public Optional<String> busy() {
    if (booker.busy()) {
      return Optional.of("booking");
    }
    return courses.unsettled().isEmpty() ? Optional.empty() : Optional.of("chairs to settle");
  }

  private static void run(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException e) {
      LOG.warn("the sweep of chairs tries again: {}", e.toString());
    }
  }
}
