package org.treatmentcourse.followup.messages;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.timelimiter.TimeLimiter;
import io.github.resilience4j.timelimiter.TimeLimiterRegistry;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What stands around a call to somebody else's system: so many at once, so long, and none for a while if they fail. */
record Guard(CircuitBreaker breaker, Bulkhead bulkhead, TimeLimiter limit, ExecutorService threads) implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Guard.class);

  static Guard of(String name, CircuitBreakerRegistry breakers, BulkheadRegistry bulkheads, TimeLimiterRegistry limits) {
    return of(breakers.circuitBreaker(name), bulkheads.bulkhead(name), limits.timeLimiter(name));
  }

  static Guard of(CircuitBreaker breaker, Bulkhead bulkhead, TimeLimiter limit) {
    breaker.getEventPublisher().onStateTransition(event -> LOG.warn("the way to {}: {}", breaker.getName(), event.getStateTransition()));
    return new Guard(breaker, bulkhead, limit, Executors.newVirtualThreadPerTaskExecutor());
  }

  boolean isReady() {
    return breaker.getState() != CircuitBreaker.State.OPEN;
  }

  /** @throws Exception what the call throws, and what Resilience4j throws in its place */
  <T> T call(Callable<T> work) throws Exception {
    return bulkhead.executeCallable(() -> once(work));
  }

  /** Without the bulkhead, for a call that is one of several attempts under it. */
  <T> T once(Callable<T> work) throws Exception {
    return breaker.executeCallable(() -> limit.executeFutureSupplier(() -> threads.submit(work)));
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
