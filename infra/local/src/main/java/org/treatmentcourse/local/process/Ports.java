package org.treatmentcourse.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Ports of the loopback address. */
public final class Ports {

  private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

  private Ports() {}

  /** A port nobody listens on now. */
  public static int free() {
    try (ServerSocket socket = new ServerSocket(0, 1, LOOPBACK)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException("no free port", e);
    }
  }

  /** The wanted port if nobody listens there, another one otherwise. */
  public static int freeOr(int wanted) {
    // Wildcard on purpose: a listener on any address of this machine makes the port taken.
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(wanted), 1);
      return wanted;
    } catch (IOException taken) {
      return free();
    }
  }

  /** Whether somebody accepts connections there. */
  public static boolean listening(int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(LOOPBACK, port), 500);
      return true;
    } catch (IOException refused) {
      return false;
    }
  }

  /**
   * Returns when somebody accepts connections there.
   *
   * @throws IllegalStateException when nobody has within {@code limit}
   */
  public static void awaitListening(int port, Duration limit) {
    long end = System.nanoTime() + limit.toNanos();
    try {
      while (!listening(port)) {
        if (System.nanoTime() > end) {
          throw new IllegalStateException("nobody listens on port " + port + " after " + limit);
        }
        TimeUnit.MILLISECONDS.sleep(20);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for port " + port, e);
    }
  }
}
