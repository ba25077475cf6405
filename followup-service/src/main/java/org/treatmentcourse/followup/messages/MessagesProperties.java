package org.treatmentcourse.followup.messages;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.StringUtils;

/**
 * Ways out for messages; empty for none. With a way out intake must be named too.
 *
 * @param mailUrl {@code smtps://host:465}, or {@code smtp://host:587} (with STARTTLS unless it is on this machine)
 * @param mailFrom address of the sender
 * @param webhookUrl {@code https}, or {@code http} on this machine
 * @param webhookSecretFile file with a {@code whsec_…} secret
 * @param intakeTokenFile file with a token of the role {@code messenger}
 * @param claimLapses after which a claim without an outcome counts as that of a dead process; longer than sending ever takes
 */
@ConfigurationProperties("treatmentcourse.messages")
public record MessagesProperties(
    String mailUrl,
    String mailFrom,
    String mailUser,
    String mailPasswordFile,
    String webhookUrl,
    String webhookSecretFile,
    String intakeUrl,
    String intakeTokenFile,
    Duration claimLapses) {

  public MessagesProperties {
    if (StringUtils.hasText(mailUrl)) {
      URI mail = URI.create(mailUrl);
      boolean smtp = "smtp".equals(mail.getScheme()) || "smtps".equals(mail.getScheme());
      require(smtp && mail.getHost() != null && mail.getPort() > 0, "TREATMENTCOURSE_MAIL_URL", "must be smtp://host:port or smtps://host:port");
      require(StringUtils.hasText(mailFrom), "TREATMENTCOURSE_MAIL_FROM", "is needed with a mail server");
    }
    if (StringUtils.hasText(webhookUrl)) {
      URI webhook = URI.create(webhookUrl);
      boolean here = "http".equals(webhook.getScheme()) && ("localhost".equals(webhook.getHost()) || "127.0.0.1".equals(webhook.getHost()));
      require("https".equals(webhook.getScheme()) || here, "TREATMENTCOURSE_WEBHOOK_URL", "must begin with https://");
      require(StringUtils.hasText(webhookSecretFile), "TREATMENTCOURSE_WEBHOOK_SECRET_FILE", "is needed with a webhook");
    }
    if (StringUtils.hasText(mailUrl) || StringUtils.hasText(webhookUrl)) {
      require(StringUtils.hasText(intakeUrl), "TREATMENTCOURSE_INTAKE_URL", "is needed to ask for addresses");
      require(StringUtils.hasText(intakeTokenFile), "TREATMENTCOURSE_INTAKE_TOKEN_FILE", "is needed to ask for addresses");
    }
  }

  private static void require(boolean holds, String setting, String what) {
    if (!holds) {
      throw new IllegalArgumentException(setting + " " + what);
    }
  }

  @Nullable String mailPassword() {
    return StringUtils.hasText(mailPasswordFile) ? read(mailPasswordFile) : null;
  }

  String webhookSecret() {
    return read(webhookSecretFile);
  }

  private static String read(String file) {
    try {
      return Files.readString(Path.of(file)).strip();
    } catch (IOException e) {
      throw new UncheckedIOException("a secret can't be read from " + file, e);
    }
  }
}
