package org.treatmentcourse.dashboard.stream;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyEmitter;

/** Sends one reader what it has to get, until it leaves, is cut, or its token ends. Runs on a thread of its own, so that nobody waits for a slow reader. */
final class Pump implements Runnable {
  static final MediaType EVENTS = new MediaType("text", "event-stream", StandardCharsets.UTF_8);
  private static final Logger LOG = LoggerFactory.getLogger(Pump.class);
  private static final Duration HEARTBEAT = Duration.ofSeconds(15);
  private static final long LOOK_MS = 500;
  private static final int CHUNK = 64 * 1024;

  private final Board board;
  private final Subscription subscription;
  private final ResponseBodyEmitter emitter;
  private final Semaphore histories;
  private final Supplier<String> now;
  private final Instant until;

  /**
   * @param histories how many may read the topic for themselves at once
   * @param now business time of the reader's clinic, ISO; empty while unknown
   * @param until when the reader's token ends
   */
  Pump(Board board, Subscription subscription, ResponseBodyEmitter emitter, Semaphore histories, Supplier<String> now, Instant until) {
    this.board = board;
    this.subscription = subscription;
    this.emitter = emitter;
    this.histories = histories;
    this.now = now;
    this.until = until;
  }

  @Override
  public void run() {
    try {
      begin();
      Instant sent = Instant.now();
      while (!subscription.isCut() && Instant.now().isBefore(until)) {
        List<Update> updates = subscription.await(LOOK_MS);
        if (!updates.isEmpty()) {
          rows(updates);
          sent = Instant.now();
        } else if (sent.plus(HEARTBEAT).isBefore(Instant.now())) {
          board.settle(subscription);
          send(frame("beat", "{\"now\":\"" + now.get() + "\"}"));
          sent = Instant.now();
        }
      }
    } catch (IOException e) {
      // Either the reader has left, or it will come back for what it could not get.
      LOG.debug("a stream of rows ends: {}", e.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      board.leave(subscription);
      end();
    }
  }

  private void end() {
    try {
      if (!subscription.hasLeft()) {
        emitter.complete();
      }
    } catch (IllegalStateException e) {
      // It left at this very moment, and the container has ended the stream.
      LOG.debug("nothing to end: {}", e.toString());
    }
  }

  private void begin() throws IOException, InterruptedException {
    send(frame("hello", "{\"now\":\"" + now.get() + "\",\"reset\":" + subscription.reset() + "}"));
    Position upTo = subscription.historyUpTo();
    if (upTo != null) {
      histories.acquire();
      try {
        board.history().read(subscription.position().copy(), upTo, this::rows);
      } finally {
        histories.release();
      }
      subscription.position().moveTo(upTo);
    }
    rows(subscription.backlog());
    subscription.backlog().clear();
    send(frame("caught-up", "{\"now\":\"" + now.get() + "\"}"));
  }

  private void rows(List<Update> updates) throws IOException {
    StringBuilder frames = new StringBuilder();
    String time = now.get();
    for (Update update : updates) {
      if (subscription.take(update)) {
        frames.append(frame("row", "{\"version\":" + update.version() + ",\"now\":\"" + time + "\",\"row\":" + update.row() + "}"));
      }
      if (frames.length() > CHUNK) {
        send(frames.toString());
        frames.setLength(0);
      }
    }
    if (!frames.isEmpty()) {
      send(frames.toString());
    }
  }

  private String frame(String event, String data) {
    return "id: " + subscription.position() + "\nevent: " + event + "\ndata: " + data + "\n\n";
  }

  private void send(String frames) throws IOException {
    try {
      emitter.send(frames, EVENTS);
    } catch (IOException | IllegalStateException e) {
      subscription.left();
      throw new IOException(e);
    }
  }
}
