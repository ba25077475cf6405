package org.treatmentcourse.web;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.treatmentcourse.contracts.decide.Command;
import org.treatmentcourse.contracts.decide.CourseRef;
import org.treatmentcourse.contracts.decide.CourseState;
import org.treatmentcourse.contracts.decide.Refusal;
import org.treatmentcourse.messaging.Commands;
import tools.jackson.databind.json.JsonMapper;

/**
 * The way from a controller to a course. Carries the caller's clinic, {@code If-Match} and {@code Idempotency-Key} of the current request, and turns
 * answers into responses: 200 with an ETag, 409 for a refusal, 404 for no course or another clinic's, 412 for a stale version, 422 for a key reused.
 */
public final class Door<S extends CourseState> {
  private static final int KEY_MAX = 100;

  private final Commands<S> commands;
  private final JsonMapper json;

  Door(Commands<S> commands, JsonMapper json) {
    this.commands = commands;
    this.json = json;
  }

  /** What a command that took effect answers. */
  public record Done(String courseId, long version, List<String> events) {}

  /** Runs a command on an existing course. */
  public ResponseEntity<?> run(String courseId, @Nullable Object body, Command<S> command) {
    return run(courseId, body, false, command);
  }

  /** Runs a command that may create the course. */
  public ResponseEntity<?> open(String courseId, @Nullable Object body, Command<S> command) {
    return run(courseId, body, true, command);
  }

  /**
   * Work that takes several commits, of which one is the answer. A repeat and a stale version are answered before it begins.
   *
   * @param work gets what to run the answering commit with
   */
  public ResponseEntity<?> inSteps(String courseId, @Nullable Object body, Function<Function<Command<S>, Commands.Answer>, Commands.Answer> work) {
    Commands.Request request = request(courseId, body, false);
    Commands.Request unconditional = new Commands.Request(request.course(), request.key(), request.fingerprint(), null, false);
    return answer(courseId, commands.known(request).orElseGet(() -> work.apply(command -> commands.run(unconditional, command))));
  }

  private ResponseEntity<?> run(String courseId, @Nullable Object body, boolean mayOpen, Command<S> command) {
    return answer(courseId, commands.run(request(courseId, body, mayOpen), command));
  }

  private Commands.Request request(String courseId, @Nullable Object body, boolean mayOpen) {
    HttpServletRequest http = http();
    CourseRef course = course(courseId);
    String key = http.getHeader("Idempotency-Key");
    if (key != null && (key.isBlank() || key.length() > KEY_MAX)) {
      throw new Problems.Problem(HttpStatus.BAD_REQUEST, "INVALID", "Idempotency-Key", "the key must have 1 to " + KEY_MAX + " characters");
    }
    String fingerprint = fingerprint(http.getMethod() + " " + http.getRequestURI() + "\n" + json.writeValueAsString(body));
    return new Commands.Request(course, key, fingerprint, ifMatch(http), mayOpen);
  }

  private ResponseEntity<?> answer(String courseId, Commands.Answer answer) {
    return switch (answer) {
      case Commands.Answer.Done done ->
          ResponseEntity.ok().eTag(tag(done.version())).body(new Done(courseId, done.version(), done.events()));
      case Commands.Answer.Refused refused -> refused(refused.version(), refused.refusal());
      case Commands.Answer.NotFound none -> throw notFound();
      case Commands.Answer.Stale stale ->
          throw new Problems.Problem(HttpStatus.PRECONDITION_FAILED, "STALE", "If-Match", "the course has changed; its version is now " + stale.version());
      case Commands.Answer.KeyReused reused ->
          throw new Problems.Problem(
              HttpStatus.UNPROCESSABLE_CONTENT, "IDEMPOTENCY_KEY_REUSED", "Idempotency-Key", "this key was used for another request on this course");
    };
  }

  private static ResponseEntity<?> refused(long version, Refusal refusal) {
    return ResponseEntity.status(HttpStatus.CONFLICT)
        .eTag(tag(version))
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(Problems.of(HttpStatus.CONFLICT, refusal.code(), refusal.field(), refusal.message()));
  }

  /** A view of a course, with its version as ETag; 304 if the caller has it. */
  public ResponseEntity<?> view(String courseId, Function<S, ?> view) {
    Commands.Current<S> current = current(courseId);
    String tag = tag(current.version());
    if (tag.equals(http().getHeader("If-None-Match"))) {
      return ResponseEntity.status(HttpStatus.NOT_MODIFIED).eTag(tag).build();
    }
    return ResponseEntity.ok().eTag(tag).body(view.apply(current.state()));
  }

  /** @throws Problems.Problem 404 if there is none or it is another clinic's */
  public Commands.Current<S> current(String courseId) {
    return Optional.of(course(courseId)).flatMap(commands::current).orElseThrow(Door::notFound);
  }

  private static CourseRef course(String courseId) {
    try {
      return new CourseRef(Caller.current().clinic(), UUID.fromString(courseId).toString());
    } catch (IllegalArgumentException e) {
      throw new Problems.Problem(HttpStatus.BAD_REQUEST, "INVALID", "courseId", "a course id is a UUID");
    }
  }

  /** What is answered about a course that does not exist, is another clinic's, or is not known here yet. */
  public static Problems.Problem notFound() {
    return new Problems.Problem(HttpStatus.NOT_FOUND, "NO_SUCH_COURSE", "courseId", "there is no such course at this clinic");
  }

  private static @Nullable Long ifMatch(HttpServletRequest http) {
    String header = http.getHeader("If-Match");
    if (header == null || header.equals("*")) {
      return null;
    }
    try {
      return Long.parseLong(header.replace("W/", "").replace("\"", ""));
    } catch (NumberFormatException e) {
      throw new Problems.Problem(HttpStatus.BAD_REQUEST, "INVALID", "If-Match", "must be an ETag this service has given");
    }
  }

  private static String tag(long version) {
    return "\"" + version + "\"";
  }

  private static String fingerprint(String request) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(request.getBytes(StandardCharsets.UTF_8)), 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is part of every JDK", e);
    }
  }

  private static HttpServletRequest http() {
    return ((ServletRequestAttributes) RequestContextHolder.currentRequestAttributes()).getRequest();
  }
}
