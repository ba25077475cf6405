package org.treatmentcourse.web;

import com.mongodb.MongoException;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.convert.ConversionFailedException;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.treatmentcourse.contracts.EventCodec;
import org.treatmentcourse.messaging.Outage;
import tools.jackson.core.JacksonException;

/** Every refusal as problem details that name the field and the reason. */
@RestControllerAdvice
class Refusals extends ResponseEntityExceptionHandler {
  private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);

  @ExceptionHandler(Problems.Problem.class)
  ResponseEntity<ProblemDetail> problem(Problems.Problem e) {
    return answer(e.detail());
  }

  @ExceptionHandler(EventCodec.Unreadable.class)
  ResponseEntity<ProblemDetail> unreadable(EventCodec.Unreadable e) {
    HttpStatus status = e.code().equals("BODY_TOO_LARGE") ? HttpStatus.CONTENT_TOO_LARGE : HttpStatus.BAD_REQUEST;
    return answer(Problems.of(status, e.code(), e.field(), String.valueOf(e.getMessage())));
  }

  /** Nothing was decided: try again. */
  @ExceptionHandler({Outage.class, MongoException.class, DataAccessException.class})
  ResponseEntity<ProblemDetail> outage(RuntimeException e) {
    LOG.warn("not available: {}", e.toString());
    String why = e instanceof Outage ? String.valueOf(e.getMessage()) : "the document store is away";
    ProblemDetail problem = Problems.of(HttpStatus.SERVICE_UNAVAILABLE, "TRY_AGAIN", null, why);
    return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
        .header(HttpHeaders.RETRY_AFTER, "2")
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(problem);
  }

  @Override
  protected ResponseEntity<Object> handleMethodArgumentNotValid(
      MethodArgumentNotValidException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
    String field = e.getFieldErrors().isEmpty() ? "body" : e.getFieldErrors().getFirst().getField();
    String detail = e.getFieldErrors().stream().map(error -> error.getField() + " " + error.getDefaultMessage()).collect(Collectors.joining("; "));
    return body(Problems.of(HttpStatus.BAD_REQUEST, "INVALID", field, detail));
  }

  @Override
  protected ResponseEntity<Object> handleHttpMessageNotReadable(
      HttpMessageNotReadableException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
    BodyLimit.TooLarge tooLarge = BodyLimit.TooLarge.in(e);
    if (tooLarge != null) {
      return body(Problems.of(HttpStatus.CONTENT_TOO_LARGE, "BODY_TOO_LARGE", "body", String.valueOf(tooLarge.getMessage())));
    }
    if (e.getCause() instanceof JacksonException json) {
      String field = json.getPath().stream().map(at -> at.getPropertyName() == null ? "" + at.getIndex() : at.getPropertyName()).collect(Collectors.joining("."));
      return body(Problems.of(HttpStatus.BAD_REQUEST, "MALFORMED_BODY", field.isEmpty() ? "body" : field, json.getOriginalMessage()));
    }
    return body(Problems.of(HttpStatus.BAD_REQUEST, "MALFORMED_BODY", "body", "the request needs a JSON body"));
  }

  @Override
  protected ResponseEntity<Object> handleTypeMismatch(TypeMismatchException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
    String field = e instanceof MethodArgumentTypeMismatchException argument ? argument.getName() : String.valueOf(e.getPropertyName());
    Class<?> wanted = wanted(e.getCause(), e.getRequiredType());
    String detail = wanted != null && wanted.isEnum() ? "must be one of " + List.of(wanted.getEnumConstants()) : "has another form than this parameter takes";
    return body(Problems.of(HttpStatus.BAD_REQUEST, "INVALID", field, detail));
  }

  /** Of a list, what its elements are. */
  private static @Nullable Class<?> wanted(@Nullable Throwable e, @Nullable Class<?> known) {
    return e == null ? known : wanted(e.getCause(), e instanceof ConversionFailedException failed ? failed.getTargetType().getType() : known);
  }

  @Override
  protected ResponseEntity<Object> handleMissingServletRequestParameter(
      MissingServletRequestParameterException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
    return body(Problems.of(HttpStatus.BAD_REQUEST, "INVALID", e.getParameterName(), "is needed"));
  }

  /** Everything else the framework refuses: no such path, method or media type. */
  @Override
  protected @Nullable ResponseEntity<Object> handleExceptionInternal(
      Exception e, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
    ResponseEntity<Object> answer = super.handleExceptionInternal(e, body, headers, status, request);
    if (answer != null && answer.getBody() instanceof ProblemDetail problem && (problem.getProperties() == null || !problem.getProperties().containsKey("reason"))) {
      HttpStatus known = HttpStatus.resolve(status.value());
      problem.setProperty("reason", known == null ? "REFUSED" : known.name());
    }
    return answer;
  }

  private static ResponseEntity<Object> body(ProblemDetail problem) {
    return ResponseEntity.status(problem.getStatus()).contentType(MediaType.APPLICATION_PROBLEM_JSON).body(problem);
  }

  private static ResponseEntity<ProblemDetail> answer(ProblemDetail problem) {
    return ResponseEntity.status(problem.getStatus()).contentType(MediaType.APPLICATION_PROBLEM_JSON).body(problem);
  }
}
