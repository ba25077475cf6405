package org.treatmentcourse.local.prove;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.treatmentcourse.contracts.Topics;
import org.treatmentcourse.local.client.History;
import org.treatmentcourse.local.client.HistoryEvent;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What was said about each course on each topic, in order, without what differs between two runs by nature. On the board only the last row counts: how
 * many versions of a row there are depends on which topic was quicker.
 *
 * @param lines by course and topic
 */
record Recording(Map<Line, List<Entry>> lines) {

  /** One course on one topic. */
  record Line(String course, String topic) implements Comparable<Line> {
    @Override
    public int compareTo(Line other) {
      int byCourse = course.compareTo(other.course);
      return byCourse != 0 ? byCourse : topic.compareTo(other.topic);
    }
  }

  /**
   * @param at business time at which it happened; empty for a row of the board
   * @param data as JSON
   */
  record Entry(String type, String at, String data) {}

  private static final String ASSESSED = "evaluation.eligibility-assessed.v1";

  /** Where something was read is no part of what was said, nor is it when the row was last touched. */
  private static final Set<String> BY_NATURE = Set.of("partition", "offset", "topic", "policyVersion");

  static Recording of(History history) {
    Map<Line, List<Entry>> lines = new TreeMap<>();
    for (HistoryEvent event : history.since(0)) {
      Line line = new Line(event.key(), event.topic());
      List<Entry> entries = lines.computeIfAbsent(line, l -> new ArrayList<>());
      boolean board = event.topic().equals(Topics.BOARD_COURSES);
      if (board) {
        entries.clear();
      }
      entries.add(new Entry(event.type(), board ? "" : String.valueOf(event.at()), normal(event.body())));
    }
    lines.replaceAll((line, entries) -> settled(entries));
    return new Recording(lines);
  }

  /**
   * What the rules say while several facts of one moment come in depends on which topic was quicker: only what they say at last of each moment counts, and
   * only if it is new.
   */
  static List<Entry> settled(List<Entry> entries) {
    Map<String, Integer> last = new HashMap<>();
    for (int i = 0; i < entries.size(); i++) {
      if (entries.get(i).type().equals(ASSESSED)) {
        last.put(entries.get(i).at(), i);
      }
    }
    List<Entry> settled = new ArrayList<>();
    String said = "";
    for (int i = 0; i < entries.size(); i++) {
      Entry entry = entries.get(i);
      if (!entry.type().equals(ASSESSED)) {
        settled.add(entry);
      } else if (Integer.valueOf(i).equals(last.get(entry.at())) && !said.equals(entry.data())) {
        settled.add(entry);
        said = entry.data();
      }
    }
    return settled;
  }

  private static String normal(JsonNode body) {
    if (!(body instanceof ObjectNode object)) {
      return body.toString();
    }
    ObjectNode copy = object.deepCopy();
    BY_NATURE.forEach(copy::remove);
    return copy.toString();
  }

  /** Only the lines of these courses, or of all others. */
  Recording only(Set<String> courses, boolean these) {
    Map<Line, List<Entry>> kept = new TreeMap<>();
    lines.forEach((line, entries) -> {
      if (courses.contains(line.course()) == these) {
        kept.put(line, entries);
      }
    });
    return new Recording(kept);
  }

  long events() {
    return lines.values().stream().mapToLong(List::size).sum();
  }
}
