package org.treatmentcourse.local.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** SMTP (RFC 5321) on this machine, as far as senders need it. What it has taken stays in memory; nothing is delivered. */
public final class MailSink implements AutoCloseable {

  /** What happens with a letter when its last line has come. */
  public enum Fault {
    NONE,
    /** 451: not now. */
    BUSY,
    /** 554: never. */
    REFUSED,
    /** Taken, and the connection ends before the answer. */
    TAKEN_UNANSWERED,
    /** Not taken, and the connection ends before the answer. */
    LOST_UNANSWERED
  }

  /** @param id of the {@code Message-ID} header, without domain */
  public record Mail(String id, String to, String raw) {}

  private final List<Mail> taken = new CopyOnWriteArrayList<>();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Function<Mail, Fault> faults;
  private final int port;
  private @Nullable ServerSocket listening;

  /** @param faults asked once for each letter */
  public MailSink(Function<Mail, Fault> faults) {
    this.faults = faults;
    try {
      this.port = listen(0);
    } catch (IOException e) {
      throw new UncheckedIOException("no port for a mail server", e);
    }
  }

  public int port() {
    return port;
  }

  public String url() {
    return "smtp://127.0.0.1:" + port;
  }

  /** In the order in which they came. */
  public List<Mail> taken() {
    return List.copyOf(taken);
  }

  /** Nobody answers any more; what is being said is cut off. */
  public synchronized void down() {
    ServerSocket server = listening;
    listening = null;
    if (server != null) {
      quietly(server);
    }
    open.forEach(MailSink::quietly);
  }

  public synchronized void up() {
    if (listening == null) {
      try {
        listen(port);
      } catch (IOException e) {
        throw new UncheckedIOException("port " + port + " is taken", e);
      }
    }
  }

  private int listen(int at) throws IOException {
    ServerSocket server = new ServerSocket();
    server.setReuseAddress(true);
    server.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), at));
    listening = server;
    threads.execute(() -> accept(server));
    return server.getLocalPort();
  }

  private void accept(ServerSocket server) {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        open.add(socket);
        threads.execute(() -> serve(socket));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
      OutputStream out = socket.getOutputStream();
      say(out, "220 sink");
      String to = "";
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        String verb = line.length() < 4 ? line : line.substring(0, 4).toUpperCase(java.util.Locale.ROOT);
        switch (verb) {
          case "EHLO", "HELO", "MAIL", "RSET", "NOOP" -> say(out, "250 OK");
          case "RCPT" -> {
            to = line.substring(line.indexOf('<') + 1, line.indexOf('>'));
            say(out, "250 OK");
          }
          case "DATA" -> {
            say(out, "354 go on");
            List<String> text = text(in);
            if (text == null || !answer(out, mail(to, text))) {
              return;
            }
          }
          case "QUIT" -> {
            say(out, "221 bye");
            return;
          }
          default -> say(out, "502 not known");
        }
      }
    } catch (IOException e) {
      // The other side is gone, which senders may be.
      return;
    } finally {
      open.remove(socket);
    }
  }

  /** @return false if the connection ends here */
  private boolean answer(OutputStream out, Mail mail) throws IOException {
    switch (faults.apply(mail)) {
      case NONE -> {
        taken.add(mail);
        say(out, "250 taken");
        return true;
      }
      case BUSY -> say(out, "451 later");
      case REFUSED -> say(out, "554 no");
      case TAKEN_UNANSWERED -> {
        taken.add(mail);
        return false;
      }
      case LOST_UNANSWERED -> {
        return false;
      }
    }
    return true;
  }

  private static @Nullable List<String> text(BufferedReader in) throws IOException {
    List<String> text = new ArrayList<>();
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      if (line.equals(".")) {
        return text;
      }
      text.add(line.startsWith(".") ? line.substring(1) : line);
    }
    return null;
  }

  private static Mail mail(String to, List<String> text) {
    String id =
        text.stream().filter(line -> line.startsWith("Message-ID: <")).map(line -> line.substring(13, line.indexOf('@'))).findFirst().orElse("");
    return new Mail(id, to, String.join("\n", text));
  }

  private static void say(OutputStream out, String line) throws IOException {
    out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }

  private static void quietly(AutoCloseable what) {
    try {
      what.close();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    down();
    threads.shutdownNow();
  }
}
