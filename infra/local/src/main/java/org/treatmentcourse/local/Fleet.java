package org.treatmentcourse.local;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.treatmentcourse.local.process.Child;
import org.treatmentcourse.local.process.Supervised;

/** All processes of a local system: backends, which start first and stop last, and services. */
final class Fleet implements AutoCloseable {

  static final Duration GRACE = Duration.ofSeconds(25);

  private final Consumer<String> progress;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, Supervised> backends = new LinkedHashMap<>();
  private final Map<String, Supervised> services = new ConcurrentSkipListMap<>();
  private boolean closed;

  Fleet(Consumer<String> progress) {
    this.progress = progress;
  }

  Supervised backend(String name, Supplier<Child> launcher, BooleanSupplier ready) {
    return start(backends, name, launcher, ready);
  }

  Supervised service(String name, Supplier<Child> launcher, BooleanSupplier ready) {
    return start(services, name, launcher, ready);
  }

  private synchronized Supervised start(
      Map<String, Supervised> kind, String name, Supplier<Child> launcher, BooleanSupplier ready) {
    if (closed) {
      throw new IllegalStateException("closed while starting " + name);
    }
    Supervised slot = new Supervised(name, launcher, ready, this::later, progress);
    kind.put(name, slot);
    slot.start();
    return slot;
  }

  private void later(Runnable task, Duration delay) {
    CompletableFuture.delayedExecutor(delay.toMillis(), TimeUnit.MILLISECONDS, threads).execute(task);
  }

  CompletableFuture<Void> inBackground(Runnable step) {
    return CompletableFuture.runAsync(step, threads);
  }

  Collection<Supervised> backends() {
    return List.copyOf(backends.values());
  }

  boolean has(String name) {
    return backends.containsKey(name) || services.containsKey(name);
  }

  /** Backends first. */
  List<String> names() {
    List<String> names = new ArrayList<>(backends.keySet());
    names.addAll(services.keySet());
    return names;
  }

  /** @throws IllegalArgumentException for a name we don't know */
  Supervised get(String name) {
    Supervised found = backends.containsKey(name) ? backends.get(name) : services.get(name);
    if (found == null) {
      throw new IllegalArgumentException("no instance " + name + ", only " + names());
    }
    return found;
  }

  Map<String, Integer> each(ToIntFunction<Supervised> value) {
    Map<String, Integer> values = new LinkedHashMap<>();
    names().forEach(name -> values.put(name, value.applyAsInt(get(name))));
    return values;
  }

  /** Services first: they finish their batch while store and broker still answer. */
  @Override
  public void close() {
    synchronized (this) {
      closed = true;
    }
    stop(services.values());
    stop(backends.values());
    threads.shutdown();
  }

  private void stop(Collection<Supervised> slots) {
    CompletableFuture.allOf(slots.stream().map(slot -> inBackground(() -> slot.stop(GRACE)))
        .toArray(CompletableFuture[]::new)).join();
  }
}
