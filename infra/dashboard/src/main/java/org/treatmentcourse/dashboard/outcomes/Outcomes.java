package org.treatmentcourse.dashboard.outcomes;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.treatmentcourse.contracts.BoardEvent.CourseRow;

/** Counts over rows. Takes in one row after the other, so that any number fits. */
final class Outcomes {
  private static final String UNKNOWN = "UNKNOWN";
  private static final List<String> OVER = List.of("CLOSED", "STOPPED", "NOT_ELIGIBLE");

  private final Map<Milestone, int[]> furthest = new EnumMap<>(Milestone.class);
  private final Map<String, Gathered> protocols = new TreeMap<>();
  private final Map<String, Gathered> indications = new TreeMap<>();
  private final Map<String, Gathered> sites = new TreeMap<>();

  /**
   * @param reached courses that came at least this far
   * @param open of those that came exactly this far, how many still go on
   * @param ended and how many are over
   */
  record Step(Milestone milestone, int reached, int open, int ended) {}

  /** @param protocols by the protocol of the plan in force; the same courses by indication and by site */
  record Counts(List<Step> funnel, List<Group> protocols, List<Group> indications, List<Group> sites) {}

  void add(CourseRow row) {
    int[] here = furthest.computeIfAbsent(Milestone.furthest(row), m -> new int[2]);
    here[OVER.contains(row.stage()) ? 1 : 0]++;
    String protocol = row.protocol();
    if (protocol == null || row.completedSessions() == 0) {
      return;
    }
    boolean over = OVER.contains(row.stage());
    add(protocols, protocol, row, over);
    add(indications, Objects.requireNonNullElse(row.indication(), UNKNOWN), row, over);
    add(sites, Objects.requireNonNullElse(row.site(), UNKNOWN), row, over);
  }

  private static void add(Map<String, Gathered> groups, String name, CourseRow row, boolean over) {
    groups.computeIfAbsent(name, none -> new Gathered()).add(row, over);
  }

  Counts counts() {
    return new Counts(Arrays.stream(Milestone.values()).map(this::step).toList(), groups(protocols), groups(indications), groups(sites));
  }

  private static List<Group> groups(Map<String, Gathered> gathered) {
    return gathered.entrySet().stream().map(entry -> entry.getValue().group(entry.getKey())).toList();
  }

  private Step step(Milestone milestone) {
    int reached = furthest.entrySet().stream().filter(entry -> entry.getKey().compareTo(milestone) >= 0).mapToInt(entry -> entry.getValue()[0] + entry.getValue()[1]).sum();
    int[] here = furthest.getOrDefault(milestone, new int[2]);
    return new Step(milestone, reached, here[0], here[1]);
  }
}
