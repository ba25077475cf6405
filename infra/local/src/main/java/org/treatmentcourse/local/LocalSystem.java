package org.treatmentcourse.local;

import static java.util.Objects.requireNonNull;

import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.local.app.AppImage;
import org.treatmentcourse.local.app.AppImages;
import org.treatmentcourse.local.broker.BrokerProcess;
import org.treatmentcourse.local.broker.Topics;
import org.treatmentcourse.local.keys.LocalKeys;
import org.treatmentcourse.local.keys.Role;
import org.treatmentcourse.local.process.Child;
import org.treatmentcourse.local.process.Ports;
import org.treatmentcourse.local.process.ProcessMemory;
import org.treatmentcourse.local.process.Supervised;
import org.treatmentcourse.local.store.StoreProcess;

/**
 * The whole system on one machine: store, broker, services, each a child process that is started again when it dies.
 * Instances are called {@code store}, {@code broker}, and by service name; a second one {@code evaluation-2}.
 * Closing stops everything in reverse order; if this process is killed, its children end by themselves.
 */
public final class LocalSystem implements AutoCloseable {

  private static final Duration READY = Duration.ofSeconds(180);
  private static final Duration GRACE = Duration.ofSeconds(25);

  private final LocalSettings settings;
  private final LocalKeys keys;
  private final DataLock lock;
  private final Consumer<String> progress;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();
  private final AtomicBoolean closed = new AtomicBoolean();
  private final Thread onExit = new Thread(this::close, "stop local system");
  private final Readiness readiness;
  private final AppImages images;
  private final Map<String, Supervised> backends = new LinkedHashMap<>();
  private final Map<String, Supervised> services = new ConcurrentHashMap<>();
  private final Map<String, AppImage> prepared = new ConcurrentHashMap<>();
  private final Map<String, ServiceSpec> specs = new LinkedHashMap<>();
  private @Nullable ServiceEnvironment environment;
  private volatile Addresses addresses = new Addresses(0, "", "", false, Map.of(), Map.of());

  private LocalSystem(LocalSettings settings) {
    this.settings = settings;
    this.progress = settings.progress();
    this.lock = DataLock.on(settings.data());
    this.keys = LocalKeys.in(settings.data().resolve("keys"));
    this.readiness = new Readiness(http, keys.token(null, Duration.ofDays(30), Role.OPS));
    this.images = new AppImages(settings.data().resolve("apps"), progress);
    settings.services().forEach(spec -> specs.put(spec.name(), spec));
  }

  /**
   * Starts everything and returns when all of it is ready.
   *
   * @throws IllegalStateException when something isn't ready in time or another system holds the data folder; then
   *     nothing is left running
   */
  public static LocalSystem start(LocalSettings settings) {
    LocalSystem system = new LocalSystem(settings);
    Runtime.getRuntime().addShutdownHook(system.onExit);
    try {
      system.startAll();
      return system;
    } catch (CompletionException e) {
      system.close();
      throw new IllegalStateException(e.getCause() == null ? e.toString() : e.getCause().getMessage(), e);
    } catch (RuntimeException e) {
      system.close();
      throw e;
    }
  }

  private void startAll() {
    specs.values().forEach(spec -> AppImages.requireBuilt(spec.jar()));
    String mongo = settings.given().get("MONGODB_URI");
    String kafka = settings.given().get("KAFKA_BOOTSTRAP");
    String mongoUri = mongo != null ? mongo : startStore();
    String bootstrap = kafka != null ? kafka : startBroker();

    Map<String, String> urls = new LinkedHashMap<>();
    Map<String, String> management = new LinkedHashMap<>();
    Map<String, int[]> ports = new LinkedHashMap<>();
    for (ServiceSpec spec : specs.values()) {
      int[] pair = {Ports.freeOr(spec.port()), Ports.freeOr(spec.port() + ServiceSpec.MANAGEMENT_ABOVE)};
      ports.put(spec.name(), pair);
      urls.put(spec.name(), "http://127.0.0.1:" + pair[0]);
      management.put(spec.name(), "http://127.0.0.1:" + pair[1]);
    }
    ServiceEnvironment environment = new ServiceEnvironment(settings, keys, mongoUri, bootstrap, urls);
    this.environment = environment;
    addresses = new Addresses(ProcessHandle.current().pid(), mongoUri, bootstrap, settings.simulation(), urls, management);

    List<CompletableFuture<Void>> steps = new ArrayList<>();
    backends.forEach((name, backend) -> steps.add(inBackground(() -> awaitReady(backend))));
    steps.add(inBackground(() -> {
      Topics.awaitBroker(bootstrap, READY);
      Topics.create(bootstrap, settings.topics());
    }));
    for (ServiceSpec spec : specs.values()) {
      int[] pair = requireNonNull(ports.get(spec.name()));
      steps.add(inBackground(() -> {
        prepared.put(spec.name(), images.prepare(spec.name(), spec.jar(), environment.of(0, 0)));
        awaitReady(launch(spec.name(), spec.name(), environment.of(pair[0], pair[1]), pair[1]));
      }));
    }
    awaitAll(steps);
    addresses.write(settings.data());
  }

  /** Throws as soon as one has failed, not when the others have given up waiting for it. */
  private static void awaitAll(List<CompletableFuture<Void>> steps) {
    CompletableFuture<Void> all = CompletableFuture.allOf(steps.toArray(CompletableFuture[]::new));
    steps.forEach(step -> step.whenComplete((done, failure) -> {
      if (failure != null) {
        all.completeExceptionally(failure);
      }
    }));
    all.join();
  }

