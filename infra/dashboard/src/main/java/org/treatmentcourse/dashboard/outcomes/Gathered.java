package org.treatmentcourse.dashboard.outcomes;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.BoardEvent.CourseRow;
import org.treatmentcourse.contracts.BoardEvent.SessionRow;
import org.treatmentcourse.contracts.BoardEvent.TimesRow;
import org.treatmentcourse.contracts.FollowupEvent.Response;

/** Counts of one group in the making. */
final class Gathered {
  private final Map<Response, Integer> classes = new EnumMap<>(Response.class);
  private final Map<String, Integer> ended = new TreeMap<>();
  private final KaplanMeier response = new KaplanMeier();
  private final KaplanMeier relapseFree = new KaplanMeier();
  private int treated;
  private int open;

  Gathered() {
    for (Response one : Response.values()) {
      classes.put(one, 0);
    }
  }

  void add(CourseRow row, boolean over) {
    treated++;
    if (over) {
      ended.merge(Objects.requireNonNullElse(row.ended(), row.stage()), 1, Integer::sum);
    } else {
      open++;
    }
    if (row.response() != null) {
      classes.merge(Response.valueOf(row.response()), 1, Integer::sum);
    }
    Instant last = row.lastScoreAt();
    TimesRow times = Objects.requireNonNullElse(row.times(), new TimesRow(null, null, null));
    follow(response, first(row), times.respondedAt(), last);
    follow(relapseFree, times.respondedAt(), times.relapsedAt(), last);
  }

  private static @Nullable Instant first(CourseRow row) {
    return row.sessions().stream()
        .filter(session -> session.status().equals("COMPLETED"))
        .map(SessionRow::since)
        .filter(Objects::nonNull)
        .min(Comparator.naturalOrder())
        .orElse(null);
  }

  private static void follow(KaplanMeier times, @Nullable Instant from, @Nullable Instant event, @Nullable Instant last) {
    Instant until = event == null ? last : event;
    if (from != null && until != null && !until.isBefore(from)) {
      times.add((int) Duration.between(from, until).toDays(), event != null);
    }
  }

  Group group(String name) {
    int judged = classes.values().stream().mapToInt(Integer::intValue).sum();
    return new Group(name, treated, treated - judged, classes, open, ended, Group.Course.of(response), Group.Course.of(relapseFree));
  }
}
