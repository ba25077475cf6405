package org.treatmentcourse.local.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** In front of a server that says every byte again. */
class LineTest {

  private static final int SHORT_MS = 200;
  private static final int LONG_MS = 10_000;

  private ServerSocket server;
  private Line line;

  @BeforeEach
  void start() throws IOException {
    server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::serve);
    line = new Line(server.getLocalPort());
  }

  private void serve() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        Thread.ofVirtual().start(() -> echo(socket));
      } catch (SocketException closed) {
        assertThat(server.isClosed()).isTrue();
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    }
  }

  private static void echo(Socket socket) {
    try (socket) {
      socket.getInputStream().transferTo(socket.getOutputStream());
    } catch (IOException hungUp) {
      assertThat(socket.isClosed()).isTrue();
    }
  }

  @AfterEach
  void stop() throws IOException {
    line.close();
    server.close();
  }

  private Socket client() throws IOException {
    Socket client = new Socket(InetAddress.getLoopbackAddress(), line.port());
    client.setSoTimeout(LONG_MS);
    return client;
  }

  private static int said(Socket client, int what) throws IOException {
    client.getOutputStream().write(what);
    return client.getInputStream().read();
  }

  /** What somebody sees whose connection is broken: the end, or an error. */
  private static boolean isBroken(Socket client) throws IOException {
    try {
      return said(client, 9) < 0;
    } catch (SocketException broken) {
      return true;
    }
  }

  @Test
  void carries_both_ways_and_breaks_when_cut_until_it_is_mended() throws IOException {
    try (Socket before = client()) {
      assertThat(said(before, 1)).isEqualTo(1);
      line.cut();
      assertThat(isBroken(before)).isTrue();
      try (Socket meanwhile = client()) {
        assertThat(isBroken(meanwhile)).isTrue();
      }
      line.mend();
      try (Socket after = client()) {
        assertThat(said(after, 2)).isEqualTo(2);
      }
    }
  }

  @Test
  void holds_what_is_said_and_lets_it_go_later() throws IOException {
    try (Socket client = client()) {
      assertThat(said(client, 1)).isEqualTo(1);
      line.hold();
      client.setSoTimeout(SHORT_MS);
      assertThatThrownBy(() -> said(client, 2)).isInstanceOf(SocketTimeoutException.class);
      line.mend();
      client.setSoTimeout(LONG_MS);
      assertThat(client.getInputStream().read()).isEqualTo(2);
    }
  }

  @Test
  void is_late_when_slow() throws IOException {
    try (Socket client = client()) {
      assertThat(said(client, 1)).isEqualTo(1);
      line.slow(Duration.ofMillis(SHORT_MS));
      long begun = System.nanoTime();
      assertThat(said(client, 2)).isEqualTo(2);
      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThanOrEqualTo(Duration.ofMillis(2 * SHORT_MS));
    }
  }

  @Test
  void hangs_up_on_whoever_comes_while_the_server_is_away_and_carries_again_when_it_is_back() throws IOException {
    int port = server.getLocalPort();
    server.close();
    try (Socket meanwhile = client()) {
      assertThat(isBroken(meanwhile)).isTrue();
    }
    server = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::serve);
    try (Socket after = client()) {
      assertThat(said(after, 3)).isEqualTo(3);
    }
  }
}
