package org.treatmentcourse.local.scenario;

import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A step in its place.
 *
 * @param at clinic's wall time; null: at once
 * @param first whether its file begins with it
 * @param judged whether it belongs to the scenario itself, not to what is given
 */
record Act(Path file, Step step, @Nullable LocalDateTime at, boolean first, boolean judged) {

  /** Everything a scenario plays: what is given, then its own steps. */
  static List<Act> of(Scenario scenario) {
    List<Act> acts = new ArrayList<>();
    add(scenario, true, acts);
    return acts;
  }

  private static void add(Scenario scenario, boolean judged, List<Act> acts) {
    Scenario given = scenario.given();
    if (given != null) {
      add(given, false, acts);
    }
    LocalDateTime named = scenario.start();
    boolean first = true;
    for (Step step : scenario.steps()) {
      Moment moment = step.at();
      LocalDateTime at = moment != null ? moment.from(named) : first ? scenario.start() : null;
      acts.add(new Act(scenario.file(), step, at, first, judged));
      named = moment instanceof Moment.At && at != null ? at : named;
      first = false;
    }
  }

  /** Names the step in event ids, idempotency keys and messages: the same in every run. */
  String name() {
    return file.getFileName() + ":" + step.line();
  }

  /** What is given is played without its expectations; only where something is saved there, it is needed. */
  boolean isPlayed() {
    return judged || switch (step) {
      case Step.Publish publish -> true;
      case Step.Call call -> true;
      case Step.Expect expect -> !expect.save().isEmpty();
      case Step.Never never -> false;
      case Step.View view -> false;
    };
  }

  boolean isPublish() {
    return step instanceof Step.Publish;
  }
}
