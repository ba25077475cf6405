package org.treatmentcourse.dashboard.outcomes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The product-limit estimate of Kaplan and Meier: how many are still without an event after so many days, where not everybody is followed equally long.
 * Who is censored on the day of an event counts as at risk on that day. Takes in one after the other.
 */
final class KaplanMeier {
  private final TreeMap<Integer, Integer> events = new TreeMap<>();
  private final TreeMap<Integer, Integer> censored = new TreeMap<>();

  /**
   * A day on which something happened, or somebody left.
   *
   * @param atRisk followed and without an event just before it
   * @param share without an event after it, 0 to 1
   */
  record Step(int day, int atRisk, int events, int censored, double share) {}

  /** @param day of the event, or the last one on which there is known to have been none; 0 and up */
  void add(int day, boolean event) {
    (event ? events : censored).merge(day, 1, Integer::sum);
  }

  int followed() {
    return sum(events) + sum(censored);
  }

  int happened() {
    return sum(events);
  }

  private static int sum(TreeMap<Integer, Integer> counts) {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }

  List<Step> steps() {
    List<Step> steps = new ArrayList<>();
    TreeSet<Integer> days = new TreeSet<>(events.keySet());
    days.addAll(censored.keySet());
    int atRisk = followed();
    double share = 1;
    for (int day : days) {
      int happened = events.getOrDefault(day, 0);
      int left = censored.getOrDefault(day, 0);
      share *= (atRisk - happened) / (double) atRisk;
      steps.add(new Step(day, atRisk, happened, left, share));
      atRisk -= happened + left;
    }
    return steps;
  }

  /** The first day after which half or fewer are without an event; empty while more are. */
  OptionalInt median() {
    return steps().stream().filter(step -> step.share() <= 0.5).mapToInt(Step::day).findFirst();
  }

  /** Who is without an event after that day; empty if nobody is followed so long, unless it has happened to everybody before. */
  Optional<Share> at(int day) {
    List<Step> steps = steps();
    if (steps.isEmpty() || steps.getLast().day() < day && steps.getLast().share() > 0) {
      return Optional.empty();
    }
    double share = steps.stream().filter(step -> step.day() <= day).reduce((first, second) -> second).map(Step::share).orElse(1.0);
    int atRisk = steps.stream().filter(step -> step.day() >= day).findFirst().map(Step::atRisk).orElse(0);
    return Optional.of(new Share(day, atRisk, share));
  }

  /** @param atRisk followed so long */
  record Share(int day, int atRisk, double share) {}
}
