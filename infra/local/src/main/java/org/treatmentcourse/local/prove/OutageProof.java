package org.treatmentcourse.local.prove;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.GroupListing;
import org.treatmentcourse.local.LocalSystem;
import org.treatmentcourse.local.client.HistoryEvent;
import org.treatmentcourse.local.clock.PlayListener;
import org.treatmentcourse.local.clock.Script;
import org.treatmentcourse.local.synthetic.Play;
import org.treatmentcourse.local.synthetic.SyntheticClinic;

/** The broker is away for 30 s under load, then the store, then two instances of each service share the work. Nothing may be lost. */
final class OutageProof {

  private static final Duration AWAY = Duration.ofSeconds(30);
  private static final Duration UNDISTURBED = Duration.ofSeconds(10);
  private static final Duration CATCH_UP = Duration.ofMinutes(4);
  private static final Duration READY = Duration.ofMinutes(2);

  private final Stage stage;
  private final Consumer<String> out;
  private boolean holds = true;

  OutageProof(Stage stage, Consumer<String> out) {
    this.stage = stage;
    this.out = out;
  }

  boolean holds() throws Exception {
    SyntheticClinic clinic = SyntheticClinic.of("outage", 1, 0, 1, true).getFirst();
    Instant now = SyntheticClinic.day(0, LocalTime.of(9, 0));
    try (LocalSystem system = stage.fresh(); Play play = new Play(system, List.of(clinic))) {
      play.run(PlayListener.SILENT);
      play.clock().play(Map.of(clinic.id(), new Once(now)), READY, PlayListener.SILENT);
      Load load = new Load(play.client(clinic.id()), now);
      out.accept("phase                    commands   p50      p99      max    courses    lost  duplicated  all there after");
      phase("undisturbed", play, load, () -> rest(UNDISTURBED));
      phase("broker away for 30 s", play, load, () -> away(system, "broker"));
      phase("store away for 30 s", play, load, () -> away(system, "store"));
      for (String service : Stage.SERVICES) {
        system.startExtra(service);
      }
      play.clock().settle(READY);
      phase("two of each service", play, load, () -> rest(UNDISTURBED));
      shares(system);
      List<String> violations = play.history().violations();
      violations.forEach(out);
      int parked = new Parked(system).list().size();
      out.accept("sequences broken %d, parked %d".formatted(violations.size(), parked));
      return holds && violations.isEmpty() && parked == 0;
    }
  }

  /** Sets the clinic's time once. */
  private static final class Once implements Script {
    private final Instant at;
    private boolean ran;

    Once(Instant at) {
      this.at = at;
    }

    @Override
    public Optional<Instant> next() {
      return ran ? Optional.empty() : Optional.of(at);
    }

    @Override
    public void run(Instant now) {
      ran = true;
    }
  }

  private void away(LocalSystem system, String backend) throws InterruptedException {
    rest(Duration.ofSeconds(3));
    system.kill9AndKeepDown(backend);
    rest(AWAY);
    system.start(backend);
    system.awaitReady(backend, READY);
    rest(Duration.ofSeconds(3));
  }

  private static void rest(Duration time) throws InterruptedException {
    TimeUnit.MILLISECONDS.sleep(time.toMillis());
  }

  private void phase(String name, Play play, Load load, Load.Step step) throws Exception {
    int coursesBefore = load.courses().size();
    int commandsBefore = load.commands().size();
    load.during(step);
    long start = System.nanoTime();
    List<String> courses = load.courses().subList(coursesBefore, load.courses().size());
    Found found = found(play, courses);
    while (found.lost() > 0 && System.nanoTime() - start < CATCH_UP.toNanos()) {
      rest(Duration.ofMillis(200));
      found = found(play, courses);
    }
    double after = (System.nanoTime() - start) / 1e9;
    List<Long> latencies = load.commands().stream().skip(commandsBefore).map(Load.Command::ms).toList();
    out.accept("%-22s %10d %5d ms %5d ms %5d ms %8d %7d %11d %12.1f s".formatted(name, latencies.size(), Percentile.of(latencies, 0.5), Percentile.of(latencies, 0.99),
        Percentile.of(latencies, 1), courses.size(), found.lost(), found.duplicated(), after));
    holds &= found.lost() == 0 && found.duplicated() == 0 && !courses.isEmpty();
    if (name.startsWith("broker")) {
      // People at the desk must not notice: no command waits for the broker.
      holds &= Percentile.of(latencies, 1) < AWAY.toMillis() / 2;
    }
  }

  private record Found(int lost, int duplicated) {}

  private static Found found(Play play, List<String> courses) {
    play.history().catchUp();
    int lost = 0;
    int duplicated = 0;
    for (String course : courses) {
      Map<String, Integer> counts = new HashMap<>();
      for (HistoryEvent event : play.history().course(course)) {
        counts.merge(event.type(), 1, Integer::sum);
      }
      for (Map.Entry<String, Integer> expected : Load.EXPECTED.entrySet()) {
        int difference = counts.getOrDefault(expected.getKey(), 0) - expected.getValue();
        lost += Math.max(0, -difference);
        duplicated += Math.max(0, difference);
      }
    }
    return new Found(lost, duplicated);
  }

  /** Each instance must have partitions of each group of its service; which groups there are depends on what the service hears. */
  private void shares(LocalSystem system) throws InterruptedException, IOException {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", system.addresses().kafkaBootstrap()))) {
      List<String> groups =
          admin.listGroups().all().get().stream().map(GroupListing::groupId).filter(group -> Stage.SERVICES.contains(group.split("-")[0])).toList();
      holds &= groups.stream().map(group -> group.split("-")[0]).distinct().count() == Stage.SERVICES.size();
      Map<String, ConsumerGroupDescription> described = new TreeMap<>(admin.describeConsumerGroups(groups).all().get());
      described.forEach((group, description) -> {
        List<Integer> partitions = description.members().stream().map(member -> member.assignment().topicPartitions().size()).sorted().toList();
        if (!partitions.isEmpty()) {
          out.accept("group %-18s partitions by member %s".formatted(group, partitions));
          holds &= partitions.size() == 2 && partitions.getFirst() > 0;
        }
      });
    } catch (ExecutionException e) {
      throw new IOException("the broker can't describe its groups", e.getCause());
    }
  }
}
