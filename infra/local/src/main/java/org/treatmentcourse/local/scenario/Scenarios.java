package org.treatmentcourse.local.scenario;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.treatmentcourse.contracts.Clinic;
import org.treatmentcourse.contracts.Json;
import org.treatmentcourse.local.Addresses;
import org.treatmentcourse.local.client.ClinicClient;
import org.treatmentcourse.local.client.History;
import org.treatmentcourse.local.clock.PlayListener;
import org.treatmentcourse.local.clock.PlayReport;
import org.treatmentcourse.local.clock.Script;
import org.treatmentcourse.local.clock.SimulatedClock;
import org.treatmentcourse.local.keys.LocalKeys;
import org.treatmentcourse.local.keys.Role;

/** Plays scenario files on a running system, some side by side, each in a clinic of its own with its own time. */
public final class Scenarios {

  private static final Duration STALL = ClinicClient.LIMIT;
  private static final Duration TOKEN_LIFE = Duration.ofDays(1);
  private static final int AT_ONCE = 30;

  private final List<Scenario> scenarios;

  private Scenarios(List<Scenario> scenarios) {
    this.scenarios = scenarios;
  }

  /** @throws ScenarioError with file and line, for the first file that can't be understood */
  public static Scenarios read(List<Path> files) {
    return new Scenarios(files.stream().map(ScenarioReader::read).toList());
  }

  /**
   * What a run came to.
   *
   * @param results in the order of the files
   * @param violations promises of the topics that were broken: sequences not dense, repeats that differ
   */
  public record Played(List<Result> results, List<String> violations) {

    public Played {
      results = List.copyOf(results);
      violations = List.copyOf(violations);
    }

    public long passed() {
      return results.stream().mapToLong(Result::passed).sum();
    }

    public long failed() {
      return results.stream().mapToLong(Result::failed).sum() + violations.size();
    }
  }

  /**
   * Plays all of them.
   *
   * @param addresses of a system in the {@code simulation} profile
   * @param progress told, line by line, what is going on
   * @throws IllegalStateException if a clinic can't be registered
   */
  public Played play(Addresses addresses, LocalKeys keys, Consumer<String> progress) {
    String run = Long.toString(Instant.now().toEpochMilli(), Character.MAX_RADIX);
    List<Staged> staged = new ArrayList<>();
    try (History history = new History(addresses.kafkaBootstrap());
        SimulatedClock clock = new SimulatedClock(addresses::management, keys.token(null, TOKEN_LIFE, Role.OPS))) {
      for (Scenario scenario : scenarios) {
        String clinic = "sc-" + run + "-" + (staged.size() + 1);
        ClinicClient client = new ClinicClient(addresses, keys, clinic);
        Play play = new Play(scenario, new Stage(client, keys, ZoneId.of(scenario.zone())), history, () -> clock.now(clinic));
        staged.add(new Staged(scenario, client, play));
      }
      // A round of the clock costs by the clinics there are, so those that take most rounds go first, a few at a time.
      List<Staged> longestFirst = staged.stream().sorted(Comparator.comparing((Staged one) -> one.play().span()).reversed()).toList();
      for (int from = 0; from < longestFirst.size(); from += AT_ONCE) {
        int until = Math.min(from + AT_ONCE, longestFirst.size());
        List<Staged> some = longestFirst.subList(from, until);
        register(some);
        some.forEach(one -> history.follow(one.client().clinic()));
        progress.accept(until + " of " + staged.size() + " clinics registered");
        play(clock, some.stream().collect(Collectors.toMap(one -> one.client().clinic(), Staged::play)), progress);
      }
      history.catchUp();
      return new Played(staged.stream().map(one -> one.play().result()).toList(), history.violations());
    } finally {
      staged.forEach(one -> one.client().close());
    }
  }

  /** A scenario in the clinic in which it is played. */
  private record Staged(Scenario scenario, ClinicClient client, Play play) {}

  private static void play(SimulatedClock clock, Map<String, Play> plays, Consumer<String> progress) {
    try {
      PlayReport report = clock.play(Map.<String, Script>copyOf(plays), STALL, new PlayListener() {
        @Override
        public void waiting(Duration since, List<String> reasons) {
          progress.accept("waiting since " + since.toSeconds() + " s for " + String.join("; ", reasons));
        }
      });
      progress.accept("played in %d rounds, %.1f s".formatted(report.rounds(), report.took().toMillis() / 1e3));
    } catch (IllegalStateException | org.treatmentcourse.local.clock.StalledException e) {
      plays.values().forEach(play -> play.failed(String.valueOf(e.getMessage())));
    }
  }

  private static void register(List<Staged> some) {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Long>> registering =
          some.stream().map(one -> threads.submit(() -> one.client().describe(clinic(one.client().clinic(), one.scenario())))).toList();
      // Waited for afterwards: processes that are asked all the time by everybody learn nothing.
      for (int i = 0; i < some.size(); i++) {
        some.get(i).client().awaitKnown(registering.get(i).get());
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause() == null ? e.toString() : e.getCause().getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while clinics were registered", e);
    }
  }

  @SuppressWarnings("unchecked")
  private static Clinic clinic(String id, Scenario scenario) {
    Map<String, Object> policy = Json.MAPPER.convertValue(scenario.policy(), Map.class);
    return new Clinic(id, scenario.zone(), scenario.sites(), policy);
  }
}
