package org.treatmentcourse.dashboard;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.Json;

/** The services as the dashboard meets them: intake at the root, the others below their names. Answers what it was told to, and remembers what it was asked. */
final class FakeServices implements AutoCloseable {
  /** @param key of the act, or null */
  record Call(String method, String path, @Nullable String key, String body) {}

  private record Answer(int status, Object body) {}

  private final HttpServer server;
  private final Map<String, Answer> answers = new ConcurrentHashMap<>();
  private final Set<String> away = ConcurrentHashMap.newKeySet();
  private final List<Call> calls = new CopyOnWriteArrayList<>();

  FakeServices() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::answer);
    server.start();
  }

  String url() {
    return "http://localhost:" + server.getAddress().getPort();
  }

  /** From now on, the longest path that fits counts. */
  void tell(String methodAndPath, int status, Object body) {
    answers.put(methodAndPath, new Answer(status, body));
  }

  static Map<String, Object> problem(String reason, String field, String detail) {
    return Map.of("reason", reason, "field", field, "detail", detail);
  }

  /** A service goes away in the middle of every answer, or is back. */
  void away(String service, boolean isAway) {
    if (isAway) {
      away.add("/" + service + "/");
    } else {
      away.remove("/" + service + "/");
    }
  }

  List<Call> calls(String method, String end) {
    return calls.stream().filter(call -> call.method().equals(method) && call.path().endsWith(end)).toList();
  }

  private void answer(HttpExchange exchange) throws IOException {
    URI uri = exchange.getRequestURI();
    String said = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    calls.add(new Call(exchange.getRequestMethod(), uri.getPath(), exchange.getRequestHeaders().getFirst("Idempotency-Key"), said));
    if (away.stream().anyMatch((uri.getPath().startsWith("/courses") ? "/intake/" : uri.getPath())::startsWith)) {
      exchange.close();
      return;
    }
    String asked = exchange.getRequestMethod() + " " + uri.getPath();
    Answer answer =
        answers.entrySet().stream()
            .filter(told -> asked.equals(told.getKey()) || (told.getKey().endsWith("*") && asked.startsWith(told.getKey().substring(0, told.getKey().length() - 1))))
            .max(Map.Entry.comparingByKey(java.util.Comparator.comparingInt(String::length)))
            .map(Map.Entry::getValue)
            .orElseGet(() -> new Answer(404, problem("NO_SUCH_COURSE", "courseId", "there is no such course at this clinic")));
    byte[] body = Json.bytes(answer.body());
    exchange.getResponseHeaders().add("Content-Type", answer.status() < 400 ? "application/json" : "application/problem+json");
    exchange.getResponseHeaders().add("ETag", "\"5\"");
    exchange.sendResponseHeaders(answer.status(), body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
