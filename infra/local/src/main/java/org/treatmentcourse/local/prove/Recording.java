package org.treatmentcourse.local.prove;

import java.util.ArrayList;
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

  /** @param data as JSON, with the business time at which it happened */
  record Entry(String type, String data) {}

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
      entries.add(new Entry(event.type(), board ? normal(event.body()) : event.at() + " " + normal(event.body())));
    }
    return new Recording(lines);
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
