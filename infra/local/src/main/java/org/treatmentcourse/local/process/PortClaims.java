package org.treatmentcourse.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Ports that are ours from the moment we choose them, although their process binds them seconds later: several local
 * systems may start on one machine at once. A claim is a file lock, which the operating system drops when we die.
 */
public final class PortClaims implements AutoCloseable {

  private static final int TRIES = 200;

  private final Path folder = Path.of(System.getProperty("java.io.tmpdir"), "treatmentcourse-ports");
  private final List<FileChannel> held = new ArrayList<>();

  /** The wanted port if nobody listens on it or has claimed it, another one otherwise. */
  public synchronized int freeOr(int wanted) {
    return claimed(wanted) ? wanted : free();
  }

  /** A port nobody listens on or has claimed. */
  public synchronized int free() {
    for (int i = 0; i < TRIES; i++) {
      int port = Ports.free();
      if (claimed(port)) {
        return port;
      }
    }
    throw new IllegalStateException("no free port found in " + TRIES + " tries");
  }

  private boolean claimed(int port) {
    FileChannel claim = claim(port);
    if (claim == null) {
      return false;
    }
    if (!Ports.bindable(port)) {
      close(claim);
      return false;
    }
    held.add(claim);
    return true;
  }

  private @Nullable FileChannel claim(int port) {
    try {
      Files.createDirectories(folder);
      FileChannel channel = FileChannel.open(folder.resolve(port + ".lock"),
          StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (tryLock(channel) != null) {
        return channel;
      }
      channel.close();
      return null;
    } catch (IOException notOurs) {
      // Another user's claim: that port is theirs.
      return null;
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException sameJvm) {
      return null;
    }
  }

  private static void close(FileChannel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public synchronized void close() {
    held.forEach(PortClaims::close);
    held.clear();
  }
}
