package org.treatmentcourse.dashboard.upstream;

import java.net.URI;
import java.net.http.HttpRequest;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.treatmentcourse.web.Problems;

/** Every service by its key. What one answers is handed through: not stored, not logged, not to be cached. */
public final class Services implements AutoCloseable {
  private static final String RETRY_S = "5";
  private final Map<String, URI> places;
  private final Map<String, Upstream> upstreams;

  /**
   * @param places e.g. {@code http://intake:8081}
   * @param upstreams with the same keys
   */
  public Services(Map<String, URI> places, Map<String, Upstream> upstreams) {
    this.places = Map.copyOf(places);
    this.upstreams = Map.copyOf(upstreams);
  }

  /** @param path begins with a slash */
  public URI uri(String service, String path) {
    return Objects.requireNonNull(places.get(service), service).resolve(path);
  }

  /** What the service answers; 503 {@code <SERVICE>_AWAY} if it doesn't. */
  public ResponseEntity<?> forward(String service, HttpRequest request) {
    try {
      Upstream.Reply reply = Objects.requireNonNull(upstreams.get(service), service).ask(request);
      ResponseEntity.BodyBuilder answer =
          ResponseEntity.status(reply.status()).contentType(MediaType.parseMediaType(reply.type())).cacheControl(CacheControl.noStore());
      reply.tag().ifPresent(answer::eTag);
      return answer.body(reply.body());
    } catch (Upstream.Away e) {
      String detail = request.method().equals("GET") ? " does not answer; everything else works" : " does not answer: whether it was done is not known. Try again, it is not done twice";
      return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
          .header(HttpHeaders.RETRY_AFTER, RETRY_S)
          .contentType(MediaType.APPLICATION_PROBLEM_JSON)
          .body(Problems.of(HttpStatus.SERVICE_UNAVAILABLE, service.toUpperCase(Locale.ROOT) + "_AWAY", null, service + detail));
    }
  }

  @Override
  public void close() {
    upstreams.values().forEach(Upstream::close);
  }
}
