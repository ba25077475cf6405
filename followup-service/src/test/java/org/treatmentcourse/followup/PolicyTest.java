package org.treatmentcourse.followup;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.treatmentcourse.contracts.FollowupEvent.RiskTier;
import org.treatmentcourse.contracts.policy.FollowupPolicy;
import org.treatmentcourse.contracts.policy.FollowupPolicy.Band;
import org.treatmentcourse.contracts.policy.FollowupPolicy.Instrument;
import org.treatmentcourse.contracts.policy.FollowupPolicy.Item;
import org.treatmentcourse.followup.course.Tasks;

/** What the schema of the pack can't say. */
class PolicyTest {
  private static final FollowupPolicy POLICY = Story.POLICY;

  @Test
  void names_who_must_act_on_every_kind_of_task() {
    List<String> inCode =
        Arrays.stream(Tasks.class.getDeclaredFields())
            .filter(field -> Modifier.isPublic(field.getModifiers()))
            .map(field -> field.getName())
            .toList();
    Stream<String> inPolicy = Stream.concat(POLICY.sessions().holdTasks().values().stream(), POLICY.sessions().suspensionTasks().values().stream());
    assertThat(POLICY.tasks().keySet()).containsAll(inCode).containsAll(inPolicy.toList());
    assertThat(POLICY.sessions().suspensionTasks()).containsKey("DEFAULT");
    assertThat(POLICY.maintenance().rhythms()).containsKey("DEFAULT");
  }

  @Test
  void has_a_band_for_every_total_and_no_two() {
    POLICY
        .instruments()
        .forEach(
            (key, instrument) -> {
              int most = instrument.items().stream().filter(i -> !Boolean.TRUE.equals(i.unscored())).mapToInt(Item::max).sum();
              for (int total = 0; total <= most && !instrument.bands().isEmpty(); total++) {
                int at = total;
                assertThat(instrument.bands().stream().filter(b -> at >= b.from() && at <= b.to()).map(Band::code)).as("%s %d", key, at).hasSize(1);
              }
            });
  }

  @Test
  void speaks_only_of_items_that_exist() {
    for (Instrument instrument : POLICY.instruments().values()) {
      List<String> ids = instrument.items().stream().map(Item::id).toList();
      assertThat(ids).doesNotHaveDuplicates();
      assertThat(instrument.items().stream().map(Item::onlyIf).filter(id -> id != null)).allMatch(ids::contains);
      assertThat(instrument.tiers().values().stream().flatMap(List::stream).flatMap(List::stream)).allMatch(ids::contains);
    }
    Instrument scale = Objects.requireNonNull(POLICY.instruments().get(POLICY.suicide().item9().instrument()));
    assertThat(scale.items()).extracting(Item::id).contains(POLICY.suicide().item9().item());
    assertThat(POLICY.instruments()).containsKeys(POLICY.suicide().screen(), POLICY.response().instrument());
  }

  @Test
  void calls_intent_to_act_high() {
    Instrument screen = Objects.requireNonNull(POLICY.instruments().get(POLICY.suicide().screen()));
    assertThat(screen.tiers().get(RiskTier.HIGH)).contains(List.of("q4"), List.of("q5"));
  }

  @Test
  void keeps_the_steps_of_every_rhythm_in_order_and_within_its_limit() {
    POLICY
        .maintenance()
        .rhythms()
        .values()
        .forEach(rhythm -> assertThat(rhythm.stepsDays()).isSorted().doesNotHaveDuplicates().allMatch(step -> step <= rhythm.maxIntervalDays()));
  }
}
