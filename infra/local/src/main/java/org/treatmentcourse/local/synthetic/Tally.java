package org.treatmentcourse.local.synthetic;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What has come of the courses so far.
 *
 * @param byState how many courses are where
 * @param counted what happened how often, over all courses
 * @param gates sessions held back, by the first reason given
 * @param responses the last class said of each course that had one
 * @param surprises answers nobody had reckoned with
 * @param stuck references of courses that came to no end
 */
public record Tally(int courses, int over, Map<String, Integer> byState, Map<String, Integer> counted, Map<String, Integer> gates,
    Map<String, Integer> responses, List<String> surprises, List<String> stuck, int events) {

  private static final List<String> COUNTED = List.of("sessions", "missed", "held", "stopped", "adverse events", "vitals overdue", "escalations",
      "check-ins", "check-ins missed", "tasks overdue", "scores");

  static Tally of(List<Life> lives, int events) {
    Map<String, Integer> byState = new TreeMap<>();
    Map<String, Integer> counted = new LinkedHashMap<>();
    Map<String, Integer> gates = new TreeMap<>();
    Map<String, Integer> responses = new TreeMap<>();
    List<String> surprises = new ArrayList<>();
    List<String> stuck = new ArrayList<>();
    COUNTED.forEach(what -> counted.put(what, 0));
    for (Life life : lives) {
      byState.merge(state(life), 1, Integer::sum);
      COUNTED.forEach(what -> counted.merge(what, life.chart().counted(what), Integer::sum));
      life.chart().gates().forEach((reason, times) -> gates.merge(reason, times, Integer::sum));
      life.chart().response().ifPresent(response -> responses.merge(response.name(), 1, Integer::sum));
      surprises.addAll(life.surprises());
      if (life.isStuck()) {
        stuck.add(life.patient().reference());
      }
    }
    int over = (int) lives.stream().filter(Life::isOver).count();
    return new Tally(lives.size(), over, byState, counted, gates, responses, surprises, stuck, events);
  }

  private static String state(Life life) {
    Chart chart = life.chart();
    if (life.isStuck()) {
      return "STUCK";
    } else if (chart.closed().isPresent()) {
      return "CLOSED " + chart.closed().get().fact();
    } else if (chart.declined().isPresent()) {
      return "INTAKE DECLINED";
    } else if (chart.plan().isPresent()) {
      return chart.accepted() > 0 ? "MAINTENANCE" : "INDUCTION";
    }
    return chart.evaluated().isPresent() ? "EVALUATING" : chart.opened().isPresent() ? "INTAKE" : "NOT YET ASKED";
  }

  /** Lines of a table for people. */
  public List<String> table() {
    List<String> lines = new ArrayList<>();
    section(lines, "courses by state", byState);
    section(lines, "what happened", names(counted));
    section(lines, "held back, by the gate that failed first", gates);
    section(lines, "last response", responses);
    if (!surprises.isEmpty()) {
      lines.add("unexpected answers: " + surprises.size());
      surprises.stream().limit(20).forEach(one -> lines.add("  " + one));
    }
    if (!stuck.isEmpty()) {
      lines.add("stuck: " + String.join(", ", stuck));
    }
    return lines;
  }

  private static Map<String, Integer> names(Map<String, Integer> counted) {
    Map<String, Integer> named = new LinkedHashMap<>();
    counted.forEach((what, count) -> named.put(switch (what) {
      case "sessions" -> "sessions held";
      case "missed" -> "sessions missed";
      case "held" -> "held back at a gate";
      case "stopped" -> "infusions stopped";
      default -> what;
    }, count));
    return named;
  }

  private static void section(List<String> lines, String title, Map<String, Integer> rows) {
    lines.add(title);
    rows.forEach((name, count) -> lines.add("  %-28s %6d".formatted(name, count)));
  }
}
