package org.treatmentcourse.local.clock;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The management port of a service, with timers that fire when the clock reaches them. */
final class FakeProcess implements AutoCloseable {

  private final int port;
  private @Nullable HttpServer server;
  private final Map<String, Instant> clock = new TreeMap<>();
  private final Map<String, Instant> due = new TreeMap<>();
  private int working;
  private long activity;
  private boolean needsClock;
  private BiConsumer<String, Instant> onTimer = (clinic, at) -> {};

  FakeProcess() throws IOException {
    HttpServer first = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    port = first.getAddress().getPort();
    serve(first);
  }

  private void serve(HttpServer made) {
    made.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    made.createContext("/actuator/quiet", exchange -> reply(exchange, JsonMapper.shared().writeValueAsBytes(answer())));
    made.createContext("/actuator/clock", exchange -> {
      String clinics = JsonMapper.shared().readTree(exchange.getRequestBody()).get("clinics").asString();
      for (String one : clinics.split(",")) {
        set(one.split("=")[0], Instant.parse(one.split("=")[1]));
      }
      reply(exchange, new byte[] {'{', '}'});
    });
    made.start();
    server = made;
  }

  private static void reply(HttpExchange exchange, byte[] body) throws IOException {
    exchange.sendResponseHeaders(exchange.getRequestHeaders().getFirst("Authorization").equals("Bearer ops") ? 200 : 401,
        body.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(body);
    }
  }

  private synchronized Map<String, Object> answer() {
    return Map.of("quiet", working == 0 && !(needsClock && clock.isEmpty()), "clock", texts(clock), "due", texts(due), "inFlight", working,
        "pending", 0, "activity", activity, "reasons", List.of(), "later", "unknown fields are fine");
  }

  private static Map<String, String> texts(Map<String, Instant> times) {
    Map<String, String> texts = new TreeMap<>();
    times.forEach((clinic, time) -> texts.put(clinic, time.toString()));
    return texts;
  }

  private void set(String clinic, Instant now) {
    Instant fired = null;
    synchronized (this) {
      clock.put(clinic, now);
      Instant timer = due.get(clinic);
      if (timer != null && !timer.isAfter(now)) {
        due.remove(clinic);
        fired = timer;
        activity++;
      }
    }
    if (fired != null) {
      onTimer.accept(clinic, fired);
    }
  }

  /** As one that comes back with unread events: it can't do them, nor be quiet, before it knows the time. */
  synchronized void needsClock() {
    needsClock = true;
  }

  void onTimer(BiConsumer<String, Instant> action) {
    onTimer = action;
  }

  synchronized void timer(String clinic, Instant at) {
    due.put(clinic, at);
  }

  synchronized @Nullable Instant now(String clinic) {
    return clock.get(clinic);
  }

  synchronized void begin() {
    working++;
    activity++;
  }

  synchronized void end() {
    working--;
  }

  String url() {
    return "http://127.0.0.1:" + port;
  }

  void die() {
    if (server != null) {
      server.stop(0);
    }
    synchronized (this) {
      clock.clear();
    }
  }

  void live() throws IOException {
    serve(HttpServer.create(new InetSocketAddress("127.0.0.1", port), 0));
  }

  @Override
  public void close() {
    die();
  }
}
