package org.treatmentcourse.bench.race;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.treatmentcourse.bench.peer.Where;
import org.treatmentcourse.contracts.Topics;

/** Who takes part. */
enum Row {
  LIMIT("the limit: raw clients, in groups", "org.treatmentcourse.bench.peer.limit.Limit", "spring-boot"),
  ONE("one at a time: raw clients, 32 threads", "org.treatmentcourse.bench.peer.oneatatime.OneAtATime", "spring-boot"),
  OURS("ours: intake-service", "", ""),
  OUTBOX("outbox with polling relay, Spring Kafka", "org.treatmentcourse.bench.peer.outbox.OutboxApplication", "spring-(modulith|cloud|integration)"),
  MODULITH("Spring Modulith, MongoDB and Kafka", "org.treatmentcourse.bench.peer.modulith.ModulithApplication", "spring-(cloud|integration)"),
  NAIVE("naive save, then StreamBridge", "org.treatmentcourse.bench.peer.naive.NaiveApplication", "spring-modulith");

  /** The clinic whose topic {@link #OURS} hears. */
  static final String CLINIC = "bench";

  /** What no peer needs: it comes with {@code evaluation-service}, which another bench calls. */
  private static final String UNUSED = "tomcat|spring-(web|security)|spring-boot-(security|tomcat|actuator|health|micrometer|servlet|web|restclient|http)|";

  private final String title;
  private final String main;
  private final String without;

  /**
   * @param main class of the process; empty for the jar of intake-service
   * @param without how jars begin that this row does without
   */
  Row(String title, String main, String without) {
    this.title = title;
    this.main = main;
    this.without = without;
  }

  /** @throws IllegalArgumentException with a message for people */
  static List<Row> parse(String names) {
    return Arrays.stream(names.split(",", -1)).map(Row::of).distinct().toList();
  }

  private static Row of(String name) {
    return Arrays.stream(values())
        .filter(row -> row.key().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no row " + name + "; there are " + Arrays.stream(values()).map(Row::key).toList()));
  }

  String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  String title() {
    return title;
  }

  String main() {
    return main;
  }

  /** Without a framework. */
  boolean raw() {
    return this == LIMIT || this == ONE;
  }

  /** Whether this row has no use for that jar, by its file name. */
  boolean leavesOut(String jar) {
    return jar.matches("(" + UNUSED + without + ").*");
  }

  /** Name of the database. */
  String database() {
    return this == OURS ? "intake" : key();
  }

  String in() {
    return this == OURS ? Topics.clinicEvents(CLINIC) : Where.in(key());
  }

  String out() {
    return this == OURS ? "intake.events" : Where.out(key());
  }
}
