package org.treatmentcourse.followup.messages;

import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.retry.Retry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.treatmentcourse.contracts.Json;
import org.treatmentcourse.followup.course.Reminding.Outcome;
import org.treatmentcourse.followup.course.Reminding.Result;
import org.treatmentcourse.web.Guard;

/**
 * A gateway over HTTP, e.g. for text messages, called in the form of Standard Webhooks 1.0.0: {@code webhook-id}, {@code webhook-timestamp} and
 * {@code webhook-signature}. A repeat has the same id and body, by which the receiver knows it, so what is not answered is sent again.
 */
final class Webhook implements Sender {
  static final String UNAVAILABLE = "WEBHOOK_UNAVAILABLE";
  static final String REFUSED = "WEBHOOK_REFUSED";

  private static final Logger LOG = LoggerFactory.getLogger(Webhook.class);
  private static final String TYPE = "message.text";

  private final URI url;
  private final Signature signature;
  private final Guard guard;
  private final Retry retry;
  private final Clock clock;
  private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(Duration.ofSeconds(2)).build();

  /** @param clock real time: the receiver refuses what is too old */
  Webhook(URI url, Signature signature, Guard guard, Retry retry, Clock clock) {
    this.url = url;
    this.signature = signature;
    this.guard = guard;
    this.retry = retry;
    this.clock = clock;
  }

  private record Body(String type, Data data) {}

  private record Data(String to, String language, String text) {}

  @Override
  public boolean isReady() {
    return guard.isReady();
  }

  @Override
  public Outcome send(Letter letter) throws InterruptedException {
    byte[] body = Json.bytes(new Body(TYPE, new Data(letter.address(), letter.language(), letter.text())));
    try {
      return guard.call(retry, () -> post(letter.id(), body));
    } catch (InterruptedException e) {
      throw e;
    } catch (CallNotPermittedException | BulkheadFullException e) {
      return new Outcome(Result.NOT_SENT, UNAVAILABLE);
    } catch (IOException | TimeoutException e) {
      LOG.warn("the webhook did not take message {}: {}", letter.id(), e.toString());
      return new Outcome(Result.UNKNOWN, UNAVAILABLE);
    } catch (Exception e) {
      throw new IllegalStateException("a call of the webhook failed", e);
    }
  }

  private Outcome post(String id, byte[] body) throws IOException, InterruptedException {
    Instant now = clock.instant();
    HttpRequest request =
        HttpRequest.newBuilder(url)
            .header("Content-Type", "application/json")
            .header("webhook-id", id)
            .header("webhook-timestamp", Long.toString(now.getEpochSecond()))
            .header("webhook-signature", signature.of(id, now.getEpochSecond(), body))
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build();
    int status = http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    if (status >= 500 || status == 429 || status == 408) {
      throw new IOException("the webhook answers " + status);
    }
    return status >= 200 && status < 300 ? Outcome.SENT : new Outcome(Result.REFUSED, REFUSED);
  }

  @Override
  public void close() {
    guard.close();
    http.shutdownNow();
  }
}
