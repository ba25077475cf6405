package org.treatmentcourse.local.synthetic;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.treatmentcourse.contracts.Topics;
import org.treatmentcourse.local.Demo;
import org.treatmentcourse.local.LocalSystem;
import org.treatmentcourse.local.clock.PlayListener;
import org.treatmentcourse.local.clock.PlayReport;

/** {@code infra/up --demo N}: clinics side by side, told as they live, and a table at the end. */
public final class SyntheticDemo implements Demo {

  private static final int PER_CLINIC = 13;
  private static final long TELL_EVERY_NS = Duration.ofSeconds(5).toNanos();

  @Override
  public Played play(LocalSystem system, int courses, long seed, Consumer<String> out) throws Exception {
    String prefix = unused(system.addresses().kafkaBootstrap(), "demo-" + Long.toUnsignedString(seed));
    List<SyntheticClinic> clinics = SyntheticClinic.of(prefix, seed, courses, Math.ceilDiv(courses, PER_CLINIC), false);
    try (Play play = new Play(system, clinics)) {
      out.accept("playing %d courses in %d clinics, seed %d".formatted(courses, clinics.size(), seed));
      PlayReport report = play.run(new Progress(play, out));
      Tally tally = play.tally();
      tally.table().forEach(out);
      out.accept("%d events, %d steps of the clock in %.0f s (%d ms each)".formatted(tally.events(), report.rounds(),
          report.took().toMillis() / 1e3, report.took().toMillis() / Math.max(1, report.rounds())));
      play.history().violations().forEach(violation -> out.accept("violation: " + violation));
      int refused = clinics.stream().mapToInt(clinic -> play.history().rejections(clinic.id()).size()).sum();
      out.accept("refused events: " + refused);
      if (!tally.stuck().isEmpty()) {
        throw new IllegalStateException(tally.stuck().size() + " courses came to no end");
      }
      return new Played(clinics.stream().map(SyntheticClinic::id).toList());
    }
  }

  /** What was played before on the same data stays; a clinic's time can't go back. */
  private static String unused(String bootstrap, String base) throws InterruptedException {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
      Set<String> topics = admin.listTopics().names().get();
      String prefix = base;
      for (int run = 2; topics.contains(Topics.clinicEvents(prefix + "-1")); run++) {
        prefix = base + "r" + run;
      }
      return prefix;
    } catch (ExecutionException e) {
      throw new IllegalStateException("the broker can't list its topics", e.getCause());
    }
  }

  /** Tells how far it has come, now and then. */
  private static final class Progress implements PlayListener {
    private final Play play;
    private final Consumer<String> out;
    private long told = System.nanoTime();

    Progress(Play play, Consumer<String> out) {
      this.play = play;
      this.out = out;
    }

    @Override
    public void moved(Map<String, Instant> clocks) {
      if (System.nanoTime() - told > TELL_EVERY_NS) {
        told = System.nanoTime();
        Tally tally = play.tally();
        String date = play.dates();
        out.accept("%-24s %d of %d courses over, %d sessions held, %d events".formatted(date, tally.over(), tally.courses(),
            tally.counted().getOrDefault("sessions", 0), tally.events()));
      }
    }

    @Override
    public void waiting(Duration since, List<String> reasons) {
      out.accept("waiting for %d s: %s".formatted(since.toSeconds(), String.join("; ", reasons)));
    }
  }
}
