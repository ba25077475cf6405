package org.treatmentcourse.local.scenario;

import java.nio.file.Path;

/** A scenario file that can't be understood; the message begins with {@code file:line}. */
public final class ScenarioError extends RuntimeException {

  private static final long serialVersionUID = 1;

  ScenarioError(Path file, int line, String problem) {
    super(file + ":" + line + ": " + problem);
  }
}
