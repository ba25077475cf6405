package org.treatmentcourse.local.scenario;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.Rejection;
import org.treatmentcourse.contracts.Topics;
import org.treatmentcourse.local.client.History;
import org.treatmentcourse.local.client.HistoryEvent;
import tools.jackson.databind.JsonNode;

/** Looks for events of one clinic. Expectations of a file are met in order: what is found for one is not before what was found for the last one. */
final class Judge {

  private static final int SHOWN = 6;
  private static final int SHOWN_CHARS = 300;

  private final History history;
  private final Stage stage;
  private final Set<HistoryEvent> used = new HashSet<>();
  private @Nullable HistoryEvent last;
  private int from;
  private int lastAction;

  Judge(History history, Stage stage) {
    this.history = history;
    this.stage = stage;
  }

  /** A file begins: what came before it doesn't count. */
  void begin() {
    from = history.size();
    lastAction = from;
    last = null;
  }

  /** Somebody acts. */
  void acted() {
    lastAction = history.size();
  }

  /** How many events there were at the last action. */
  int lastAction() {
    return lastAction;
  }

  Optional<HistoryEvent> find(Step.Expect expect) {
    HistoryEvent before = last;
    Optional<HistoryEvent> found = events(from, expect.type(), expect.course())
        .filter(event -> !used.contains(event) && (before == null || event.isNotBefore(before)))
        .filter(event -> difference(expect.match(), event) == null)
        .findFirst();
    found.ifPresent(event -> {
      used.add(event);
      last = event;
    });
    return found;
  }

  Optional<HistoryEvent> find(Step.Never never, int since) {
    return events(since, never.type(), never.course()).filter(event -> difference(never.match(), event) == null).findFirst();
  }

  private @Nullable String difference(@Nullable JsonNode match, HistoryEvent event) {
    return Matching.difference(match == null ? null : stage.variables().fill(match), event.body());
  }

  private Stream<HistoryEvent> events(int since, String type, @Nullable String course) {
    String key = course == null || type.equals(Rejection.TYPE) ? null : stage.courseId(course);
    return history.since(since).stream()
        .filter(event -> event.type().equals(type) && event.clinic().equals(stage.clinic()) && (key == null || event.key().equals(key)));
  }

  /** What there was instead: events of that type that differ, and if there are none, which types came since the last action. */
  String instead(Step.Expect expect) {
    List<String> same = events(from, expect.type(), expect.course())
        .map(event -> {
          String difference = difference(expect.match(), event);
          return shown(event) + (difference != null ? " (" + difference + ")"
              : used.contains(event) ? " (met an earlier expectation)" : " (before the last one met)");
        })
        .toList();
    if (!same.isEmpty()) {
      return String.join("; ", same.subList(Math.max(0, same.size() - SHOWN), same.size()));
    }
    Map<String, Integer> others = new LinkedHashMap<>();
    List<String> refused = new ArrayList<>();
    history.since(lastAction).stream().filter(event -> event.clinic().equals(stage.clinic()) && !event.topic().equals(Topics.BOARD_COURSES))
        .forEach(event -> {
          if (event.type().equals(Rejection.TYPE)) {
            refused.add(shown(event));
          } else {
            others.merge(event.type(), 1, Integer::sum);
          }
        });
    String seen = others.isEmpty() ? "nothing since the last action" : "since the last action only " + others;
    return refused.isEmpty() ? seen : seen + ", refused " + refused;
  }

  static String shown(HistoryEvent event) {
    String body = event.body().toString();
    return event.type() + " " + (body.length() > SHOWN_CHARS ? body.substring(0, SHOWN_CHARS) + "…" : body);
  }
}
