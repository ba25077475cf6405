package org.treatmentcourse.local.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A network line to a server on this machine that can be cut, held and slowed. Cut: what is open breaks, and nothing new gets through. Held: connections
 * stay open and are accepted, but nothing comes out at the other end until it is let go, as with a half-open connection. Slow: everything comes later.
 */
public final class Line implements AutoCloseable {

  private static final int BUFFER = 16_384;

  private final ServerSocket door;
  private final int target;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private boolean cut;
  private boolean held;
  private Duration delay = Duration.ZERO;

  /** @param target port of the server on the loopback address; it need not be there yet */
  public Line(int target) {
    this.target = target;
    try {
      this.door = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException("no port for a line to " + target, e);
    }
    Thread.ofVirtual().start(this::accept);
  }

  /** Where clients connect to. */
  public int port() {
    return door.getLocalPort();
  }

  public void cut() {
    synchronized (this) {
      cut = true;
    }
    open.forEach(Line::hangUp);
  }

  public synchronized void hold() {
    held = true;
  }

  /** @param each how much later every piece comes that is sent in one go, per direction */
  public synchronized void slow(Duration each) {
    delay = each;
  }

  /** As it was at first; what was held comes out now. */
  public synchronized void mend() {
    cut = false;
    held = false;
    delay = Duration.ZERO;
    notifyAll();
  }

  private synchronized boolean isCut() {
    return cut;
  }

  private void accept() {
    while (!door.isClosed()) {
      Socket near = next();
      if (near != null) {
        Thread.ofVirtual().start(() -> connect(near));
      }
    }
  }

  private @Nullable Socket next() {
    try {
      return door.accept();
    } catch (IOException e) {
      if (door.isClosed()) {
        return null;
      }
      throw new UncheckedIOException("the line to " + target + " takes nobody", e);
    }
  }

  private void connect(Socket near) {
    try {
      Socket far = new Socket(InetAddress.getLoopbackAddress(), target);
      near.setTcpNoDelay(true);
      far.setTcpNoDelay(true);
      open.add(near);
      open.add(far);
      if (isCut()) {
        hangUp(near);
        hangUp(far);
      }
      Thread.ofVirtual().start(() -> carry(far, near));
      carry(near, far);
    } catch (IOException nobodyThere) {
      hangUp(near);
    }
  }

  private void carry(Socket from, Socket to) {
    try (from; to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      byte[] buffer = new byte[BUFFER];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        await();
        out.write(buffer, 0, read);
      }
    } catch (IOException e) {
      // One end has hung up, so the other end does.
      hangUp(to);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      open.remove(from);
      open.remove(to);
    }
  }

  private void await() throws InterruptedException {
    long wait;
    synchronized (this) {
      while (held) {
        wait();
      }
      wait = delay.toMillis();
    }
    if (wait > 0) {
      TimeUnit.MILLISECONDS.sleep(wait);
    }
  }

  private static void hangUp(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      door.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    cut();
    synchronized (this) {
      held = false;
      notifyAll();
    }
  }
}
