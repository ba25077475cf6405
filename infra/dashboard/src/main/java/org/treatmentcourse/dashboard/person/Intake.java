package org.treatmentcourse.dashboard.person;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.timelimiter.TimeLimiter;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks intake for a person, as the caller. One slow or absent intake must not hold up the rest of the dashboard. */
public final class Intake implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Intake.class);

  private final URI intake;
  private final CircuitBreaker breaker;
  private final Bulkhead bulkhead;
  private final TimeLimiter limit;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(Duration.ofSeconds(1)).build();

  public Intake(URI intake, CircuitBreaker breaker, Bulkhead bulkhead, TimeLimiter limit) {
    this.intake = intake;
    this.breaker = breaker;
    this.bulkhead = bulkhead;
    this.limit = limit;
    // Said once, not with every name that is asked for.
    breaker.getEventPublisher().onStateTransition(event -> LOG.warn("the way to intake: {}", event.getStateTransition()));
  }

  /** @param body as intake wrote it */
  record Reply(int status, byte[] body) {}

  /** Intake did not answer, or not in time, or has not answered for a while. */
  static final class Away extends Exception {
    private static final long serialVersionUID = 1;

    Away(Throwable cause) {
      super(cause);
    }
  }

  /** @param authorization the caller's own header: intake decides who may see a name */
  Reply person(UUID course, String authorization) throws Away {
    HttpRequest request =
        HttpRequest.newBuilder(intake.resolve("/courses/" + course + "/person")).header("Authorization", authorization).header("Accept", "application/json").build();
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

  private Reply send(HttpRequest request) throws IOException, InterruptedException {
    HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
    if (response.statusCode() >= 500) {
      throw new IOException("intake answers " + response.statusCode());
    }
    return new Reply(response.statusCode(), response.body());
  }

  @Override
  public void close() {
    threads.shutdownNow();
    http.shutdownNow();
  }
}
