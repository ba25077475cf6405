package org.treatmentcourse.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.treatmentcourse.local.Backends;
import org.treatmentcourse.local.LocalTopics;
import org.treatmentcourse.local.broker.Topics;

/** Events per second through one service, beside the limit, taken in turn in one run. Usage: {@code infra/bench/run [COURSES] [EVENTS-PER-COURSE] [ROUNDS]}. */
public final class Throughput {
  private static final int STATE_BYTES = 1500;

  private Throughput() {}

  public static void main(String[] args) throws Exception {
    int courses = args.length > 0 ? Integer.parseInt(args[0]) : 2000;
    int perCourse = args.length > 1 ? Integer.parseInt(args[1]) : 10;
    int rounds = args.length > 2 ? Integer.parseInt(args[2]) : 4;
    Path project = Path.of(System.getProperty("treatmentcourse.project", ".")).toAbsolutePath();
    Path jar = project.resolve("evaluation-service/target/evaluation-service-0.1.0-SNAPSHOT.jar");
    Path folder = Files.createTempDirectory("bench-");
    List<Double> ours = new ArrayList<>();
    List<Double> limits = new ArrayList<>();
    try (Backends backends = Backends.start()) {
      say("store and broker: %s", backends.origin());
      Topics.create(backends.kafkaBootstrap(), LocalTopics.fixed());
      Load load = new Load(backends.kafkaBootstrap());
      load.registerClinic();
      try (ServiceUnderTest service = new ServiceUnderTest(jar, folder, backends.mongoUri(), backends.kafkaBootstrap())) {
        say("evaluation-service alone: quiet %.1f s after the start of its process, %d MiB resident", service.readySeconds(), service.residentMiB());
        round(service, load, courses / 4, perCourse);
        String limitRun = Limit.name();
        for (int i = 0; i < rounds; i++) {
          double mine = round(service, load, courses, perCourse);
          ours.add(mine);
          double limit = courses * perCourse / new Limit(backends.mongoUri(), backends.kafkaBootstrap()).run(limitRun + i, courses * perCourse, STATE_BYTES);
          limits.add(limit);
          say("round %d: service %.0f events/s, limit %.0f events/s, ratio %.2f", i + 1, mine, limit, mine / limit);
        }
        say("resident after the load: %d MiB", service.residentMiB());
      }
    }
    say("median: service %.0f events/s, limit %.0f events/s, ratio %.2f", median(ours), median(limits), median(ours) / median(limits));
  }

  private static double round(ServiceUnderTest service, Load load, int courses, int perCourse) throws Exception {
    long begun = System.nanoTime();
    int sent = load.send(Limit.name(), courses, perCourse);
    while (!service.quiet()) {
      TimeUnit.MILLISECONDS.sleep(20);
    }
    return sent / ((System.nanoTime() - begun) / 1e9);
  }

  private static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    return sorted.get(sorted.size() / 2);
  }

  private static void say(String format, Object... args) {
    System.out.println(String.format(Locale.ROOT, format, args));
  }
}
