package org.treatmentcourse.local.prove;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.treatmentcourse.local.LocalSystem;
import org.treatmentcourse.local.synthetic.Play;
import org.treatmentcourse.local.synthetic.SyntheticClinic;

/**
 * The same courses left alone, and then again and again, for some minutes, while one thing after the other goes wrong: every time they must come out the
 * same. Two instances of each service run, so that one goes on with what a stopped one believes to be its own.
 */
final class FaultsProof {

  private static final int PER_CLINIC = 10;

  private final Stage stage;
  private final ProveOptions options;
  private final Consumer<String> out;

  FaultsProof(Stage stage, ProveOptions options, Consumer<String> out) {
    this.stage = stage;
    this.options = options;
    this.out = out;
  }

  boolean holds() throws IOException {
    List<SyntheticClinic> clinics =
        SyntheticClinic.of("faults", options.seed(), options.courses(), Math.ceilDiv(options.courses(), PER_CLINIC), true);
    out.accept("%d courses in %d clinics, seed %d; first undisturbed".formatted(options.courses(), clinics.size(), options.seed()));
    Lived calm = Lived.undisturbed(stage, clinics, out);
    out.accept("undisturbed: %d events in %d s; now %d minutes of faults".formatted(calm.tally().events(), calm.report().took().toSeconds(), options.minutes()));
    long until = System.nanoTime() + Duration.ofMinutes(options.minutes()).toNanos();
    List<Faults.Recovery> recoveries = new ArrayList<>();
    boolean holds = calm.violations().isEmpty() && calm.stuck() == 0;
    int cycles = 0;
    do {
      cycles++;
      holds &= cycle(calm, clinics, cycles, recoveries);
    } while (System.nanoTime() < until);
    table(recoveries);
    out.accept("%d cycles, %d faults, %s".formatted(cycles, recoveries.size(), holds ? "0 cycles differ" : "not all came out the same"));
    return holds && !recoveries.isEmpty();
  }

  private boolean cycle(Lived calm, List<SyntheticClinic> clinics, int cycle, List<Faults.Recovery> recoveries) throws IOException {
    try (LocalSystem system = stage.fresh(settings -> settings.lines(true))) {
      Stage.SERVICES.forEach(system::startExtra);
      try (Play play = new Play(system, clinics); Faults faults = new Faults(system, options.seed() * 1_000 + cycle, out)) {
        Lived disturbed = Lived.of(system, play, new Telling(play, out, faults));
        faults.close();
        recoveries.addAll(faults.recoveries());
        out.accept("cycle %d, %d faults, %d s, repeats on the topics %d"
            .formatted(cycle, faults.recoveries().size(), disturbed.report().took().toSeconds(), disturbed.repeats()));
        return disturbed.isLike(calm, out);
      }
    }
  }

  private void table(List<Faults.Recovery> recoveries) {
    out.accept("fault        of store   of broker   of services   goes on after p50     max");
    for (Faults.Kind kind : Faults.Kind.values()) {
      List<Faults.Recovery> mine = recoveries.stream().filter(recovery -> recovery.kind() == kind).toList();
      long store = mine.stream().filter(recovery -> recovery.target().equals("store")).count();
      long broker = mine.stream().filter(recovery -> recovery.target().equals("broker")).count();
      List<Long> ms = mine.stream().map(Faults.Recovery::progressMs).toList();
      out.accept("%-12s %8d %11d %13d %17.1f s %5.1f s".formatted(kind, store, broker, mine.size() - store - broker, Percentile.of(ms, 0.5) / 1e3, Percentile.of(ms, 1) / 1e3));
    }
  }
}
