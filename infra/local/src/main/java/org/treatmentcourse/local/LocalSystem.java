package org.treatmentcourse.local;

import static java.util.Objects.requireNonNull;

import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.local.app.AppImage;
import org.treatmentcourse.local.app.AppImages;
import org.treatmentcourse.local.broker.BrokerProcess;
import org.treatmentcourse.local.broker.Topics;
import org.treatmentcourse.local.keys.LocalKeys;
import org.treatmentcourse.local.keys.Role;
import org.treatmentcourse.local.process.Child;
import org.treatmentcourse.local.process.Line;
import org.treatmentcourse.local.process.PortClaims;
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

  private static final Duration READY = Duration.ofMinutes(5);
  private static final String BROKER = "broker";

  private final LocalSettings settings;
  private final Consumer<String> progress;
  private final DataLock lock;
  private final LocalKeys keys;
  private final PortClaims claims = new PortClaims();
  private final AppImages images;
  private final Fleet fleet;
  private final Map<String, Line> lines = new ConcurrentHashMap<>();
  private final Map<String, AppImage> prepared = new ConcurrentHashMap<>();
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();
  private final Readiness readiness;
  private final AtomicBoolean closed = new AtomicBoolean();
  private final Thread onExit = new Thread(this::close, "stop local system");
  private @Nullable ServiceEnvironment environment;
  private volatile Addresses addresses = new Addresses(0, "", "", false, Map.of(), Map.of());

  private LocalSystem(LocalSettings settings) {
    this.settings = settings;
    progress = settings.progress();
    lock = DataLock.on(settings.data());
    keys = LocalKeys.in(settings.data().resolve("keys"));
    images = new AppImages(settings.apps(), progress);
    fleet = new Fleet(progress);
    readiness = new Readiness(http, keys.token(null, Duration.ofDays(30), Role.OPS));
  }

  /**
   * Starts everything and returns when all of it is ready.
   *
   * @throws IllegalStateException when something isn't ready in time, keeps dying or was not built, or another system
   *     holds the data folder; then nothing is left running
   */
  public static LocalSystem start(LocalSettings settings) {
    settings.services().forEach(spec -> AppImages.requireBuilt(spec.jar()));
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
    String mongoUri = Optional.ofNullable(settings.given().get("MONGODB_URI")).orElseGet(this::startStore);
    String bootstrap = Optional.ofNullable(settings.given().get("KAFKA_BOOTSTRAP")).orElseGet(this::startBroker);
    List<ServicePorts> ports = settings.services().stream().map(spec -> ServicePorts.choose(spec, claims)).toList();
    addresses = new Addresses(ProcessHandle.current().pid(), mongoUri, bootstrap, settings.simulation(),
        ServicePorts.urls(ports), ServicePorts.managementUrls(ports));
    ServiceEnvironment shared = new ServiceEnvironment(settings, keys, mongoUri, bootstrap, addresses.services(), addresses.management(),
        keys.tokenFile(Role.MESSENGER, Duration.ofDays(30)));
    environment = shared;

    List<CompletableFuture<Void>> steps = new ArrayList<>();
    fleet.backends().forEach(backend -> steps.add(fleet.inBackground(() -> awaitReady(backend))));
    steps.add(fleet.inBackground(() -> {
      if (fleet.has(BROKER)) {
        BrokerProcess.awaitReady(bootstrap, brokerFolder(), READY);
      } else {
        Topics.awaitBroker(bootstrap, READY);
      }
      Topics.create(bootstrap, settings.topics());
    }));
    ports.forEach(service -> steps.add(fleet.inBackground(() -> {
      String name = service.spec().name();
      prepared.put(name, image(service.spec(), shared));
      awaitReady(launch(name, name, shared, service));
    })));
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

  private AppImage image(ServiceSpec spec, ServiceEnvironment shared) {
    AppImage image = images.prepare(spec.name(), spec.jar());
    return settings.train() ? images.train(spec.name(), image, shared.of(spec.name(), 0, 0)) : image;
  }

  private String startStore() {
    int port = claims.freeOr(27_017);
    Path file = settings.data().resolve("store/store.mv");
    fleet.backend("store", () -> StoreProcess.start(port, file, log("store")), () -> Ports.listening(port));
    return StoreProcess.uri(reachable("store", port));
  }

  private String startBroker() {
    int port = claims.freeOr(9_092);
    int advertised = reachable(BROKER, port);
    fleet.backend(BROKER, () -> BrokerProcess.start(port, advertised, brokerFolder(), log(BROKER)), () -> Ports.listening(port));
    return "127.0.0.1:" + advertised;
  }

  private int reachable(String backend, int port) {
    return settings.lines() ? lines.computeIfAbsent(backend, b -> new Line(port)).port() : port;
  }

  /**
   * The line over which everybody reaches that backend.
   *
   * @throws IllegalArgumentException if there is none
   */
  public Line line(String backend) {
    Line line = lines.get(backend);
    if (line == null) {
      throw new IllegalArgumentException("no line to " + backend);
    }
    return line;
  }

  private Path brokerFolder() {
    return settings.data().resolve("kafka");
  }

  private Supervised launch(String instance, String service, ServiceEnvironment shared, ServicePorts ports) {
    AppImage image = requireNonNull(prepared.get(service));
    return fleet.service(instance,
        () -> Child.start(instance, image.command(), shared.of(instance, ports.port(), ports.managementPort()), log(instance)),
        () -> readiness.of(ports.managementUrl()));
  }

  private void awaitReady(Supervised slot) {
    long start = System.nanoTime();
    slot.awaitReady(READY);
    progress.accept("%s ready in %.1f s".formatted(slot.name(), (System.nanoTime() - start) / 1e9));
  }

  private Path log(String instance) {
    return settings.data().resolve("logs").resolve(instance + ".log");
  }

  /** Starts one more instance of a service on free ports and returns its name when it is ready. */
  public String startExtra(String service) {
    ServiceSpec spec = settings.services().stream().filter(one -> one.name().equals(service)).findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no service " + service));
    int number = 2;
    while (fleet.has(service + "-" + number)) {
      number++;
    }
    String instance = service + "-" + number;
    ServicePorts ports = new ServicePorts(spec, claims.free(), claims.free());
    awaitReady(launch(instance, service, requireNonNull(environment), ports));
    addresses = addresses.plus(instance, ports.url(), ports.managementUrl());
    addresses.write(settings.data());
    return instance;
  }

  /** Trains the AOT caches that are missing, with what the machine has to spare: for the next start. */
  public void trainForNextTime() {
    settings.services().forEach(spec -> fleet.inBackground(() ->
        images.train(spec.name(), requireNonNull(prepared.get(spec.name())), requireNonNull(environment).of(spec.name(), 0, 0))));
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
    return fleet.names();
  }

  /** SIGKILL; it is started again at once. */
  public void kill9(String instance) {
    fleet.get(instance).kill9();
  }

  /** SIGKILL; it stays down until {@link #start(String)}. */
  public void kill9AndKeepDown(String instance) {
    fleet.get(instance).kill9AndKeepDown();
  }

  /** SIGSTOP. */
  public void suspend(String instance) {
    fleet.get(instance).suspend();
  }

  /** SIGCONT. */
  public void resume(String instance) {
    fleet.get(instance).resume();
  }

  /** As {@link Supervised#fullDisk}. */
  public void fullDisk(String instance) {
    fleet.get(instance).fullDisk();
  }

  /** SIGTERM; it stays down until {@link #start(String)}. */
  public void stop(String instance) {
    fleet.get(instance).stop(Fleet.GRACE);
  }

  /** Starts what was stopped; returns at once. */
  public void start(String instance) {
    fleet.get(instance).start();
  }

  /** @throws IllegalStateException when it isn't ready within {@code limit} or keeps dying */
  public void awaitReady(String instance, Duration limit) {
    fleet.get(instance).awaitReady(limit);
  }

  /** Resident MiB of each instance; 0 for one that is down. */
  public Map<String, Integer> memory() {
    return fleet.each(slot -> slot.pid() < 0 ? 0 : (int) ProcessMemory.residentMiB(slot.pid()));
  }

  /** How often each instance died unasked and was started again. */
  public Map<String, Integer> restarts() {
    return fleet.each(Supervised::restarts);
  }

  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    images.close();
    fleet.close();
    lines.values().forEach(Line::close);
    Addresses.forget(settings.data());
    http.close();
    claims.close();
    lock.close();
    if (Thread.currentThread() != onExit) {
      unhook();
    }
  }

  private void unhook() {
    try {
      Runtime.getRuntime().removeShutdownHook(onExit);
    } catch (IllegalStateException alreadyEnding) {
      progress.accept("stopped");
    }
  }
}
