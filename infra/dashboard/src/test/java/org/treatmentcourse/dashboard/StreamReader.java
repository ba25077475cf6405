package org.treatmentcourse.dashboard;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.Json;
import tools.jackson.databind.JsonNode;

/** A client of the stream that keeps what it got. */
final class StreamReader implements AutoCloseable {
  private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final InputStream body;
  private final List<Frame> frames = new CopyOnWriteArrayList<>();
  private final Thread thread;
  private volatile boolean ended;

  record Frame(String id, String event, JsonNode data) {
    String course() {
      return data.path("row").path("courseId").asString();
    }

    long version() {
      return data.path("version").asLong();
    }
  }

  StreamReader(String url, String token, @Nullable String after) throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + "/api/stream/rows")).header("Authorization", "Bearer " + token);
    if (after != null) {
      request.header("Last-Event-ID", after);
    }
    HttpResponse<InputStream> response = http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
    if (response.statusCode() != 200) {
      throw new IOException("the stream answers " + response.statusCode());
    }
    body = response.body();
    thread = Thread.ofVirtual().start(this::read);
  }

  private void read() {
    try (BufferedReader lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
      String id = "";
      String event = "";
      String data = "";
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("id: ")) {
          id = line.substring(4);
        } else if (line.startsWith("event: ")) {
          event = line.substring(7);
        } else if (line.startsWith("data: ")) {
          data = line.substring(6);
        } else if (line.isEmpty()) {
          frames.add(new Frame(id, event, Json.MAPPER.readTree(data)));
        }
      }
    } catch (IOException e) {
      frames.add(new Frame("", "broken", Json.MAPPER.createObjectNode().put("why", e.toString())));
    } finally {
      ended = true;
    }
  }

  List<Frame> frames() {
    return List.copyOf(frames);
  }

  List<Frame> rows() {
    return frames.stream().filter(frame -> frame.event().equals("row")).toList();
  }

  boolean heard(String event) {
    return frames.stream().anyMatch(frame -> frame.event().equals(event));
  }

  boolean ended() {
    return ended;
  }

  @Override
  public void close() throws InterruptedException, IOException {
    http.shutdownNow();
    body.close();
    thread.join();
  }
}
