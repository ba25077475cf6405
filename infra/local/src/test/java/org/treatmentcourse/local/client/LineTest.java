package org.treatmentcourse.local.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.treatmentcourse.contracts.Envelope;
import org.treatmentcourse.contracts.Json;

class LineTest {

  private final Line line = new Line("intake.events c1", true);

  private static HistoryEvent event(long sequence, String id, String body) {
    Envelope envelope =
        new Envelope(id, "/intake", "intake.intake-declined.v1", "c1", Instant.EPOCH, "clinic", sequence, null, body.getBytes(StandardCharsets.UTF_8));
    return new HistoryEvent("intake.events", 0, sequence, Instant.EPOCH, "c1", envelope, Json.MAPPER.readTree(body));
  }

  private boolean add(long sequence) {
    return line.add(event(sequence, "e" + sequence, "{}"));
  }

  @Test
  void a_repeat_counts_once_wherever_it_comes() {
    assertThat(add(1)).isTrue();
    assertThat(add(2)).isTrue();
    assertThat(add(1)).isFalse();
    assertThat(add(3)).isTrue();
    assertThat(line.repeats()).isEqualTo(1);
    assertThat(line.violations()).isEmpty();
  }

  @Test
  void tells_a_gap_and_what_fills_it_too_late() {
    add(1);
    add(3);
    assertThat(line.violations()).singleElement().asString().contains("3 came after 1");
    assertThat(add(2)).isTrue();
    assertThat(line.violations()).hasSize(2).last().asString().contains("2 first came after 3");
  }

  @Test
  void tells_a_line_that_does_not_begin_with_one() {
    add(2);
    assertThat(line.violations()).hasSize(1);
  }

  @Test
  void tells_two_events_with_one_number() {
    add(1);
    line.add(event(1, "other", "{}"));
    line.add(event(1, "e1", "{\"a\":1}"));
    assertThat(line.violations()).hasSize(2).first().asString().contains("other");
    assertThat(line.violations().getLast()).contains("bodies");
  }

  @Test
  void on_a_compacted_topic_numbers_may_be_missing_but_not_go_back() {
    Line compacted = new Line("board.courses c1", false);
    compacted.add(event(4, "a", "{}"));
    compacted.add(event(9, "b", "{}"));
    assertThat(compacted.violations()).isEmpty();
    compacted.add(event(7, "c", "{}"));
    assertThat(compacted.violations()).hasSize(1);
  }

  @Test
  void what_belongs_to_no_course_has_no_number() {
    assertThat(add(0)).isTrue();
    assertThat(add(0)).isFalse();
    assertThat(line.violations()).isEmpty();
  }
}
