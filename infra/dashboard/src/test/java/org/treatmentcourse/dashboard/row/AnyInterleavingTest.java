package org.treatmentcourse.dashboard.row;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.treatmentcourse.contracts.BoardEvent.CourseRow;
import org.treatmentcourse.contracts.Catalogue;
import org.treatmentcourse.contracts.Channel;
import org.treatmentcourse.contracts.EventType;
import org.treatmentcourse.contracts.Json;
import org.treatmentcourse.contracts.Service;
import org.treatmentcourse.contracts.decide.CourseRef;
import org.treatmentcourse.contracts.decide.Decision;
import org.treatmentcourse.contracts.decide.Occurrence;
import org.treatmentcourse.dashboard.CourseStory;
import org.treatmentcourse.dashboard.Said;

/** Topics come as they like; within a topic a course's events are in order. */
class AnyInterleavingTest {
  private static final CourseRef COURSE = new CourseRef("c1", "2ed6657d-e927-568b-95e1-2665a8aea6a2");
  private static final int ORDERS = 40;

  static LongStream seeds() {
    return LongStream.rangeClosed(1, 60);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void ends_in_the_same_row(long seed) {
    List<Said> story = CourseStory.of(seed);
    Folded straight = fold(story);

    for (int order = 0; order < ORDERS; order++) {
      Folded other = fold(shuffled(story, new Random(seed * 1_000 + order)));
      assertThat(other.state()).isEqualTo(straight.state());
      assertThat(other.published()).as("what was published last").isEqualTo(straight.published());
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void what_was_published_last_is_what_is_stored(long seed) {
    Folded folded = fold(shuffled(CourseStory.of(seed), new Random(seed)));

    assertThat(folded.published()).isEqualTo(CourseRows.of(folded.state().heard(), COURSE));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void survives_the_store_after_every_event(long seed) {
    Row stored = Row.initial(COURSE);
    for (Said said : CourseStory.of(seed)) {
      Decision<Row> decision = Row.hear(stored, said.event(), occurrence(said));
      Map<?, ?> document = Json.MAPPER.convertValue(decision.state(), Map.class);
      stored = Json.MAPPER.convertValue(document, Row.class);
      assertThat(stored).isEqualTo(decision.state());
    }
  }

  @Test
  void the_stories_tell_everything_the_dashboard_hears() {
    Set<String> told = new HashSet<>();
    seeds().forEach(seed -> CourseStory.of(seed).forEach(said -> told.add(Catalogue.of(said.event()).wire())));

    assertThat(told)
        .containsExactlyInAnyOrderElementsOf(
            Catalogue.all().stream().filter(type -> type.heardBy().contains(Service.DASHBOARD)).map(EventType::wire).toList());
  }

  @Test
  void every_part_hears_one_topic_only() {
    Row row = Row.initial(COURSE);
    Map<String, Set<Integer>> changed = new LinkedHashMap<>();
    for (long seed = 1; seed <= 60; seed++) {
      for (Said said : CourseStory.of(seed)) {
        Row next = Row.hear(row, said.event(), occurrence(said)).state();
        List<Object> before = parts(row.heard());
        List<Object> after = parts(next.heard());
        for (int i = 0; i < before.size(); i++) {
          if (!before.get(i).equals(after.get(i))) {
            changed.computeIfAbsent(said.topic(), t -> new HashSet<>()).add(i);
          }
        }
        row = next;
      }
    }
    assertThat(changed.values()).allSatisfy(parts -> assertThat(parts).hasSize(1)).doesNotHaveDuplicates();
    assertThat(changed.keySet().stream().filter(topic -> topic.endsWith(Channel.SAFETY.key()))).hasSize(4);
  }

  private static List<Object> parts(Heard h) {
    return List.of(h.referral(), h.revoked(), h.workUp(), h.suspended(), h.series(), h.stopped(), h.outlook(), h.escalated());
  }

  private record Folded(Row state, @Nullable CourseRow published) {}

  private static Folded fold(List<Said> story) {
    Row state = Row.initial(COURSE);
    CourseRow published = null;
    for (Said said : story) {
      Decision<Row> decision = Row.hear(state, said.event(), occurrence(said));
      state = decision.state();
      if (!decision.events().isEmpty()) {
        published = (CourseRow) decision.events().getFirst();
      }
    }
    return new Folded(state, published);
  }

  private static Occurrence occurrence(Said said) {
    return new Occurrence(COURSE, "id", said.at(), Instant.parse("2027-01-01T00:00:00Z"));
  }

  /** Another order in which the topics may be read. */
  private static List<Said> shuffled(List<Said> story, Random random) {
    Map<String, Deque<Said>> topics = new LinkedHashMap<>();
    story.forEach(said -> topics.computeIfAbsent(said.topic(), t -> new ArrayDeque<>()).add(said));
    List<Said> merged = new ArrayList<>();
    List<Deque<Said>> open = new ArrayList<>(topics.values());
    // Sometimes one topic is far ahead of the others.
    int run = 1 + random.nextInt(12);
    while (!open.isEmpty()) {
      Deque<Said> topic = open.get(random.nextInt(open.size()));
      for (int i = 0; i < run && !topic.isEmpty(); i++) {
        merged.add(topic.remove());
      }
      if (topic.isEmpty()) {
        open.remove(topic);
      }
    }
    return merged;
  }
}