  private CompletableFuture<Void> inBackground(Runnable step) {
    return CompletableFuture.runAsync(step, threads);
  }

  private String startStore() {
    int port = Ports.freeOr(27_017);
    Path file = settings.data().resolve("store/store.mv");
    startBackend("store", () -> StoreProcess.start(port, file, log("store")), () -> Ports.listening(port));
    return StoreProcess.uri(port);
  }

  private String startBroker() {
    int port = Ports.freeOr(9_092);
    Path folder = settings.data().resolve("kafka");
    startBackend("broker", () -> BrokerProcess.start(port, folder, log("broker")), () -> Ports.listening(port));
    return "127.0.0.1:" + port;
  }

  private void startBackend(String name, Supplier<Child> launcher,
      BooleanSupplier ready) {
    Supervised backend = new Supervised(name, launcher, ready, this::later, progress);
    backends.put(name, backend);
    backend.start();
  }

  private Supervised launch(String instance, String service, Map<String, String> env, int managementPort) {
    AppImage image = requireNonNull(prepared.get(service));
    Supervised slot = new Supervised(instance,
        () -> Child.start(instance, image.command(), env, log(instance)),
        () -> readiness.of("http://127.0.0.1:" + managementPort), this::later, progress);
    if (closed.get()) {
      throw new IllegalStateException("closed while starting");
    }
    services.put(instance, slot);
    slot.start();
    return slot;
  }

  private void awaitReady(Supervised slot) {
    long start = System.nanoTime();
    slot.awaitReady(READY);
    progress.accept("%s ready in %.1f s".formatted(slot.name(), (System.nanoTime() - start) / 1e9));
  }

  private void later(Runnable task, Duration delay) {
    CompletableFuture.delayedExecutor(delay.toMillis(), TimeUnit.MILLISECONDS, threads)
        .execute(() -> {
          if (!closed.get()) {
            task.run();
          }
        });
  }

  private Path log(String instance) {
    return settings.data().resolve("logs").resolve(instance + ".log");
  }

  /** Starts one more instance of a service on free ports and returns its name when it is ready. */
  public String startExtra(String service) {
    int number = 2;
    while (services.containsKey(service + "-" + number)) {
      number++;
    }
    String instance = service + "-" + number;
    int managementPort = Ports.free();
    awaitReady(launch(instance, service,
        requireNonNull(environment).of(Ports.free(), managementPort), managementPort));
    addresses = addresses.plus(instance, "http://127.0.0.1:" + managementPort);
    addresses.write(settings.data());
    return instance;
  }

  public Addresses addresses() {
    return addresses;
  }

  public LocalKeys keys() {
    return keys;
  }

  public Path data() {
    return settings.data();
  }

  /** Every instance, backends first. */
  public List<String> instances() {
    List<String> names = new ArrayList<>(backends.keySet());
    services.keySet().stream().sorted().forEach(names::add);
    return names;
  }

  /** SIGKILL; it is started again at once. */
  public void kill9(String instance) {
    slot(instance).kill9();
  }

  /** SIGKILL; it stays down until {@link #start(String)}. */
  public void kill9AndKeepDown(String instance) {
    slot(instance).kill9AndKeepDown();
  }

  /** SIGSTOP. */
  public void suspend(String instance) {
    slot(instance).suspend();
  }

  /** SIGCONT. */
  public void resume(String instance) {
    slot(instance).resume();
  }

  /** SIGTERM; it stays down until {@link #start(String)}. */
  public void stop(String instance) {
    slot(instance).stop(GRACE);
  }

  /** Starts what was stopped; returns at once. */
  public void start(String instance) {
    slot(instance).start();
  }

  /** @throws IllegalStateException when it isn't ready within {@code limit} */
  public void awaitReady(String instance, Duration limit) {
    slot(instance).awaitReady(limit);
  }

  /** Resident MiB of each instance; 0 for one that is down. */
  public Map<String, Integer> memory() {
    return perInstance(slot -> slot.pid() < 0 ? 0 : (int) ProcessMemory.residentMiB(slot.pid()));
  }

  /** How often each instance died unasked and was started again. */
  public Map<String, Integer> restarts() {
    return perInstance(Supervised::restarts);
  }

  private Map<String, Integer> perInstance(ToIntFunction<Supervised> value) {
    Map<String, Integer> values = new LinkedHashMap<>();
    instances().forEach(name -> values.put(name, value.applyAsInt(slot(name))));
    return values;
  }

  private Supervised slot(String instance) {
    Supervised found = backends.containsKey(instance) ? backends.get(instance) : services.get(instance);
    if (found == null) {
      throw new IllegalArgumentException("no instance " + instance + ", only " + instances());
    }
    return found;
  }

  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    // Services first: they finish their batch while store and broker still answer.
    stopAll(services.values());
    stopAll(backends.values());
    Addresses.forget(settings.data());
    threads.shutdown();
    http.close();
    lock.close();
    if (Thread.currentThread() != onExit) {
      unhook();
    }
  }

  private void stopAll(Collection<Supervised> slots) {
    CompletableFuture.allOf(slots.stream().map(slot -> inBackground(() -> slot.stop(GRACE)))
        .toArray(CompletableFuture[]::new)).join();
  }

  private void unhook() {
    try {
      Runtime.getRuntime().removeShutdownHook(onExit);
    } catch (IllegalStateException alreadyEnding) {
      progress.accept("stopped");
    }
  }
}
