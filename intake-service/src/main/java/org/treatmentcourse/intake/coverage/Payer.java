package org.treatmentcourse.intake.coverage;

import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.retry.Retry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.treatmentcourse.contracts.CoverageStatus;
import org.treatmentcourse.contracts.Json;
import org.treatmentcourse.intake.course.Covering.Outcome;
import org.treatmentcourse.web.Guard;
import tools.jackson.core.JacksonException;

/**
 * A payer's eligibility service over HTTP: {@code POST <base>/eligibility}, with the question as {@code Idempotency-Key}. The bodies are the few fields
 * needed of FHIR R4 CoverageEligibilityRequest and CoverageEligibilityResponse (DOMAIN 8.2, {T8}).
 */
public final class Payer implements AutoCloseable {
  /** The service did not answer, or not in time, also when asked again. */
  static final String UNAVAILABLE = "PAYER_UNAVAILABLE";

  /** The service does not take the question: 4xx. */
  static final String REFUSED = "PAYER_REFUSED";

  /** The service answered, but not in the agreed form. */
  static final String GARBLED = "PAYER_ANSWER_UNREADABLE";

  private static final Logger LOG = LoggerFactory.getLogger(Payer.class);
  private static final List<String> PURPOSES = List.of("validation", "benefits", "auth-requirements");

  private final URI base;
  private final Guard guard;
  private final Retry retry;
  private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(Duration.ofSeconds(1)).build();

  public Payer(URI base, Guard guard, Retry retry) {
    this.base = base;
    this.guard = guard;
    this.retry = retry;
  }

  /** @param key the same for a question that is asked again, as is everything else that is sent */
  record Question(String key, String insurer, String memberId) {}

  /** Of CoverageEligibilityRequest. */
  private record Body(String resourceType, String status, List<String> purpose, Identifier patient, Identifier insurer) {}

  private record Identifier(String identifier) {}

  /** Of CoverageEligibilityResponse. */
  private record Response(@Nullable String outcome, @Nullable List<Insurance> insurance) {}

  private record Insurance(@Nullable Boolean inforce, @Nullable List<Item> item) {}

  private record Item(@Nullable Boolean authorizationRequired) {}

  /** The question was not put, so it is still open: too many at once, or the way is closed for a while. */
  static final class NotAsked extends Exception {
    private static final long serialVersionUID = 1;

    NotAsked(Throwable cause) {
      super(cause);
    }
  }

  private static final class Garbled extends Exception {
    private static final long serialVersionUID = 1;

    Garbled(String message) {
      super(message);
    }
  }

  Outcome ask(Question question) throws NotAsked, InterruptedException {
    HttpRequest request = request(question);
    try {
      return guard.call(retry, () -> send(request));
    } catch (BulkheadFullException | CallNotPermittedException e) {
      throw new NotAsked(e);
    } catch (InterruptedException e) {
      throw e;
    } catch (Garbled e) {
      LOG.warn("the payer's answer can't be read: {}", e.getMessage());
      return new Outcome(CoverageStatus.ERROR, null, GARBLED);
    } catch (IOException | TimeoutException e) {
      LOG.warn("the payer did not answer: {}", e.toString());
      return new Outcome(CoverageStatus.ERROR, null, UNAVAILABLE);
    } catch (Exception e) {
      throw new IllegalStateException("a question to the payer failed", e);
    }
  }

  private HttpRequest request(Question question) {
    Body body =
        new Body(
            "CoverageEligibilityRequest",
            "active",
            PURPOSES,
            new Identifier(question.memberId()),
            new Identifier(question.insurer()));
    return HttpRequest.newBuilder(base.resolve("eligibility"))
        .header("Content-Type", "application/json")
        .header("Accept", "application/json")
        .header("Idempotency-Key", question.key())
        .POST(HttpRequest.BodyPublishers.ofByteArray(Json.bytes(body)))
        .build();
  }

  private Outcome send(HttpRequest request) throws IOException, InterruptedException, Garbled {
    HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
    if (response.statusCode() >= 500 || response.statusCode() == 429) {
      throw new IOException("the payer answers " + response.statusCode());
    }
    if (response.statusCode() >= 400) {
      return new Outcome(CoverageStatus.ERROR, null, REFUSED);
    }
    return outcome(response.body());
  }

  private static Outcome outcome(byte[] body) throws Garbled {
    Response response;
    try {
      response = Json.MAPPER.readValue(body, Response.class);
    } catch (JacksonException e) {
      throw new Garbled("not the agreed JSON");
    }
    List<Insurance> insurance = response == null ? null : response.insurance();
    if (response == null || !"complete".equals(response.outcome()) || insurance == null || insurance.isEmpty()) {
      throw new Garbled("no complete outcome with an insurance");
    }
    if (insurance.stream().anyMatch(one -> one.inforce() == null)) {
      throw new Garbled("an insurance that does not say whether it is in force");
    }
    List<Insurance> inForce = insurance.stream().filter(one -> Boolean.TRUE.equals(one.inforce())).toList();
    return inForce.isEmpty()
        ? new Outcome(CoverageStatus.INACTIVE, null, null)
        : new Outcome(CoverageStatus.ACTIVE, authorisation(inForce), null);
  }

  /** Unknown unless the payer says so; needed if any part needs it. */
  private static @Nullable Boolean authorisation(List<Insurance> inForce) {
    List<Boolean> said =
        inForce.stream()
            .flatMap(one -> one.item() == null ? Stream.<Item>empty() : one.item().stream())
            .filter(item -> item.authorizationRequired() != null)
            .map(item -> Boolean.TRUE.equals(item.authorizationRequired()))
            .toList();
    return said.isEmpty() ? null : said.contains(Boolean.TRUE);
  }

  @Override
  public void close() {
    guard.close();
    http.shutdownNow();
  }
}
