package org.treatmentcourse.local.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.treatmentcourse.local.Addresses;
import org.treatmentcourse.local.LocalSettings;
import org.treatmentcourse.local.LocalSystem;
import org.treatmentcourse.local.LocalTopics;
import org.treatmentcourse.local.keys.LocalKeys;

/** {@code infra/scenario FILE…}: plays stories and says which of their expectations hold. */
public final class ScenarioCommand {

  private static final Path PROJECT = Path.of(System.getProperty("treatmentcourse.project", ""));
  private static final String USAGE = """
      usage: infra/scenario [--json] [--data DIR] FILE…

      Plays each file in a clinic of its own with its own simulated time, side by side, and prints a line per expectation.
      Uses the local system that runs on DIR (default .local) if it runs in simulated time (infra/up --demo 0);
      else starts one and stops it again. Ends 0 only if every expectation holds.
        --json   print the result as JSON
      What a file may say: infra/e2e/scenarios/README.md
      """;

  private final boolean json;
  private final Path data;
  private final List<Path> files;
  private final long start = System.nanoTime();

  private ScenarioCommand(boolean json, Path data, List<Path> files) {
    this.json = json;
    this.data = data;
    this.files = List.copyOf(files);
  }

  /** Ends 0 if all holds, 1 if not, 2 if a file or an option can't be understood. */
  public static void main(String[] args) {
    System.exit(run(args));
  }

  private static int run(String[] args) {
    try {
      ScenarioCommand command = parse(args);
      if (command.files.isEmpty()) {
        System.err.print(USAGE);
        return 2;
      }
      return command.play(Scenarios.read(command.files));
    } catch (ScenarioError | IllegalArgumentException e) {
      System.err.println(e.getMessage());
      return 2;
    } catch (IllegalStateException | UncheckedIOException e) {
      System.err.println("failed: " + e.getMessage());
      return 1;
    }
  }

  private static ScenarioCommand parse(String[] args) {
    boolean json = false;
    Path data = PROJECT.resolve(".local");
    List<Path> files = new ArrayList<>();
    for (int i = 0; i < args.length; i++) {
      switch (args[i]) {
        case "--json" -> json = true;
        case "--data" -> {
          if (++i == args.length) {
            throw new IllegalArgumentException("--data needs a folder");
          }
          data = Path.of(args[i]);
        }
        case "--help", "-h" -> files.clear();
        default -> {
          if (args[i].startsWith("-")) {
            throw new IllegalArgumentException("unknown option " + args[i] + "\n" + USAGE);
          }
          files.add(Path.of(args[i]));
        }
      }
    }
    return new ScenarioCommand(json, data, files);
  }

  private int play(Scenarios scenarios) {
    Optional<Addresses> running = Addresses.running(data).filter(Addresses::simulation);
    Scenarios.Played played = running.isPresent()
        ? scenarios.play(running.get(), LocalKeys.in(data.resolve("keys")), this::progress)
        : onItsOwn(scenarios);
    if (json) {
      System.out.println(Report.json(played));
    } else {
      Report.lines(played).forEach(System.out::println);
    }
    return played.failed() == 0 ? 0 : 1;
  }

  /** A system that knows nothing of earlier runs; only what was prepared for a quick start is kept. */
  private Scenarios.Played onItsOwn(Scenarios scenarios) {
    Path own = data.resolve("scenario");
    if (Addresses.running(own).isPresent()) {
      throw new IllegalStateException("scenarios are being played on " + own + " already");
    }
    clear(own.resolve("store"));
    clear(own.resolve("kafka"));
    LocalSettings settings = LocalSettings.of(PROJECT, own).topics(LocalTopics.fixed()).simulation(true).progress(this::progress);
    try (LocalSystem system = LocalSystem.start(settings)) {
      return scenarios.play(system.addresses(), system.keys(), this::progress);
    }
  }

  private static void clear(Path folder) {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> inside = Files.walk(folder)) {
      for (Path path : inside.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("can't clear " + folder, e);
    }
  }

  /** On the other stream, so that the result can be piped. */
  private void progress(String line) {
    System.err.printf("%6.1f s  %s%n", (System.nanoTime() - start) / 1e9, line);
  }
}
