package org.treatmentcourse.local.prove;

import java.util.List;
import java.util.function.Consumer;

/** {@code infra/prove}: ends 0 if the promise holds, 1 if it doesn't, 2 when asked something it doesn't know. */
public final class Prove {

  private Prove() {}

  public static void main(String[] args) {
    ProveOptions options;
    try {
      options = ProveOptions.parse(List.of(args));
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.err.print(ProveOptions.USAGE);
      System.exit(2);
      return;
    }
    System.exit(run(options));
  }

  private static int run(ProveOptions options) {
    long start = System.nanoTime();
    Consumer<String> out = line -> System.out.printf("%7.1f s  %s%n", (System.nanoTime() - start) / 1e9, line);
    Stage stage = new Stage(options.data(), out);
    try {
      boolean holds = switch (options.proof()) {
        case "crash" -> new CrashProof(stage, options, out).holds();
        case "poison" -> new PoisonProof(stage, options.seed(), out).holds();
        case "outage" -> new OutageProof(stage, out).holds();
        case "reminders" -> new RemindersProof(stage, options, out).holds();
        case "rebuild" -> new RebuildProof(stage, options, out).holds();
        case "clocks" -> new ClocksProof(stage, options, out).holds();
        case "faults" -> new FaultsProof(stage, options, out).holds();
        case "booking" -> new BookingProof(stage, options, out).holds();
        default -> throw new IllegalStateException("no proof " + options.proof());
      };
      out.accept(holds ? "holds" : "DOES NOT HOLD");
      return holds ? 0 : 1;
    } catch (Exception e) {
      out.accept("failed: " + e);
      e.printStackTrace(System.err);
      return 1;
    }
  }
}
