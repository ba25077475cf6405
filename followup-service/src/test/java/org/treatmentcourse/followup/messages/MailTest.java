package org.treatmentcourse.followup.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.treatmentcourse.followup.course.Reminding.Outcome;
import org.treatmentcourse.followup.course.Reminding.Result;
import org.treatmentcourse.local.mail.MailSink;
import org.treatmentcourse.local.mail.MailSink.Fault;

/** Mail to real servers on this machine: one that is well, one that fails in every way. */
class MailTest {
  private static final Letter LETTER = new Letter("7f0c1c52-0000-5000-8000-000000000001", "ada@example.org", "es", "Su cita", "¿Cómo está? Le esperamos.");

  private volatile Fault fault = Fault.NONE;
  private volatile boolean slow;
  private final CountDownLatch release = new CountDownLatch(1);
  private final MailSink sink = new MailSink(mail -> fault());
  private Mail mail = mail(sink.url(), Duration.ofSeconds(20));

  @AfterEach
  void stop() {
    release.countDown();
    mail.close();
    sink.close();
  }

  private static Mail mail(String url, Duration limit) {
    try {
      return new Mail(new Mail.Server(URI.create(url), null, null), "clinic@example.org", Guards.of(limit), Duration.ofSeconds(15));
    } catch (jakarta.mail.internet.AddressException e) {
      throw new IllegalStateException(e);
    }
  }

  private Fault fault() {
    if (slow) {
      try {
        release.await(20, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    return fault;
  }

  @Test
  void reaches_a_full_mail_server_as_it_was_written() throws Exception {
    GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    server.start();
    try (Mail full = mail("smtp://127.0.0.1:" + server.getSmtp().getPort(), Duration.ofSeconds(20))) {
      assertThat(full.send(LETTER)).isEqualTo(Outcome.SENT);

      MimeMessage[] received = server.getReceivedMessages();
      assertThat(received).hasSize(1);
      assertThat(received[0].getSubject()).isEqualTo(LETTER.subject());
      assertThat(received[0].getContent().toString().strip()).isEqualTo(LETTER.text());
      assertThat(received[0].getMessageID()).isEqualTo("<" + LETTER.id() + "@example.org>");
      assertThat(received[0].getHeader("Auto-Submitted")).containsExactly("auto-generated");
      assertThat(received[0].getAllRecipients()[0]).hasToString("ada@example.org");
    } finally {
      server.stop();
    }
  }

  @Test
  void says_that_nothing_was_sent_where_that_is_certain() throws Exception {
    fault = Fault.BUSY;
    for (int i = 0; i < 5; i++) {
      assertThat(mail.send(LETTER)).as("a no to one letter does not stop the others").isEqualTo(new Outcome(Result.NOT_SENT, Mail.BUSY));
    }
    assertThat(mail.isReady()).isTrue();
    sink.down();
    assertThat(mail.send(LETTER)).isEqualTo(new Outcome(Result.NOT_SENT, Mail.UNAVAILABLE));
    assertThat(sink.taken()).isEmpty();
  }

  @Test
  void takes_a_no_for_good_as_such() throws Exception {
    fault = Fault.REFUSED;
    assertThat(mail.send(LETTER)).isEqualTo(new Outcome(Result.REFUSED, Mail.REFUSED));
    assertThat(mail.send(new Letter("id", "no address", "en", "s", "t"))).isEqualTo(new Outcome(Result.REFUSED, Mail.BAD_ADDRESS));
  }

  @Test
  void does_not_guess_when_the_answer_is_lost() throws Exception {
    fault = Fault.TAKEN_UNANSWERED;
    assertThat(mail.send(LETTER)).isEqualTo(new Outcome(Result.UNKNOWN, Mail.NO_ANSWER));
    fault = Fault.LOST_UNANSWERED;
    assertThat(mail.send(LETTER)).isEqualTo(new Outcome(Result.UNKNOWN, Mail.NO_ANSWER));
    assertThat(sink.taken()).as("nothing is tried again by itself").hasSize(1);
  }

  @Test
  void does_not_guess_when_the_answer_takes_too_long() throws Exception {
    mail.close();
    mail = mail(sink.url(), Duration.ofMillis(700));
    slow = true;
    assertThat(mail.send(LETTER)).isEqualTo(new Outcome(Result.UNKNOWN, Mail.NO_ANSWER));
  }

  @Test
  void asks_nobody_for_a_while_after_failures_and_recovers() throws Exception {
    sink.down();
    for (int i = 0; i < 4; i++) {
      assertThat(mail.send(LETTER).result()).isEqualTo(Result.NOT_SENT);
    }
    sink.up();
    assertThat(mail.isReady()).isFalse();
    assertThat(mail.send(LETTER)).as("the way is closed").isEqualTo(new Outcome(Result.NOT_SENT, Mail.UNAVAILABLE));
    assertThat(sink.taken()).isEmpty();
    await().atMost(Duration.ofSeconds(10)).until(() -> mail.send(LETTER).equals(Outcome.SENT));
    assertThat(sink.taken()).hasSize(1);
  }
}
