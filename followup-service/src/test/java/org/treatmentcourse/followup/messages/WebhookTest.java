package org.treatmentcourse.followup.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.treatmentcourse.contracts.Json;
import org.treatmentcourse.followup.course.Reminding.Outcome;
import org.treatmentcourse.followup.course.Reminding.Result;

/** A gateway over real HTTP that is well, slow, wrong, failing and recovering; and the signature against the published example. */
class WebhookTest {
  private static final Letter LETTER = new Letter("msg-1", "+15550100", "en", "Your appointment", "See you.");
  private static final Instant NOW = Instant.ofEpochSecond(1_770_000_000);
  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

  private record Came(String id, String timestamp, String signature, String body) {}

  private final List<Came> came = new CopyOnWriteArrayList<>();
  private final CountDownLatch release = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private volatile int status = 204;
  private volatile int failures;
  private volatile boolean slow;
  private HttpServer server;
  private Webhook webhook;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::reply);
    server.start();
    webhook = webhook(Duration.ofSeconds(20));
  }

  @AfterEach
  void stop() {
    release.countDown();
    webhook.close();
    server.stop(0);
    threads.shutdownNow();
  }

  private Webhook webhook(Duration limit) {
    RetryConfig retry =
        RetryConfig.custom().maxAttempts(2).waitDuration(Duration.ofMillis(10)).retryExceptions(IOException.class, TimeoutException.class).build();
    URI url = URI.create("http://localhost:" + server.getAddress().getPort() + "/hook");
    return new Webhook(url, new Signature(SECRET), Guards.of(limit), Retry.of("webhook", retry), Clock.fixed(NOW, ZoneOffset.UTC));
  }

  private void reply(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    var headers = exchange.getRequestHeaders();
    came.add(new Came(headers.getFirst("webhook-id"), headers.getFirst("webhook-timestamp"), headers.getFirst("webhook-signature"), body));
    if (slow) {
      try {
        release.await(20, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    boolean fails = came.size() <= failures;
    exchange.sendResponseHeaders(fails ? 503 : status, -1);
    exchange.close();
  }

  @Test
  void signs_as_published() {
    byte[] body = "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8);
    assertThat(new Signature(SECRET).of("msg_p5jXN8AQM9LWM0D4loKWxJek", 1_614_265_330, body)).isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
  }

  @Test
  void refuses_a_secret_that_is_none() {
    assertThatThrownBy(() -> new Signature("secret")).hasMessageContaining("whsec_");
    assertThatThrownBy(() -> new Signature("whsec_AAAA")).hasMessageContaining("24 to 64 bytes");
  }

  @Test
  void sends_address_and_words_and_nothing_else() throws Exception {
    assertThat(webhook.send(LETTER)).isEqualTo(Outcome.SENT);
    assertThat(came).singleElement().satisfies(one -> {
      assertThat(one.id()).isEqualTo("msg-1");
      assertThat(one.timestamp()).isEqualTo("1770000000");
      assertThat(one.signature()).isEqualTo(new Signature(SECRET).of("msg-1", NOW.getEpochSecond(), one.body().getBytes(StandardCharsets.UTF_8)));
      assertThat(Json.MAPPER.readTree(one.body()))
          .isEqualTo(Json.MAPPER.readTree("{\"type\":\"message.text\",\"data\":{\"to\":\"+15550100\",\"language\":\"en\",\"text\":\"See you.\"}}"));
    });
  }

  @Test
  void repeats_with_the_same_id_and_body() throws Exception {
    failures = 1;
    assertThat(webhook.send(LETTER)).isEqualTo(Outcome.SENT);
    assertThat(came).hasSize(2);
    assertThat(came.getFirst()).isEqualTo(came.getLast());
  }

  @Test
  void takes_a_no_for_good_as_such_and_does_not_repeat_it() throws Exception {
    status = 410;
    assertThat(webhook.send(LETTER)).isEqualTo(new Outcome(Result.REFUSED, Webhook.REFUSED));
    assertThat(came).hasSize(1);
  }

  @Test
  void gives_up_on_a_slow_one_in_time() throws Exception {
    webhook.close();
    webhook = webhook(Duration.ofMillis(300));
    slow = true;
    assertThat(webhook.send(LETTER)).isEqualTo(new Outcome(Result.UNKNOWN, Webhook.UNAVAILABLE));
  }

  @Test
  void asks_nobody_for_a_while_after_failures_and_recovers() throws Exception {
    failures = 4;
    assertThat(webhook.send(LETTER).result()).isEqualTo(Result.UNKNOWN);
    assertThat(webhook.send(LETTER).result()).isEqualTo(Result.UNKNOWN);
    int asked = came.size();
    assertThat(webhook.send(LETTER)).isEqualTo(new Outcome(Result.NOT_SENT, Webhook.UNAVAILABLE));
    assertThat(came).hasSize(asked);
    await().atMost(Duration.ofSeconds(10)).until(() -> webhook.send(LETTER).equals(Outcome.SENT));
  }
}
