package org.treatmentcourse.scheduling.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.treatmentcourse.scheduling.CourseUnderTest.POLICY;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ExcerptTest {
  private static final Instant START = Instant.parse("2026-03-02T14:30:00Z");

  private final List<Reading> stored = new ArrayList<>();
  private Excerpt.@Nullable Mark mark;

  private static Reading oxygen(double second, int spo2) {
    return new Reading(START.plusMillis((long) (second * 1000)), null, null, 75, 14, spo2, null, null);
  }

  private static Reading pressure(int second, int sbp, int dbp) {
    return new Reading(START.plusSeconds(second), sbp, dbp, null, null, null, null, null);
  }

  /** @return the seconds of the samples that are judged, of one packet after the others */
  private List<Long> told(Reading... packet) {
    stored.addAll(List.of(packet));
    Excerpt excerpt = Excerpt.of(mark, List.of(packet), stored, POLICY);
    mark = excerpt.mark();
    return excerpt.readings().stream().map(reading -> reading.at().getEpochSecond() - START.getEpochSecond()).toList();
  }

  private Excerpt.Mark marked() {
    return Objects.requireNonNull(mark);
  }

  @Test
  void of_a_steady_stream_only_the_first_sample_and_a_pressure_every_five_minutes_are_judged() {
    List<Long> judged = new ArrayList<>();
    for (int second = 0; second <= 600; second++) {
      judged.addAll(second % 60 == 0 ? told(oxygen(second, 97), pressure(second, 124, 76)) : told(oxygen(second, 97)));
    }
    // The two of the first second are of different devices.
    assertThat(judged).containsExactly(0L, 0L, 300L, 600L);
  }

  @Test
  void a_slipped_sensor_is_not_judged_and_what_lasts_is() {
    assertThat(told(oxygen(0, 97))).containsExactly(0L);
    assertThat(told(oxygen(1, 85), oxygen(2, 85))).isEmpty();
    assertThat(told(oxygen(3, 97))).isEmpty();
    assertThat(told(oxygen(4, 85), oxygen(5, 85), oxygen(6, 86), oxygen(7, 86), oxygen(8, 86))).isEmpty();
    assertThat(told(oxygen(9, 86), oxygen(10, 86))).containsExactly(9L);
    assertThat(marked().outside()).isEqualTo(Set.of(Signal.OXYGEN));
  }

  @Test
  void while_a_sign_stays_outside_it_is_judged_every_half_minute_and_once_when_it_is_back() {
    told(oxygen(0, 97));
    List<Long> judged = new ArrayList<>();
    for (int second = 1; second <= 100; second++) {
      judged.addAll(told(oxygen(second, second < 90 ? 91 : 95)));
    }
    assertThat(judged).containsExactly(6L, 36L, 66L, 90L);
  }

  @Test
  void a_monitor_that_tells_seldom_is_believed_at_once() {
    told(oxygen(0, 97));
    assertThat(told(oxygen(60, 87))).containsExactly(60L);
    assertThat(told(oxygen(120, 87))).containsExactly(120L);
  }

  @Test
  void a_sign_that_another_device_measures_does_not_end_what_is_outside() {
    told(oxygen(0, 97));
    assertThat(told(oxygen(60, 87))).containsExactly(60L);
    told(pressure(70, 120, 70));
    assertThat(marked().outside()).isEqualTo(Set.of(Signal.OXYGEN));
    assertThat(told(oxygen(80, 96))).containsExactly(80L);
    assertThat(marked().outside()).isEmpty();
  }

  @Test
  void a_doubtful_sign_does_not_keep_the_others_of_its_sample_back() {
    told(oxygen(0, 97));
    Reading both = new Reading(START.plusSeconds(1), 205, 125, 75, 14, 80, null, null);
    stored.add(both);
    Excerpt excerpt = Excerpt.of(mark, List.of(both), stored, POLICY);
    assertThat(excerpt.readings()).containsExactly(new Reading(both.at(), 205, 125, 75, 14, null, null, null));
  }

  @Test
  void what_is_late_is_judged_only_if_it_was_outside() {
    told(oxygen(0, 97));
    told(oxygen(100, 85));
    assertThat(told(oxygen(50, 96))).isEmpty();
    assertThat(told(oxygen(60, 84))).containsExactly(60L);
    assertThat(marked().at()).isEqualTo(START.plusSeconds(100));
  }

  @Test
  void a_packet_that_comes_again_finds_nothing_new_within_the_limits() {
    Reading[] packet = {oxygen(0, 97), oxygen(1, 96), pressure(2, 130, 80)};
    assertThat(told(packet)).containsExactly(0L, 2L);
    assertThat(told(packet)).isEmpty();
  }

  @Test
  void within_a_packet_the_order_does_not_matter() {
    for (long seed = 1; seed <= 200; seed++) {
      Random random = new Random(seed);
      List<Reading> packet = new ArrayList<>();
      for (int second = 0; second < 120; second++) {
        packet.add(oxygen(second, random.nextInt(20) == 0 ? 84 : 96));
      }
      Excerpt inOrder = Excerpt.of(null, packet, packet, POLICY);
      Collections.shuffle(packet, random);
      assertThat(Excerpt.of(null, packet, packet, POLICY)).as("seed %d", seed).isEqualTo(inOrder);
    }
  }
}
