package org.treatmentcourse.followup.messages;

import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.retry.RetryRegistry;
import io.github.resilience4j.timelimiter.TimeLimiterRegistry;
import jakarta.mail.internet.AddressException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;
import org.treatmentcourse.followup.course.Message.Way;
import org.treatmentcourse.web.Guard;

/** The ways out that are set up, and the way to intake that they need. */
public final class Channels implements AutoCloseable {
  /** With one answer of a mail server; the time limit of {@code application.yml} is longer than what all of them take. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Map<Way, Sender> senders;
  private final @Nullable Addresses addresses;

  Channels(Map<Way, Sender> senders, @Nullable Addresses addresses) {
    this.senders = senders.isEmpty() ? Map.of() : new EnumMap<>(senders);
    this.addresses = addresses;
  }

  /** @throws IllegalArgumentException for a setting that can't be used; says which */
  public static Channels of(
      MessagesProperties settings, CircuitBreakerRegistry breakers, BulkheadRegistry bulkheads, TimeLimiterRegistry limits, RetryRegistry retries) {
    Map<Way, Sender> senders = new EnumMap<>(Way.class);
    if (StringUtils.hasText(settings.mailUrl())) {
      String user = StringUtils.hasText(settings.mailUser()) ? settings.mailUser() : null;
      Mail.Server server = new Mail.Server(URI.create(settings.mailUrl()), user, settings.mailPassword());
      try {
        senders.put(Way.MAIL, new Mail(server, settings.mailFrom(), Guard.of("mail", breakers, bulkheads, limits), PATIENCE));
      } catch (AddressException e) {
        throw new IllegalArgumentException("TREATMENTCOURSE_MAIL_FROM is no address: " + e.getMessage(), e);
      }
    }
    if (StringUtils.hasText(settings.webhookUrl())) {
      Guard guard = Guard.of("webhook", breakers, bulkheads, limits);
      senders.put(
          Way.WEBHOOK,
          new Webhook(URI.create(settings.webhookUrl()), new Signature(settings.webhookSecret()), guard, retries.retry("webhook"), Clock.systemUTC()));
    }
    Addresses addresses =
        senders.isEmpty()
            ? null
            : new Addresses(URI.create(settings.intakeUrl()), Path.of(settings.intakeTokenFile()), Guard.of("intake", breakers, bulkheads, limits));
    return new Channels(senders, addresses);
  }

  /** False where nobody has set up any: nothing is sent then, and nothing written. */
  boolean any() {
    return !senders.isEmpty();
  }

  /** False while all of them have failed too often. */
  boolean anyReady() {
    return senders.values().stream().anyMatch(Sender::isReady);
  }

  boolean has(Way way) {
    return senders.containsKey(way);
  }

  Sender sender(Way way) {
    return Objects.requireNonNull(senders.get(way));
  }

  Addresses addresses() {
    return Objects.requireNonNull(addresses);
  }

  @Override
  public void close() {
    senders.values().forEach(Sender::close);
    if (addresses != null) {
      addresses.close();
    }
  }
}
