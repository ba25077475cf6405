package org.treatmentcourse.local.scenario;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a scenario.
 *
 * @param clinic in which it was played
 * @param error why it could not be played to its end; null if it was
 */
public record Result(Path file, String scenario, String clinic, List<Check> checks, @Nullable String error) {

  public Result {
    checks = List.copyOf(checks);
  }

  /**
   * What became of one expectation.
   *
   * @param seen what there was instead; null if it holds
   */
  public record Check(int line, String what, @Nullable String seen) {
    public boolean ok() {
      return seen == null;
    }
  }

  public long passed() {
    return checks.stream().filter(Check::ok).count();
  }

  /** A scenario that could not be played to its end counts as one more. */
  public long failed() {
    return checks.size() - passed() + (error == null ? 0 : 1);
  }
}
