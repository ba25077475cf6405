package org.treatmentcourse.dashboard.upstream;

import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.treatmentcourse.web.Guard;
import org.treatmentcourse.web.Problems;

/**
 * One service, asked as the caller. What it answers is handed through: not stored, not logged, not to be cached. One slow or absent service must not hold up
 * the rest of the dashboard.
 */
public final class Upstream implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Upstream.class);
  private static final int UNAVAILABLE = HttpStatus.SERVICE_UNAVAILABLE.value();
  private static final String RETRY_S = "5";
  private static final List<String> HANDED_ON = List.of("Idempotency-Key", HttpHeaders.IF_MATCH);

  private final String url;
  private final Guard guard;
  private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(Duration.ofSeconds(1)).build();

  /** @param url e.g. {@code http://intake:8081} */
  public Upstream(URI url, Guard guard) {
    this.url = url.toString().replaceAll("/+$", "");
    this.guard = guard;
  }

  /** @param path begins with a slash */
  public HttpRequest.Builder request(String path, String authorization) {
    return HttpRequest.newBuilder(URI.create(url + path)).header(HttpHeaders.AUTHORIZATION, authorization).header(HttpHeaders.ACCEPT, MediaType.APPLICATION_JSON_VALUE);
  }

  /** Hands a request on to a target: method, body and who asks, with the key of the act and the version it is meant for. */
  public ResponseEntity<?> hand(String target, HttpServletRequest from) throws IOException {
    byte[] body = from.getInputStream().readAllBytes();
    HttpRequest.Builder request = request(target, String.valueOf(from.getHeader(HttpHeaders.AUTHORIZATION)));
    request.method(from.getMethod(), body.length == 0 ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofByteArray(body));
    if (body.length > 0) {
      request.header(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON_VALUE);
    }
    for (String name : HANDED_ON) {
      String value = from.getHeader(name);
      if (value != null) {
        request.header(name, value);
      }
    }
    return forward(request.build());
  }

  /** What the service answers; 503 {@code <SERVICE>_AWAY} if it doesn't. */
  public ResponseEntity<?> forward(HttpRequest request) {
    try {
      return guard.call(() -> send(request));
    } catch (BulkheadFullException | CallNotPermittedException | TimeoutException | ExecutionException | IOException e) {
      LOG.debug("{} is away", guard.name(), e);
      return away();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return away();
    } catch (Exception e) {
      throw new IllegalStateException(guard.name() + " could not be asked", e);
    }
  }

  private ResponseEntity<?> away() {
    return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
        .header(HttpHeaders.RETRY_AFTER, RETRY_S)
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(Problems.of(HttpStatus.SERVICE_UNAVAILABLE, guard.name().toUpperCase(Locale.ROOT).replace('-', '_') + "_AWAY", null, guard.name() + " does not answer; everything else works"));
  }

  private ResponseEntity<?> send(HttpRequest request) throws IOException, InterruptedException {
    HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
    String type = response.headers().firstValue(HttpHeaders.CONTENT_TYPE).orElse(MediaType.APPLICATION_JSON_VALUE);
    // A service that says itself that it can't decide now is there, and its reason is for the caller.
    boolean saysSo = response.statusCode() == UNAVAILABLE && type.startsWith(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    if (response.statusCode() >= 500 && !saysSo) {
      throw new IOException(guard.name() + " answers " + response.statusCode());
    }
    ResponseEntity.BodyBuilder answer = ResponseEntity.status(response.statusCode()).contentType(MediaType.parseMediaType(type)).cacheControl(CacheControl.noStore());
    response.headers().firstValue(HttpHeaders.ETAG).ifPresent(answer::eTag);
    return answer.body(response.body());
  }

  @Override
  public void close() {
    guard.close();
    http.shutdownNow();
  }
}
