package org.treatmentcourse.local;

import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Supplier;
import org.treatmentcourse.local.broker.BrokerProcess;
import org.treatmentcourse.local.broker.Topics;
import org.treatmentcourse.local.process.Child;
import org.treatmentcourse.local.process.Ports;
import org.treatmentcourse.local.store.StoreProcess;

/** A backend that runs as a child of this process, and may be killed. */
final class EmbeddedBackend implements Backend {

  private static final Duration READY = Duration.ofSeconds(90);

  private final String address;
  private final String origin;
  private final Supplier<Child> launcher;
  private final Runnable ready;
  private Child child;

  private EmbeddedBackend(String address, String origin, Supplier<Child> launcher, Runnable ready) {
    this.address = address;
    this.origin = origin;
    this.launcher = launcher;
    this.ready = ready;
    this.child = launcher.get();
  }

  static EmbeddedBackend store(Path folder, int port) {
    return new EmbeddedBackend(StoreProcess.uri(port), "embedded store in " + folder,
        () -> StoreProcess.start(port, folder.resolve("store.mv"), folder.resolve("store.log")),
        () -> Ports.awaitListening(port, READY));
  }

  static EmbeddedBackend broker(Path folder, int port) {
    String bootstrap = "127.0.0.1:" + port;
    return new EmbeddedBackend(bootstrap, "embedded broker in " + folder,
        () -> BrokerProcess.start(port, port, folder.resolve("kafka"), folder.resolve("broker.log")),
        () -> Topics.awaitBroker(bootstrap, READY));
  }

  EmbeddedBackend awaitReady() {
    ready.run();
    return this;
  }

  @Override
  public String address() {
    return address;
  }

  @Override
  public String origin() {
    return origin;
  }

  @Override
  public synchronized void kill9() {
    child.kill9();
  }

  @Override
  public synchronized void restart() {
    if (child.alive()) {
      child.stop(Duration.ofSeconds(15));
    }
    child = launcher.get();
    awaitReady();
  }

  @Override
  public synchronized void suspend() {
    child.suspend();
  }

  @Override
  public synchronized void resume() {
    child.resume();
  }

  @Override
  public synchronized void close() {
    child.kill9();
  }
}
