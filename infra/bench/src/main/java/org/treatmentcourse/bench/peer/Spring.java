package org.treatmentcourse.bench.peer;

import org.springframework.boot.SpringApplication;
import org.treatmentcourse.local.process.ParentWatch;

/** Starts a Spring peer with the configuration of its row, {@code peer/<row>.yml}. */
public final class Spring {
  private Spring() {}

  public static void run(Class<?> application, String row) {
    ParentWatch.exitWithParent();
    SpringApplication.run(application, "--spring.config.location=classpath:/peer/spring.yml,classpath:/peer/" + row + ".yml");
  }
}
