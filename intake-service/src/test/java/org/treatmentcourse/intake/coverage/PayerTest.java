package org.treatmentcourse.intake.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import io.github.resilience4j.timelimiter.TimeLimiter;
import io.github.resilience4j.timelimiter.TimeLimiterConfig;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
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
import org.treatmentcourse.contracts.CoverageStatus;
import org.treatmentcourse.contracts.Json;
import org.treatmentcourse.intake.course.Covering.Outcome;
import org.treatmentcourse.web.Guard;

/** A payer over real HTTP that is well, slow, wrong, failing and recovering. */
class PayerTest {
  private static final Payer.Question QUESTION = new Payer.Question("key-1", "PAYER-1", "W123");
  private static final String ACTIVE =
      "{\"resourceType\":\"CoverageEligibilityResponse\",\"outcome\":\"complete\",\"insurance\":[{\"inforce\":true,\"item\":[{\"authorizationRequired\":true}]}]}";

  private record Asked(String path, String key, String body) {}

  private final List<Asked> asked = new CopyOnWriteArrayList<>();
  private final CountDownLatch release = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private volatile int status = 200;
  private volatile String answer = ACTIVE;
  private volatile boolean slow;
  private HttpServer server;
  private CircuitBreaker breaker;
  private Payer payer;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::reply);
    server.start();
    breaker =
        CircuitBreaker.of(
            "payer",
            CircuitBreakerConfig.custom()
                .slidingWindowSize(4)
                .minimumNumberOfCalls(4)
                .failureRateThreshold(50)
                .waitDurationInOpenState(Duration.ofMillis(300))
                .permittedNumberOfCallsInHalfOpenState(1)
                .build());
    payer = payer(Duration.ofSeconds(20));
  }

  @AfterEach
  void stop() {
    release.countDown();
    payer.close();
    server.stop(0);
    threads.shutdownNow();
  }

  private Payer payer(Duration limit) {
    RetryConfig retry =
        RetryConfig.custom().maxAttempts(2).waitDuration(Duration.ofMillis(10)).retryExceptions(IOException.class, TimeoutException.class).build();
    return new Payer(
        URI.create("http://localhost:" + server.getAddress().getPort() + "/v1/"),
        new Guard(
            breaker,
            Bulkhead.of("payer", BulkheadConfig.custom().maxConcurrentCalls(1).maxWaitDuration(Duration.ZERO).build()),
            TimeLimiter.of(TimeLimiterConfig.custom().timeoutDuration(limit).cancelRunningFuture(true).build())),
        Retry.of("payer", retry));
  }

  private void reply(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    asked.add(new Asked(exchange.getRequestURI().getPath(), exchange.getRequestHeaders().getFirst("Idempotency-Key"), body));
    if (slow) {
      try {
        release.await(20, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Test
  void asks_with_key_payer_and_member_and_nothing_else_of_the_person() throws Exception {
    assertThat(payer.ask(QUESTION)).isEqualTo(new Outcome(CoverageStatus.ACTIVE, true, null));

    assertThat(asked).singleElement().satisfies(question -> {
      assertThat(question.path()).isEqualTo("/v1/eligibility");
      assertThat(question.key()).isEqualTo("key-1");
      assertThat(Json.MAPPER.readTree(question.body()))
          .isEqualTo(
              Json.MAPPER.readTree(
                  "{\"resourceType\":\"CoverageEligibilityRequest\",\"status\":\"active\",\"purpose\":[\"validation\",\"benefits\",\"auth-requirements\"],"
                      + "\"patient\":{\"identifier\":\"W123\"},\"insurer\":{\"identifier\":\"PAYER-1\"}}"));
    });
  }

  @Test
  void tells_an_insurance_that_is_not_in_force_and_leaves_unknown_what_is_not_said() throws Exception {
    answer = "{\"outcome\":\"complete\",\"insurance\":[{\"inforce\":false}]}";
    assertThat(payer.ask(QUESTION)).isEqualTo(new Outcome(CoverageStatus.INACTIVE, null, null));
    answer = "{\"outcome\":\"complete\",\"insurance\":[{\"inforce\":true}]}";
    assertThat(payer.ask(QUESTION)).isEqualTo(new Outcome(CoverageStatus.ACTIVE, null, null));
  }

  @Test
  void takes_no_answer_it_can_not_read_for_an_answer_and_does_not_ask_again() throws Exception {
    for (String garbage : List.of("<html>", "", "null", "{}", "{\"outcome\":\"complete\",\"insurance\":[]}", "{\"outcome\":\"complete\",\"insurance\":[{}]}")) {
      breaker.reset();
      asked.clear();
      answer = garbage;
      assertThat(payer.ask(QUESTION)).as(garbage).isEqualTo(new Outcome(CoverageStatus.ERROR, null, "PAYER_ANSWER_UNREADABLE"));
      assertThat(asked).hasSize(1);
    }
  }

  @Test
  void takes_a_no_for_a_no_and_leaves_the_way_open() throws Exception {
    status = 422;
    for (int i = 0; i < 6; i++) {
      assertThat(payer.ask(QUESTION)).isEqualTo(new Outcome(CoverageStatus.ERROR, null, "PAYER_REFUSED"));
    }
    assertThat(asked).hasSize(6);
    assertThat(breaker.getState()).isEqualTo(CircuitBreaker.State.CLOSED);
  }

  @Test
  void asks_again_under_the_same_key_and_gives_up_on_one_that_is_too_slow() throws Exception {
    slow = true;
    payer.close();
    payer = payer(Duration.ofSeconds(2));

    assertThat(payer.ask(QUESTION)).isEqualTo(new Outcome(CoverageStatus.ERROR, null, "PAYER_UNAVAILABLE"));

    assertThat(asked).hasSize(2).extracting(Asked::key).containsOnly("key-1");
  }

  @Test
  void closes_the_way_to_a_payer_that_fails_and_opens_it_when_it_has_recovered() throws Exception {
    status = 503;
    assertThat(payer.ask(QUESTION).problem()).isEqualTo("PAYER_UNAVAILABLE");
    assertThat(payer.ask(QUESTION).problem()).isEqualTo("PAYER_UNAVAILABLE");
    assertThat(breaker.getState()).isEqualTo(CircuitBreaker.State.OPEN);
    assertThatThrownBy(() -> payer.ask(QUESTION)).isInstanceOf(Payer.NotAsked.class);
    assertThat(asked).hasSize(4);

    status = 200;
    await().atMost(Duration.ofSeconds(10)).ignoreExceptions().until(() -> payer.ask(QUESTION).status() == CoverageStatus.ACTIVE);
    assertThat(breaker.getState()).isEqualTo(CircuitBreaker.State.CLOSED);
  }

  @Test
  void puts_no_question_while_too_many_are_open() throws Exception {
    slow = true;
    var first = threads.submit(() -> payer.ask(QUESTION));
    await().atMost(Duration.ofSeconds(10)).until(() -> !asked.isEmpty());

    assertThatThrownBy(() -> payer.ask(QUESTION)).isInstanceOf(Payer.NotAsked.class);
    release.countDown();
    assertThat(first.get(20, TimeUnit.SECONDS).status()).isEqualTo(CoverageStatus.ACTIVE);
  }
}
