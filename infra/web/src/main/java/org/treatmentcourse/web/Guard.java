package org.treatmentcourse.web;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.timelimiter.TimeLimiter;
import io.github.resilience4j.timelimiter.TimeLimiterRegistry;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What stands around a call to somebody else's system: so many at once, so long, and none for a while if they fail. */
public final class Guard implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Guard.class);

  private final CircuitBreaker breaker;
  private final Bulkhead bulkhead;
  private final TimeLimiter limit;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  public Guard(CircuitBreaker breaker, Bulkhead bulkhead, TimeLimiter limit) {
    this.breaker = breaker;
    this.bulkhead = bulkhead;
    this.limit = limit;
    // Said once, not with every call.
    breaker.getEventPublisher().onStateTransition(event -> LOG.warn("the way to {}: {}", breaker.getName(), event.getStateTransition()));
  }

  /** @param name of all three in the settings */
  public static Guard of(String name, CircuitBreakerRegistry breakers, BulkheadRegistry bulkheads, TimeLimiterRegistry limits) {
    return new Guard(breakers.circuitBreaker(name), bulkheads.bulkhead(name), limits.timeLimiter(name));
  }

  public String name() {
    return breaker.getName();
  }

  /** False while the way is closed because too much has failed. */
  public boolean isReady() {
    return breaker.getState() != CircuitBreaker.State.OPEN;
  }

  /** @throws Exception what the call throws, and what Resilience4j throws in its place */
  public <T> T call(Callable<T> work) throws Exception {
    return bulkhead.executeCallable(() -> once(work));
  }

  /** Several attempts, which count as one call at a time. @throws Exception as {@link #call(Callable)} */
  public <T> T call(Retry retry, Callable<T> work) throws Exception {
    return bulkhead.executeCallable(() -> retry.executeCallable(() -> once(work)));
  }

  private <T> T once(Callable<T> work) throws Exception {
    return breaker.executeCallable(() -> limit.executeFutureSupplier(() -> threads.submit(work)));
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
