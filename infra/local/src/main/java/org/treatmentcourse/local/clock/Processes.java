package org.treatmentcourse.local.clock;

import static java.util.stream.Collectors.joining;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The management ports of all processes, asked in parallel over connections that stay open. */
final class Processes implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(2);
  // What a process doesn't report is nought.
  private static final JsonMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES).build();

  private final Supplier<Map<String, String>> management;
  private final String authorization;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
      .connectTimeout(PATIENCE).executor(threads).build();

  /** @param management base URL by instance, read afresh for each question: instances come and go */
  Processes(Supplier<Map<String, String>> management, String opsToken) {
    this.management = management;
    this.authorization = "Bearer " + opsToken;
  }

  /**
   * Every instance's answer; one that can't answer is not quiet.
   *
   * @param wait how long each may wait for quiet before it says that it isn't: cheaper than asking again and again
   */
  Map<String, Quiet> ask(Duration wait) {
    Map<String, CompletableFuture<Quiet>> asked = new LinkedHashMap<>();
    management.get().forEach((name, url) -> asked.put(name, http
        .sendAsync(request(url, "quiet?waitMillis=" + wait.toMillis()).GET().build(), HttpResponse.BodyHandlers.ofByteArray())
        .handle((response, failure) -> response == null
            ? Quiet.unknown("no answer: " + failure) : answer(response))));
    Map<String, Quiet> answers = new TreeMap<>();
    asked.forEach((name, answer) -> answers.put(name, answer.join()));
    return answers;
  }

  private static Quiet answer(HttpResponse<byte[]> response) {
    if (response.statusCode() != 200) {
      return Quiet.unknown("HTTP " + response.statusCode());
    }
    try {
      return JSON.readValue(response.body(), Quiet.class);
    } catch (JacksonException e) {
      return Quiet.unknown("unreadable answer: " + e.getMessage());
    }
  }

  /** Sends these clocks to the named instances; true if all of them took them. */
  boolean set(Collection<String> instances, Map<String, Instant> clocks) {
    // An actuator endpoint takes text parameters only.
    String clinics = clocks.entrySet().stream().map(one -> one.getKey() + "=" + one.getValue()).sorted().collect(joining(","));
    byte[] body = JSON.writeValueAsBytes(Map.of("clinics", clinics));
    Map<String, String> urls = management.get();
    return instances.stream()
        .map(name -> http
            .sendAsync(request(urls.getOrDefault(name, "http://127.0.0.1:1"), "clock")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body)).build(), HttpResponse.BodyHandlers.discarding())
            .handle((response, failure) -> response != null && response.statusCode() / 100 == 2))
        .toList().stream().map(CompletableFuture::join).reduce(true, Boolean::logicalAnd);
  }

  boolean setAll(Map<String, Instant> clocks) {
    return set(management.get().keySet(), clocks);
  }

  private HttpRequest.Builder request(String url, String endpoint) {
    return HttpRequest.newBuilder(URI.create(url + "/actuator/" + endpoint))
        .timeout(PATIENCE).header("Authorization", authorization);
  }

  @Override
  public void close() {
    http.shutdownNow();
    threads.shutdownNow();
  }
}
