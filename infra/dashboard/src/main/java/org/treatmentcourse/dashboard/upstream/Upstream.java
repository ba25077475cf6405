package org.treatmentcourse.dashboard.upstream;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.timelimiter.TimeLimiter;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/** Asks one service, with the header of the caller. One slow or absent service must not hold up the rest of the dashboard. */
public final class Upstream implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Upstream.class);
  private static final int UNAVAILABLE = HttpStatus.SERVICE_UNAVAILABLE.value();

  private final CircuitBreaker breaker;
  private final Bulkhead bulkhead;
  private final TimeLimiter limit;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(Duration.ofSeconds(1)).build();

  public Upstream(CircuitBreaker breaker, Bulkhead bulkhead, TimeLimiter limit) {
    this.breaker = breaker;
    this.bulkhead = bulkhead;
    this.limit = limit;
    // Said once, not with every call.
    breaker.getEventPublisher().onStateTransition(event -> LOG.warn("the way to {}: {}", breaker.getName(), event.getStateTransition()));
  }

  /**
   * @param body as the service wrote it
   * @param tag version of what was shown
   */
  public record Reply(int status, String type, Optional<String> tag, byte[] body) {}

  /** The service did not answer, or not in time, or has not answered for a while. */
  public static final class Away extends Exception {
    private static final long serialVersionUID = 1;

    Away(Throwable cause) {
      super(cause);
    }
  }

  /** @throws Away if nobody can say what came of it */
  public Reply ask(HttpRequest request) throws Away {
    try {
      return bulkhead.executeCallable(() -> breaker.executeCallable(() -> limit.executeFutureSupplier(() -> threads.submit(() -> send(request)))));
    } catch (BulkheadFullException | CallNotPermittedException | TimeoutException | ExecutionException | IOException e) {
      throw new Away(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Away(e);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean isProblem(HttpResponse<byte[]> response) {
    return type(response).startsWith(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
  }

  private static String type(HttpResponse<byte[]> response) {
    return response.headers().firstValue("Content-Type").orElse(MediaType.APPLICATION_JSON_VALUE);
  }

  private Reply send(HttpRequest request) throws IOException, InterruptedException {
    HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
    // A service that says itself that it can't decide now is there, and its reason is for the caller.
    if (response.statusCode() >= 500 && !(response.statusCode() == UNAVAILABLE && isProblem(response))) {
      throw new IOException(breaker.getName() + " answers " + response.statusCode());
    }
    return new Reply(response.statusCode(), type(response), response.headers().firstValue("ETag"), response.body());
  }

  @Override
  public void close() {
    threads.shutdownNow();
    http.shutdownNow();
  }
}
