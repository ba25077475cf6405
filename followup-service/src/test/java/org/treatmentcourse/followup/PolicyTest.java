package org.treatmentcourse.followup;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.treatmentcourse.contracts.ClinicEvent.Analyte;
import org.treatmentcourse.contracts.ClinicEvent.Lab;
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
    assertThat(POLICY.tasks().keySet())
        .containsAll(POLICY.safety().domains().values().stream().flatMap(domain -> domain.tasks().stream()).toList())
        .containsAll(POLICY.recommendations().situations().values().stream().map(FollowupPolicy.Advice::task).toList());
    assertThat(POLICY.tasks().keySet()).containsAll(inCode).containsAll(inPolicy.toList());
    assertThat(POLICY.sessions().suspensionTasks()).containsKey("DEFAULT");
    assertThat(POLICY.maintenance().rhythms()).containsKey("DEFAULT");
  }

  @Test
  void lists_the_instruments_of_the_catalogue_in_its_order() {
    assertThat(POLICY.instruments().keySet())
        .containsExactly(
            "PHQ9", "GAD7", "MADRS", "QIDS_SR16", "HAMD17", "PCL5", "YBOCS", "CSSRS_SCREEN", "BPI_SF", "NRS_PAIN", "CADSS", "CADSS6", "MDQ", "PSQ",
            "ASRM", "YMRS", "AUDIT_C", "DAST10", "SADQ", "MOCA", "BPIC_SS", "MOAAS", "RASS", "ALDRETE", "PADSS",
            "LUTS_CHECK", "MISUSE_CHECK");
  }

  @Test
  void has_a_band_for_every_total_and_no_two() {
    POLICY
        .instruments()
        .forEach(
            (key, instrument) -> {
              int[] range = range(instrument);
              for (int total = range[0]; total <= range[1] && !instrument.bands().isEmpty(); total++) {
                int at = total;
                assertThat(instrument.bands().stream().filter(b -> at >= b.from() && at <= b.to()).map(Band::code)).as("%s %d", key, at).hasSize(1);
              }
            });
  }

  /** Lowest and highest total, or mean where there is no total. */
  private static int[] range(Instrument instrument) {
    List<Item> scored = instrument.items().stream().filter(i -> !Boolean.TRUE.equals(i.unscored())).toList();
    return switch (instrument.aggregation()) {
      case SUM, SINGLE, BRANCHING_TIER -> new int[] {scored.stream().mapToInt(Item::min).sum(), scored.stream().mapToInt(Item::max).sum()};
      case DOMAIN_MAX_SUM -> new int[] {0, 3 * instrument.parts().size()};
      case MEAN_OF_SUBSETS -> new int[] {scored.getFirst().min(), scored.getFirst().max()};
    };
  }

  @Test
  void ships_the_copyright_line_of_every_form_of_the_phq_family_and_of_the_world_health_organization() {
    for (String key : List.of("PHQ9", "GAD7", "AUDIT_C")) {
      assertThat(Objects.requireNonNull(POLICY.instruments().get(key)).copyright()).as(key).isNotBlank();
    }
  }

  @Test
  void speaks_only_of_items_that_exist() {
    for (Instrument instrument : POLICY.instruments().values()) {
      List<String> ids = instrument.items().stream().map(Item::id).toList();
      assertThat(ids).doesNotHaveDuplicates();
      assertThat(instrument.items()).allMatch(item -> item.min() < item.max());
      assertThat(instrument.items().stream().flatMap(i -> Stream.of(i.onlyIf(), i.either())).filter(id -> id != null)).allMatch(ids::contains);
      assertThat(instrument.tiers().values().stream().flatMap(List::stream).flatMap(List::stream)).allMatch(ids::contains);
      assertThat(instrument.parts().stream().flatMap(part -> part.items().stream())).allMatch(ids::contains).doesNotHaveDuplicates();
      if (instrument.positive() != null && instrument.positive().and() != null) {
        assertThat(instrument.positive().and()).extracting(FollowupPolicy.AtLeast::item).allMatch(ids::contains);
      }
    }
    Instrument scale = Objects.requireNonNull(POLICY.instruments().get(POLICY.suicide().item9().instrument()));
    assertThat(scale.items()).extracting(Item::id).contains(POLICY.suicide().item9().item());
    assertThat(POLICY.instruments()).containsKeys(POLICY.suicide().screen());
    assertThat(POLICY.instruments().keySet()).containsAll(POLICY.outcomes().keySet());
    assertThat(POLICY.outcomes().keySet()).containsAll(POLICY.response().scales().values().stream().flatMap(List::stream).toList());
  }

  @Test
  void watches_and_measures_only_what_there_is() {
    List<String> forms = POLICY.cadence().stream().flatMap(round -> round.forms().values().stream()).flatMap(List::stream).distinct().toList();
    assertThat(forms).filteredOn(form -> !form.equals(FollowupPolicy.Round.PRIMARY)).allMatch(POLICY.instruments()::containsKey);
    List<String> tests =
        Stream.of(Stream.of(Analyte.values()), Stream.of(Lab.values())).flatMap(all -> all).map(Enum::name).toList();
    for (FollowupPolicy.Domain domain : POLICY.safety().domains().values()) {
      for (FollowupPolicy.Signal signal : domain.signals()) {
        Instrument instrument = POLICY.instruments().get(signal.of());
        assertThat(instrument != null || tests.contains(signal.of()) || signal.of().equals("SESSION_BP")).as(signal.of()).isTrue();
        assertThat(signal.part() == null || instrument != null && instrument.parts().stream().anyMatch(part -> part.id().equals(signal.part()))).isTrue();
      }
    }
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
