package org.treatmentcourse.followup.messages;

import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Date;
import java.util.Properties;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.treatmentcourse.followup.course.Reminding.Outcome;
import org.treatmentcourse.followup.course.Reminding.Result;
import org.treatmentcourse.web.Guard;

/**
 * Mail over SMTP. A mail server knows no repeats, so nothing is tried again here. Until the letter is handed over a failure is certain; afterwards only
 * an answer of the server is.
 */
final class Mail implements Sender {
  static final String UNAVAILABLE = "MAIL_UNAVAILABLE";
  static final String BUSY = "MAIL_NOT_NOW";
  static final String REFUSED = "MAIL_REFUSED";
  static final String NO_ANSWER = "MAIL_OUTCOME_UNKNOWN";
  static final String BAD_ADDRESS = "BAD_ADDRESS";

  private static final int SHUTTING_DOWN = 421;
  private static final Logger LOG = LoggerFactory.getLogger(Mail.class);

  private final Server server;
  private final InternetAddress from;
  private final Guard guard;
  private final Session session;

  /** @param password absent for a server that asks for none */
  record Server(URI url, @Nullable String user, @Nullable String password) {
    boolean isTls() {
      return url.getScheme().equals("smtps");
    }

    /** Only a server on this machine may be talked to in the clear. */
    boolean isHere() {
      try {
        return InetAddress.getByName(url.getHost()).isLoopbackAddress();
      } catch (UnknownHostException e) {
        return false;
      }
    }
  }

  /** How far a letter has come. */
  private enum Stage {
    CONNECTING,
    HANDED_OVER,
    ABANDONED
  }

  private record Answered(Outcome outcome) {}

  /** The server is there, and goes away. */
  private static final class Unavailable extends Exception {
    private static final long serialVersionUID = 1;

    Unavailable(Throwable cause) {
      super(cause);
    }
  }

  /** @param patience with one answer of the server; shorter than the time limit of the guard */
  Mail(Server server, String from, Guard guard, Duration patience) throws AddressException {
    this.server = server;
    this.from = new InternetAddress(from, true);
    this.guard = guard;
    String protocol = server.isTls() ? "smtps" : "smtp";
    Properties properties = new Properties();
    for (String what : new String[] {"connectiontimeout", "timeout", "writetimeout"}) {
      properties.put("mail." + protocol + "." + what, Long.toString(patience.toMillis()));
    }
    properties.put("mail." + protocol + ".ssl.checkserveridentity", "true");
    properties.put("mail." + protocol + ".quitwait", "false");
    boolean secured = !server.isTls() && !server.isHere();
    properties.put("mail.smtp.starttls.enable", Boolean.toString(secured));
    properties.put("mail.smtp.starttls.required", Boolean.toString(secured));
    this.session = Session.getInstance(properties);
  }

  @Override
  public boolean isReady() {
    return guard.isReady();
  }

  @Override
  public Outcome send(Letter letter) throws InterruptedException {
    MimeMessage mail;
    try {
      mail = write(letter);
    } catch (MessagingException e) {
      return new Outcome(Result.REFUSED, BAD_ADDRESS);
    }
    AtomicReference<Stage> stage = new AtomicReference<>(Stage.CONNECTING);
    try {
      return guard.call(() -> deliver(mail, stage)).outcome();
    } catch (InterruptedException e) {
      throw e;
    } catch (CallNotPermittedException | BulkheadFullException e) {
      return new Outcome(Result.NOT_SENT, UNAVAILABLE);
    } catch (Unavailable e) {
      LOG.warn("the mail server does not take message {} now: {}", letter.id(), String.valueOf(e.getCause()));
      return new Outcome(Result.NOT_SENT, UNAVAILABLE);
    } catch (MessagingException | TimeoutException e) {
      // From here on it is not handed over any more, if it has not been.
      boolean before = stage.compareAndSet(Stage.CONNECTING, Stage.ABANDONED) || stage.get() == Stage.ABANDONED;
      LOG.warn("message {} {}: {}", letter.id(), before ? "was not sent" : "may have been sent", e.toString());
      return before ? new Outcome(Result.NOT_SENT, UNAVAILABLE) : new Outcome(Result.UNKNOWN, NO_ANSWER);
    } catch (Exception e) {
      LOG.error("message {} may have been sent", letter.id(), e);
      return new Outcome(Result.UNKNOWN, NO_ANSWER);
    }
  }

  private Answered deliver(MimeMessage mail, AtomicReference<Stage> stage) throws MessagingException, Unavailable {
    Transport transport = session.getTransport(server.isTls() ? "smtps" : "smtp");
    try {
      transport.connect(server.url().getHost(), server.url().getPort(), server.user(), server.password());
      if (!stage.compareAndSet(Stage.CONNECTING, Stage.HANDED_OVER)) {
        throw new MessagingException("too late");
      }
      transport.sendMessage(mail, mail.getAllRecipients());
      return new Answered(Outcome.SENT);
    } catch (MessagingException e) {
      int code = stage.get() == Stage.HANDED_OVER ? answer(e) : 0;
      if (code >= 500) {
        return new Answered(new Outcome(Result.REFUSED, REFUSED));
      }
      if (code == SHUTTING_DOWN) {
        throw new Unavailable(e);
      }
      if (code >= 400) {
        // About this letter, e.g. a mailbox that is full: no reason to stop the others.
        return new Answered(new Outcome(Result.NOT_SENT, BUSY));
      }
      throw e;
    } finally {
      close(transport);
    }
  }

  /** What the server answered in place of taking it; 0 if nothing is known. */
  private static int answer(@Nullable Exception e) {
    return switch (e) {
      case null -> 0;
      case SMTPAddressFailedException address -> address.getReturnCode();
      case SMTPSenderFailedException sender -> sender.getReturnCode();
      case SMTPSendFailedException send when send.getReturnCode() >= 400 -> send.getReturnCode();
      case MessagingException other -> answer(other.getNextException());
      default -> 0;
    };
  }

  private static void close(Transport transport) {
    try {
      transport.close();
    } catch (MessagingException e) {
      LOG.debug("a connection to the mail server did not end well", e);
    }
  }

  private MimeMessage write(Letter letter) throws MessagingException {
    InternetAddress to = new InternetAddress(letter.address(), true);
    String host = from.getAddress().substring(from.getAddress().indexOf('@') + 1);
    MimeMessage mail =
        new MimeMessage(session) {
          @Override
          protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", "<" + letter.id() + "@" + host + ">");
          }
        };
    mail.setFrom(from);
    mail.setRecipients(Message.RecipientType.TO, new Address[] {to});
    mail.setSubject(letter.subject(), StandardCharsets.UTF_8.name());
    mail.setText(letter.text(), StandardCharsets.UTF_8.name());
    mail.setHeader("Content-Language", letter.language());
    mail.setHeader("Auto-Submitted", "auto-generated");
    mail.setSentDate(new Date());
    mail.saveChanges();
    return mail;
  }

  @Override
  public void close() {
    guard.close();
  }
}
