package org.treatmentcourse.local.store;

import de.bwaldvogel.mongo.MongoServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.treatmentcourse.local.process.ParentWatch;

/**
 * The document store as a process: {@code EmbeddedStore <port> <data file>}, on the loopback address only.
 * Ends when its parent does, see {@link ParentWatch}. Secondary, partial and TTL indexes, collation and transactions
 * do not exist here; {@code w: majority} and {@code j: true} mean this one process.
 */
public final class EmbeddedStore implements AutoCloseable {

  private final DurableBackend backend;
  private final MongoServer server;
  private final ScheduledExecutorService housekeeping =
      Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("compact").factory());

  private EmbeddedStore(int port, Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    backend = new DurableBackend(file);
    server = new MongoServer(backend);
    server.bind("127.0.0.1", port);
    housekeeping.scheduleWithFixedDelay(backend::compact, 1, 1, TimeUnit.SECONDS);
  }

  /** @param args port, data file */
  public static void main(String[] args) throws IOException {
    if (args.length != 2) {
      throw new IllegalArgumentException("usage: EmbeddedStore <port> <data file>");
    }
    EmbeddedStore store = new EmbeddedStore(Integer.parseInt(args[0]), Path.of(args[1]));
    Runtime.getRuntime().addShutdownHook(new Thread(store::close, "close store"));
    ParentWatch.exitWithParent();
  }

  @Override
  public void close() {
    housekeeping.close();
    server.shutdownNow();
  }
}
