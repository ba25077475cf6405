package org.treatmentcourse.local.client;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.treatmentcourse.contracts.Json;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** HTTP that does not give up while a process is away: no connection, 503, or a refusal that says to come again. */
final class Rest implements AutoCloseable {

  private static final Duration ANSWER = Duration.ofSeconds(20);
  /** Not about the course: the service can't tell yet, for instance just after its start. */
  private static final Set<String> PASSING = Set.of("TRY_AGAIN", "UPSTREAM_STALE");

  private final Duration limit;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(Duration.ofSeconds(2)).build();

  Rest(Duration limit) {
    this.limit = limit;
  }

  /** @throws IllegalStateException when it has not been answered within the limit */
  Reply call(String method, URI uri, Map<String, String> headers, byte[] body) {
    HttpRequest.Builder request = HttpRequest.newBuilder(uri).timeout(ANSWER)
        .method(method, body.length == 0 ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofByteArray(body));
    headers.forEach(request::header);
    Patience patience = new Patience(method + " " + uri, limit);
    while (true) {
      try {
        Reply reply = reply(http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray()));
        if (reply.status() != 503 && !PASSING.contains(reply.reason())) {
          return reply;
        }
        patience.await(reply.toString(), null);
      } catch (IOException e) {
        patience.await(e.toString(), e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted: " + method + " " + uri, e);
      }
    }
  }

  private static Reply reply(HttpResponse<byte[]> response) {
    Map<String, String> headers = new TreeMap<>();
    response.headers().map().forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
    return new Reply(response.statusCode(), Map.copyOf(headers), json(response.body()));
  }

  private static JsonNode json(byte[] body) {
    if (body.length == 0) {
      return MissingNode.getInstance();
    }
    try {
      return Json.MAPPER.readTree(body);
    } catch (JacksonException notJson) {
      return MissingNode.getInstance();
    }
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
