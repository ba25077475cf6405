package org.treatmentcourse.local;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.treatmentcourse.local.keys.Role;

/** {@code infra/up}: the whole system on this machine. */
public final class Up {

  private static final Duration TOKEN_LIFE = Duration.ofHours(12);

  private static final Path PROJECT = Path.of(System.getProperty("treatmentcourse.project", ""));

  private final PrintStream out;
  private final long start = System.nanoTime();

  private Up(PrintStream out) {
    this.out = out;
  }

  /** Ends 0 when all went well, 1 when something failed, 2 when it was asked something it doesn't know. */
  public static void main(String[] args) {
    UpOptions options;
    try {
      options = UpOptions.parse(List.of(args), PROJECT.resolve(".local"));
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.err.print(UpOptions.USAGE);
      System.exit(2);
      return;
    }
    if (options.help()) {
      System.out.print(UpOptions.USAGE);
      return;
    }
    try {
      new Up(System.out).run(options);
      System.exit(0);
    } catch (Exception e) {
      System.err.println("failed: " + e.getMessage());
      System.exit(1);
    }
  }

  private void run(UpOptions options) throws Exception {
    LocalSettings settings = LocalSettings.of(PROJECT, options.data())
        .topics(LocalTopics.fixed())
        .simulation(options.demo().isPresent())
        .progress(this::line);
    try (LocalSystem system = LocalSystem.start(settings)) {
      line("all ready; memory " + memory(system));
      List<String> clinics = options.demo().isPresent() ? demo(system, options) : List.of();
      if (options.exit()) {
        return;
      }
      describe(system, clinics.isEmpty() ? "local" : clinics.getFirst());
      system.trainForNextTime();
      new CountDownLatch(1).await();
    }
  }

  private List<String> demo(LocalSystem system, UpOptions options) throws Exception {
    int courses = options.demo().orElseThrow();
    if (courses == 0) {
      return List.of();
    }
    Demo demo = ServiceLoader.load(Demo.class).findFirst()
        .orElseThrow(() -> new IllegalStateException("there is no synthetic clinic to play"));
    List<String> clinics = demo.play(system, courses, options.seed(), this::line).clinics();
    Map<String, Integer> restarts = system.restarts();
    restarts.values().removeIf(count -> count == 0);
    if (!restarts.isEmpty()) {
      line("restarted: " + restarts);
    }
    return clinics;
  }

  private void describe(LocalSystem system, String clinic) {
    Addresses at = system.addresses();
    out.println();
    at.services().entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(service ->
        out.printf("  %-11s %s   management %s%n", service.getKey(), service.getValue(),
            at.management().getOrDefault(service.getKey(), "")));
    out.printf("  %-11s %s%n  %-11s %s%n", "broker", at.kafkaBootstrap(), "store", at.mongoUri());
    out.printf("  %-11s %s%n%n", "logs", system.data().resolve("logs"));
    out.printf("Tokens for clinic %s, good for %d hours:%n", clinic, TOKEN_LIFE.toHours());
    for (Role role : Role.values()) {
      out.printf("  %-16s %s%n", role.claim(), system.keys().token(role.isOfClinic() ? clinic : null, TOKEN_LIFE, role));
    }
    Role[] staff = Arrays.stream(Role.values()).filter(Role::isOfStaff).toArray(Role[]::new);
    out.printf("  %-16s %s%n", "all staff roles", system.keys().token(clinic, TOKEN_LIFE, staff));
    out.printf("%nCtrl-C stops everything; what is in %s is kept.%n", system.data());
  }

  private static String memory(LocalSystem system) {
    Map<String, Integer> memory = system.memory();
    int total = memory.values().stream().mapToInt(Integer::intValue).sum();
    return memory.entrySet().stream().map(one -> one.getKey() + " " + one.getValue())
        .collect(Collectors.joining(", ", "", ", together " + total + " MiB"));
  }

  private void line(String text) {
    out.printf("%6.1f s  %s%n", (System.nanoTime() - start) / 1e9, text);
  }
}
