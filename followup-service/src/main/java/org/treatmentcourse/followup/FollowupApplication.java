package org.treatmentcourse.followup;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Follow-up as a process of its own. */
@SpringBootApplication
public class FollowupApplication {

  public static void main(String[] args) {
    SpringApplication.run(FollowupApplication.class, args);
  }
}
