package org.treatmentcourse.local.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** Ports of the loopback address. */
public final class Ports {

  private static final int TRIES = 200;
  private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

  private Ports() {}

  /** A port nobody listens on now; below those that the system gives to outgoing connections. */
  public static int free() {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    for (int i = 0; i < TRIES; i++) {
      int port = random.nextInt(20_000, 32_000);
      if (bindable(port)) {
        return port;
      }
    }
    throw new IllegalStateException("no free port found in " + TRIES + " tries");
  }

  /** Whether a process could listen there now. */
  static boolean bindable(int port) {
    // Wildcard on purpose: a listener on any address of this machine makes the port taken.
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(port), 1);
      return true;
    } catch (IOException taken) {
      return false;
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
