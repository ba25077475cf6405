package org.treatmentcourse.local.prove;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.treatmentcourse.local.LocalSettings;
import org.treatmentcourse.local.LocalSystem;
import org.treatmentcourse.local.LocalTopics;

/** A folder in which one run follows another: keys and prepared applications stay, so that course ids are the same; data does not. */
final class Stage {

  /** Those that decide about courses, each with a store of its own. */
  static final List<String> SERVICES = List.of("intake", "evaluation", "scheduling", "followup");

  private final Path folder;
  private final Consumer<String> out;

  Stage(Path folder, Consumer<String> out) {
    this.folder = folder;
    this.out = out;
  }

  /** A system without any data, in simulated time. */
  LocalSystem fresh() throws IOException {
    return fresh(settings -> settings);
  }

  /** @param env added to the environment of every service */
  LocalSystem fresh(boolean simulation, Map<String, String> env) throws IOException {
    return fresh(settings -> settings.simulation(simulation).env(env));
  }

  /** @param more what is different from a system in simulated time */
  LocalSystem fresh(UnaryOperator<LocalSettings> more) throws IOException {    for (String part : List.of("store", "kafka")) {
      delete(folder.resolve(part));
    }
    LocalSystem system = LocalSystem.start(more.apply(LocalSettings.of(Path.of(System.getProperty("treatmentcourse.project", "")), folder)
        .topics(LocalTopics.fixed())
        .simulation(true)
        .progress(this::tell)));
    out.accept("system ready");
    return system;
  }

  /** What can't be told apart from the story of the proof is left to the logs. */
  private void tell(String line) {
    if (!line.contains("starting it again") && !line.contains(" ready in ")) {
      out.accept(line);
    }
  }

  private static void delete(Path part) throws IOException {
    if (Files.exists(part)) {
      try (Stream<Path> files = Files.walk(part)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }
}
