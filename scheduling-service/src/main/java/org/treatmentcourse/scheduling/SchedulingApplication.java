package org.treatmentcourse.scheduling;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The scheduling service. */
@SpringBootApplication
public class SchedulingApplication {
  public static void main(String[] args) {
    SpringApplication.run(SchedulingApplication.class, args);
  }
}
