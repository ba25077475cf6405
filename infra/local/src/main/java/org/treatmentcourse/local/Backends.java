package org.treatmentcourse.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.local.process.PortClaims;

/**
 * The document store and the broker a test talks to. One rule for everybody: an address given in the environment
 * ({@code MONGODB_URI}, {@code KAFKA_BOOTSTRAP}); else containers where Docker runs; else the embedded pair as child
 * processes in a temporary folder. There is always one, so no test is ever skipped.
 */
public final class Backends implements AutoCloseable {

  private final Backend store;
  private final Backend broker;
  private final PortClaims claims;
  private final @Nullable Path folder;

  private Backends(Backend store, Backend broker, PortClaims claims, @Nullable Path folder) {
    this.store = store;
    this.broker = broker;
    this.claims = claims;
    this.folder = folder;
  }

  /** The pair of this JVM, started on first use and stopped when the JVM ends, however it ends. */
  public static Backends shared() {
    return Shared.PAIR;
  }

  /** A pair of the caller's own, which it closes: for tests that kill it. */
  public static Backends start() {
    return choose(System.getenv(), dockerRuns());
  }

  /** That store, whatever the environment says, and a broker by the usual rule: for measuring. */
  public static Backends startOn(String mongoUri) {
    Map<String, String> env = new HashMap<>(System.getenv());
    env.put("MONGODB_URI", mongoUri);
    return choose(env, dockerRuns());
  }

  /** An embedded pair of the caller's own whatever the environment says: for tests that kill it. */
  public static Backends embedded() {
    return choose(Map.of(), false);
  }

  static Backends choose(Map<String, String> env, boolean docker) {
    String mongo = env.get("MONGODB_URI");
    String kafka = env.get("KAFKA_BOOTSTRAP");
    Path folder = docker || (mongo != null && kafka != null) ? null : temporary();
    PortClaims claims = new PortClaims();
    CompletableFuture<Backend> broker = CompletableFuture.supplyAsync(() -> {
      if (kafka != null) {
        return new GivenBackend(kafka, "KAFKA_BOOTSTRAP");
      }
      return folder == null ? ContainerBackend.broker() : EmbeddedBackend.broker(folder, claims.free()).awaitReady();
    });
    Backend store;
    if (mongo != null) {
      store = new GivenBackend(mongo, "MONGODB_URI");
    } else {
      store = folder == null ? ContainerBackend.store() : EmbeddedBackend.store(folder, claims.free()).awaitReady();
    }
    return new Backends(store, broker.join(), claims, folder);
  }

  private static boolean dockerRuns() {
    try {
      Class.forName("org.testcontainers.mongodb.MongoDBContainer", false, Backends.class.getClassLoader());
      Class.forName("org.testcontainers.kafka.KafkaContainer", false, Backends.class.getClassLoader());
    } catch (ClassNotFoundException optional) {
      return false;
    }
    return ContainerBackend.possible();
  }

  private static Path temporary() {
    try {
      return Files.createTempDirectory("treatmentcourse-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Connection string without a database. */
  public String mongoUri() {
    return store.address();
  }

  /** The same with a database, for {@code spring.mongodb.uri}. */
  public String mongoUri(String database) {
    int query = store.address().indexOf('?');
    String base = query < 0 ? store.address() : store.address().substring(0, query);
    String options = query < 0 ? "" : store.address().substring(query);
    return (base.matches("mongodb(\\+srv)?://[^/]+") ? base + "/" : base.substring(0, base.lastIndexOf('/') + 1))
        + database + options;
  }

  public String kafkaBootstrap() {
    return broker.address();
  }

  /** Which pair was chosen, for the log. */
  public String origin() {
    return store.origin() + ", " + broker.origin();
  }

  /** Whether faults can be injected. */
  public boolean embeddedPair() {
    return store instanceof EmbeddedBackend && broker instanceof EmbeddedBackend;
  }

  public void killStore() {
    store.kill9();
  }

  public void restartStore() {
    store.restart();
  }

  public void suspendStore() {
    store.suspend();
  }

  public void resumeStore() {
    store.resume();
  }

  public void killBroker() {
    broker.kill9();
  }

  public void restartBroker() {
    broker.restart();
  }

  public void suspendBroker() {
    broker.suspend();
  }

  public void resumeBroker() {
    broker.resume();
  }

  @Override
  public void close() {
    broker.close();
    store.close();
    claims.close();
    if (folder != null) {
      delete(folder);
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : deepestFirst) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("can't delete " + folder, e);
    }
  }

  private static final class Shared {
    private static final Backends PAIR = open();

    private static Backends open() {
      Backends pair = start();
      Runtime.getRuntime().addShutdownHook(new Thread(pair::close, "close backends"));
      return pair;
    }
  }
}
