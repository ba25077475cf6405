package org.treatmentcourse.local.store;

import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.bson.Document;
import org.treatmentcourse.local.process.Child;
import org.treatmentcourse.local.process.Ports;

/** A store as a child process, and a client of it. */
final class RunningStore implements AutoCloseable {

  private final int port = Ports.free();
  private final Path folder;
  private Child child;
  private final MongoClient client = MongoClients.create(StoreProcess.uri(port));

  RunningStore(Path folder) {
    this.folder = folder;
    child = launch();
  }

  private Child launch() {
    Child started = StoreProcess.start(port, folder.resolve("store.mv"), folder.resolve("store.log"));
    await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(20)).until(() -> Ports.listening(port));
    return started;
  }

  void kill9() {
    child.kill9();
  }

  void fullDisk() {
    child.fullDisk();
  }

  boolean alive() {
    return child.alive();
  }

  void restart() {
    child = launch();
  }

  int port() {
    return port;
  }

  MongoDatabase database() {
    return client.getDatabase("test");
  }

  MongoCollection<Document> fresh() {
    return database().getCollection("c" + UUID.randomUUID().toString().replace("-", ""));
  }

  @Override
  public void close() {
    client.close();
    child.stop(Duration.ofSeconds(5));
  }
}
