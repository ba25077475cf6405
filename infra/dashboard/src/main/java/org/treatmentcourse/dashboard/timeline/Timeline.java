package org.treatmentcourse.dashboard.timeline;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.Bodies;
import org.treatmentcourse.contracts.BoardEvent.CourseRow;
import org.treatmentcourse.contracts.Catalogue;
import org.treatmentcourse.contracts.Json;
import org.treatmentcourse.contracts.Service;
import org.treatmentcourse.contracts.ServiceEvent;
import org.treatmentcourse.contracts.decide.CourseRef;
import org.treatmentcourse.contracts.decide.Occurrence;
import org.treatmentcourse.dashboard.row.CourseRows;
import org.treatmentcourse.dashboard.row.Row;
import tools.jackson.databind.JsonNode;

/**
 * A course's history up to a moment.
 *
 * @param from when the first of all its events happened, whatever is asked for
 * @param to when the last one did
 * @param learnedFrom when the first one came into the log
 * @param learnedTo when the last one did
 * @param entries by when it happened
 * @param row the course as these entries make it; absent if there are none
 */
record Timeline(
    String courseId, Instant from, Instant to, Instant learnedFrom, Instant learnedTo, int all, List<Entry> entries, @Nullable CourseRow row) {

  /**
   * @param service that said it
   * @param at business time at which it happened
   * @param known when it came into the log
   * @param data what it said, as in its schema
   */
  record Entry(Instant at, Instant known, String service, String type, long sequence, JsonNode data) {}

  /**
   * @param history by topic and sequence; not empty
   * @param asOf without what happened later
   * @param knownAt without what came into the log later
   */
  static Timeline of(CourseRef course, List<Told> history, @Nullable Instant asOf, @Nullable Instant knownAt) {
    List<Told> shown =
        history.stream()
            .filter(told -> asOf == null || !told.at().isAfter(asOf))
            .filter(told -> knownAt == null || !told.known().isAfter(knownAt))
            .toList();
    List<Entry> entries =
        shown.stream()
            .sorted(Comparator.comparing(Told::at).thenComparing(Told::topic).thenComparing(Told::sequence))
            .map(told -> new Entry(told.at(), told.known(), told.service(), told.type(), told.sequence(), Json.MAPPER.readTree(told.body())))
            .toList();
    return new Timeline(
        course.courseId(),
        history.stream().map(Told::at).min(Comparator.naturalOrder()).orElseThrow(),
        history.stream().map(Told::at).max(Comparator.naturalOrder()).orElseThrow(),
        history.stream().map(Told::known).min(Comparator.naturalOrder()).orElseThrow(),
        history.stream().map(Told::known).max(Comparator.naturalOrder()).orElseThrow(),
        history.size(),
        entries,
        shown.isEmpty() ? null : row(course, shown));
  }

  private static CourseRow row(CourseRef course, List<Told> shown) {
    Row row = Row.initial(course);
    for (Told told : shown) {
      ServiceEvent event = heard(told);
      if (event != null) {
        row = Row.hear(row, event, new Occurrence(course, told.topic() + "/" + told.sequence(), told.at(), told.known())).state();
      }
    }
    return CourseRows.of(row.heard(), course);
  }

  private static @Nullable ServiceEvent heard(Told told) {
    return Catalogue.byWire(told.type())
        .filter(type -> type.heardBy().contains(Service.DASHBOARD))
        .map(type -> (ServiceEvent) Bodies.read(type, told.body().getBytes(java.nio.charset.StandardCharsets.UTF_8)))
        .orElse(null);
  }
}
