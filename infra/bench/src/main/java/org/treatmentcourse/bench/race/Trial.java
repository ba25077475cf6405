package org.treatmentcourse.bench.race;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import org.treatmentcourse.bench.BenchProcess;

/** One row, started anew, with somebody who sends to it and somebody who hears what it says. */
final class Trial implements AutoCloseable {
  /** How long nothing new comes before what is missing counts as lost; longer than a process takes to be back. */
  private static final Duration PATIENCE = Duration.ofSeconds(40);

  private final Stage stage;
  private final Row row;
  private final Account account;
  private final Watcher watcher;
  private final Sender sender;
  private final List<BenchProcess> running = new ArrayList<>();
  private long lost;

  /**
   * @param events per second from a backlog
   * @param cpu milliseconds of the row's processes per event
   * @param cpuBackends milliseconds of broker and embedded store per event
   */
  record Speed(double events, double cpu, double cpuBackends) {}

  /**
   * Starts nothing yet.
   *
   * @param courses that the events go round
   * @param apart what lies between two of them, 1 for all there are
   */
  Trial(Stage stage, Row row, int courses, int apart) {
    this.stage = stage;
    this.row = row;
    this.account = new Account(stage.next(), courses);
    this.sender = stage.sender(courses, apart);
    this.watcher = new Watcher(stage.bootstrap(), row.out(), account);
  }

  /** @return seconds from the start of the processes until an event was handled that waited for them */
  double start(int instances) {
    sender.burst(row.in(), 1, account);
    long begun = System.nanoTime();
    for (int i = 0; i < instances; i++) {
      running.add(stage.start(row, i));
    }
    awaitAll();
    return (watcher.lastArrival() - begun) / 1e9;
  }

  /** Handles that many events as fast as it can, all of them there before the first is handled. */
  Speed backlog(int events) {
    running.forEach(BenchProcess::suspend);
    sender.burst(row.in(), events, account);
    double cpu = cpu();
    double backends = backends();
    long begun = System.nanoTime();
    running.forEach(BenchProcess::resume);
    awaitAll();
    double seconds = (watcher.lastArrival() - begun) / 1e9;
    return new Speed(events / seconds, (cpu() - cpu) / events, (backends() - backends) / events);
  }

  /**
   * @param rate events per second
   * @return latencies in microseconds
   */
  Histogram steadily(double rate, double seconds) {
    watcher.begin();
    sender.steadily(row.in(), rate, (int) Math.max(1, rate * seconds), account, watcher);
    awaitAll();
    return watcher.latencies();
  }

  /**
   * Kill -9 when a part of a backlog is handled, and a new start at once.
   *
   * @param part of the backlog, 0 to 1
   * @return seconds from the kill until something new came
   */
  double killDuring(int events, double part) {
    BenchProcess victim = running.removeFirst();
    victim.suspend();
    sender.burst(row.in(), events, account);
    long enough = account.arrived() + (long) (events * part);
    victim.resume();
    while (account.arrived() < enough && victim.alive()) {
      Thread.onSpinWait();
    }
    victim.kill9();
    long killed = System.nanoTime();
    Templates.pause(50);
    long before = account.arrived();
    running.add(stage.start(row, 0));
    while (account.arrived() == before && running.getFirst().alive() && System.nanoTime() - killed < PATIENCE.toNanos()) {
      Templates.pause(1);
    }
    double back = (watcher.lastArrival() - killed) / 1e9;
    watcher.awaitAll(PATIENCE, lost);
    lost = account.missing();
    return back;
  }

  private void awaitAll() {
    if (!watcher.awaitAll(PATIENCE, lost) || running.stream().anyMatch(process -> !process.alive())) {
      throw new IllegalStateException(account.missing() - lost + " events did not come; log in " + stage.logs());
    }
  }

  /** Milliseconds used so far. */
  double cpu() {
    return running.stream().mapToDouble(BenchProcess::cpuMillis).sum();
  }

  private double backends() {
    try (Stream<ProcessHandle> children = ProcessHandle.current().children()) {
      return children.filter(child -> running.stream().noneMatch(process -> process.is(child))).mapToDouble(BenchProcess::cpuMillis).sum();
    }
  }

  long residentMiB() {
    return running.stream().mapToLong(BenchProcess::residentMiB).sum();
  }

  Account account() {
    return account;
  }

  @Override
  public void close() {
    stage.ended(sender);
    running.forEach(BenchProcess::close);
    watcher.close();
  }
}
