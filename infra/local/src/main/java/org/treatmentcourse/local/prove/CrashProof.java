package org.treatmentcourse.local.prove;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import org.treatmentcourse.local.LocalSystem;
import org.treatmentcourse.local.clock.PlayListener;
import org.treatmentcourse.local.synthetic.Play;
import org.treatmentcourse.local.synthetic.SyntheticClinic;

/** The same courses twice: left alone, and while every process is killed again and again. Both must come out the same. */
final class CrashProof {

  private static final int PER_CLINIC = 20;

  private final Stage stage;
  private final ProveOptions options;
  private final Consumer<String> out;

  CrashProof(Stage stage, ProveOptions options, Consumer<String> out) {
    this.stage = stage;
    this.options = options;
    this.out = out;
  }

  boolean holds() throws IOException {
    List<SyntheticClinic> clinics =
        SyntheticClinic.of("crash", options.seed(), options.courses(), Math.ceilDiv(options.courses(), PER_CLINIC), true);
    out.accept("%d courses in %d clinics, seed %d; first undisturbed".formatted(options.courses(), clinics.size(), options.seed()));
    Lived calm = Lived.undisturbed(stage, clinics, out);
    calm.tally().table().forEach(out);
    out.accept("undisturbed: %d events in %d s; now with %d kills".formatted(calm.tally().events(), calm.report().took().toSeconds(), options.kills()));
    try (LocalSystem system = stage.fresh(); Play play = new Play(system, clinics);
        Killer killer = new Killer(system, calm.report().rounds(), options.kills(), options.seed(), out)) {
      Lived disturbed = Lived.of(system, play, new Telling(play, out, killer));
      killer.close();
      return judge(calm, disturbed, killer);
    }
  }

  private boolean judge(Lived calm, Lived disturbed, Killer killer) {
    Map<String, Integer> kills = killer.kills();
    int total = kills.values().stream().mapToInt(Integer::intValue).sum();
    out.accept("process        kills   ready p50     max   progress p50     max");
    kills.forEach((target, count) -> out.accept(row(target, count, killer.recoveries().stream().filter(r -> r.target().equals(target)).toList())));
    out.accept(row("all", total, killer.recoveries()));
    out.accept("events %d / %d, repeats on the topics %d / %d, took %d s / %d s (undisturbed / disturbed)".formatted(calm.recording().events(),
        disturbed.recording().events(), calm.repeats(), disturbed.repeats(), calm.report().took().toSeconds(), disturbed.report().took().toSeconds()));
    boolean same = disturbed.isLike(calm, out);
    int least = kills.values().stream().mapToInt(Integer::intValue).min().orElse(0);
    boolean enough = total >= options.kills() && (options.kills() < 40 || least >= 5);
    if (!enough) {
      out.accept("only %d kills, at least %d of each".formatted(total, least));
    }
    return same && calm.violations().isEmpty() && enough;
  }

  private static String row(String name, int kills, List<Killer.Recovery> recoveries) {
    return "%-12s %7d %9.1f s %5.1f s %12.1f s %5.1f s".formatted(name, kills, percentile(recoveries, Killer.Recovery::readyMs, 0.5),
        percentile(recoveries, Killer.Recovery::readyMs, 1), percentile(recoveries, Killer.Recovery::progressMs, 0.5),
        percentile(recoveries, Killer.Recovery::progressMs, 1));
  }

  private static double percentile(List<Killer.Recovery> recoveries, ToLongFunction<Killer.Recovery> value, double share) {
    return Percentile.of(recoveries.stream().mapToLong(value).boxed().toList(), share) / 1e3;
  }
}
