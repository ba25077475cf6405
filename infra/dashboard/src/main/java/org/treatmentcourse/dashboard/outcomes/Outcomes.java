package org.treatmentcourse.dashboard.outcomes;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.treatmentcourse.contracts.BoardEvent.CourseRow;
import org.treatmentcourse.contracts.FollowupEvent.Response;

/** Counts over rows. Takes in one row after the other, so that any number fits. */
final class Outcomes {
  private static final List<String> OVER = List.of("CLOSED", "STOPPED", "NOT_ELIGIBLE");

  private final Map<Milestone, int[]> furthest = new EnumMap<>(Milestone.class);
  private final Map<String, Map<Response, Integer>> judged = new TreeMap<>();
  private final Map<String, Integer> treated = new TreeMap<>();

  /**
   * @param reached courses that came at least this far
   * @param open of those that came exactly this far, how many still go on
   * @param ended and how many are over
   */
  record Step(Milestone milestone, int reached, int open, int ended) {}

  /**
   * Courses treated by one protocol.
   *
   * @param treated with at least one completed session
   * @param missing of those, without a judgement: no baseline, or no score after it
   * @param classes newest judgement of the others
   */
  record ByProtocol(String protocol, int treated, int missing, Map<Response, Integer> classes) {
    int judged() {
      return treated - missing;
    }
  }

  record Counts(List<Step> funnel, List<ByProtocol> protocols) {}

  void add(CourseRow row) {
    int[] here = furthest.computeIfAbsent(Milestone.furthest(row), m -> new int[2]);
    here[OVER.contains(row.stage()) ? 1 : 0]++;
    String protocol = row.protocol();
    if (protocol == null || row.completedSessions() == 0) {
      return;
    }
    treated.merge(protocol, 1, Integer::sum);
    if (row.response() != null) {
      judged.computeIfAbsent(protocol, p -> new EnumMap<>(Response.class)).merge(Response.valueOf(row.response()), 1, Integer::sum);
    }
  }

  Counts counts() {
    return new Counts(Arrays.stream(Milestone.values()).map(this::step).toList(), treated.keySet().stream().map(this::protocol).toList());
  }

  private Step step(Milestone milestone) {
    int reached = furthest.entrySet().stream().filter(entry -> entry.getKey().compareTo(milestone) >= 0).mapToInt(entry -> entry.getValue()[0] + entry.getValue()[1]).sum();
    int[] here = furthest.getOrDefault(milestone, new int[2]);
    return new Step(milestone, reached, here[0], here[1]);
  }

  private ByProtocol protocol(String protocol) {
    Map<Response, Integer> classes = new EnumMap<>(Response.class);
    for (Response response : Response.values()) {
      classes.put(response, judged.getOrDefault(protocol, Map.of()).getOrDefault(response, 0));
    }
    int all = treated.getOrDefault(protocol, 0);
    return new ByProtocol(protocol, all, all - classes.values().stream().mapToInt(Integer::intValue).sum(), classes);
  }
}
