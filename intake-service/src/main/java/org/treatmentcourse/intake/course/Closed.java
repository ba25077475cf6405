package org.treatmentcourse.intake.course;

import java.time.Instant;

/**
 * Nothing more is collected. The file is kept as long as records must be.
 *
 * @param reason code, from intake ({@code INCOMPLETE_EXPIRED} …) or from follow-up ({@code COMPLETED} …)
 */
public record Closed(CourseFile file, String reason, Instant closedAt) implements Intake {

  @Override
  public boolean isOpen() {
    return true;
  }
}
