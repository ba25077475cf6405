package org.treatmentcourse.dashboard.stream;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyEmitter;
import org.treatmentcourse.dashboard.query.Staff;
import org.treatmentcourse.messaging.BusinessClock;
import org.treatmentcourse.messaging.Outage;
import org.treatmentcourse.web.Caller;
import org.treatmentcourse.web.Operation;
import org.treatmentcourse.web.Problems.Problem;

/** Rows of the caller's clinic as they change. */
@RestController
@Staff
class StreamController {
  private static final int STREAMS_MAX = 1000;
  private static final int HISTORIES_MAX = 4;

  private final Board board;
  private final BusinessClock clock;
  private final Semaphore histories = new Semaphore(HISTORIES_MAX, true);

  StreamController(Board board, BusinessClock clock) {
    this.board = board;
    this.clock = clock;
  }

  /**
   * Server-sent events: {@code hello} once ({@code reset} true if the position can't be continued: read all rows anew), what was missed as {@code row}s, {@code
   * caught-up}, then {@code row}s as they change and a {@code beat} every 15 s. Read the list after {@code hello}, and keep of each row the highest version: then
   * nothing is missing. The stream ends with the token, and for a reader that is too slow.
   *
   * @param position {@code Last-Event-ID} of the newest event the reader has; without it the stream starts now
   */
  @Operation(value = "Follow rows as they change; resumes where it was left", id = "streamRows", answer = String.class, produces = "text/event-stream")
  @GetMapping("/api/stream/rows")
  ResponseEntity<ResponseBodyEmitter> rows(
      @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String position, @AuthenticationPrincipal Jwt token) {
    String clinic = Caller.current().clinic();
    if (board.listeners() >= STREAMS_MAX) {
      throw new Outage("too many streams are open here");
    }
    Subscription subscription = board.subscribe(clinic, position == null || position.isBlank() ? null : parsed(position));
    ResponseBodyEmitter emitter = new ResponseBodyEmitter(0L);
    emitter.onError(e -> subscription.left());
    emitter.onCompletion(subscription::left);
    Instant until = Optional.ofNullable(token.getExpiresAt()).orElse(Instant.MAX);
    Thread.ofVirtual().name("stream-" + clinic).start(new Pump(board, subscription, emitter, histories, () -> now(clinic), until));
    return ResponseEntity.ok().contentType(Pump.EVENTS).header("Cache-Control", "no-store").header("X-Accel-Buffering", "no").body(emitter);
  }

  private String now(String clinic) {
    try {
      return clock.now(clinic).toString();
    } catch (Outage e) {
      // In the simulation a clinic's time may not have been set yet; the reader keeps the time it has.
      return "";
    }
  }

  private static Position parsed(String position) {
    try {
      return Position.parse(position);
    } catch (IllegalArgumentException e) {
      throw new Problem(HttpStatus.BAD_REQUEST, "INVALID", "Last-Event-ID", "must be the id of an event of this stream");
    }
  }
}
