package org.treatmentcourse.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.treatmentcourse.contracts.ClinicEvent;
import org.treatmentcourse.contracts.ClinicEvent.ConsentRevoked;
import org.treatmentcourse.contracts.Consent;
import org.treatmentcourse.contracts.Event;
import org.treatmentcourse.contracts.FollowupEvent.CourseClosed;
import org.treatmentcourse.contracts.IntakeEvent;
import org.treatmentcourse.contracts.Json;
import org.treatmentcourse.contracts.ProviderModel;
import org.treatmentcourse.intake.course.Closed;
import org.treatmentcourse.intake.course.Collecting;
import org.treatmentcourse.intake.course.Completed;
import org.treatmentcourse.intake.course.ConsentRecord;
import org.treatmentcourse.intake.course.ConsentRecord.State;
import org.treatmentcourse.intake.course.Consenting;
import org.treatmentcourse.intake.course.Consents;
import org.treatmentcourse.intake.course.Missing;

class ConsentsTest {

  @Test
  void passes_a_grant_on() {
    new Story()
        .when(Story.REQUEST, 0)
        .when(Story.granted(Consent.TREATMENT), 1)
        .thenSaid()
        .containsExactly(new IntakeEvent.ConsentGranted(Consent.TREATMENT, "2026-01"));
  }

  @Test
  void passes_a_revocation_on_at_every_stage() {
    IntakeEvent.ConsentRevoked revoked = new IntakeEvent.ConsentRevoked(Consent.TREATMENT);

    new Story().when(Story.REQUEST, 0).when(new ConsentRevoked(Consent.TREATMENT), 2).thenSaid().containsExactly(revoked);
    Story.complete().when(new ConsentRevoked(Consent.TREATMENT), 2).thenSaid().containsExactly(revoked);
    Story.complete().when(new CourseClosed("COMPLETED"), 2).when(new ConsentRevoked(Consent.TREATMENT), 3).thenSaid().containsExactly(revoked);
  }

  @Test
  void tells_nobody_of_a_grant_that_is_older_than_a_revocation() {
    Story story = new Story().when(Story.REQUEST, 0).when(new ConsentRevoked(Consent.TREATMENT), 4);

    story.when(Story.granted(Consent.TREATMENT), 3).thenSaid().isEmpty();

    assertThat(consents(story).isActive(Consent.TREATMENT)).isFalse();
  }

  @Test
  void tells_nobody_of_a_revocation_that_is_older_than_the_grant_in_force() {
    Story story = new Story().when(Story.REQUEST, 0).when(Story.granted(Consent.TREATMENT), 4);

    story.when(new ConsentRevoked(Consent.TREATMENT), 3).thenSaid().isEmpty();

    assertThat(consents(story).isActive(Consent.TREATMENT)).isTrue();
  }

  @Test
  void takes_a_grant_and_a_revocation_of_the_same_moment_for_revoked() {
    Story story = new Story().when(Story.REQUEST, 0).when(new ConsentRevoked(Consent.TREATMENT), 4).when(Story.granted(Consent.TREATMENT), 4);

    assertThat(consents(story).isActive(Consent.TREATMENT)).isFalse();
  }

  @Test
  void ends_the_same_whatever_the_order_of_grants_and_revocations() {
    Random random = new Random(7);
    for (int round = 0; round < 200; round++) {
      List<Fact> facts = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        Consent consent = random.nextBoolean() ? Consent.TREATMENT : Consent.RESEARCH;
        facts.add(new Fact(random.nextBoolean() ? Story.granted(consent) : new ConsentRevoked(consent), 1 + random.nextInt(6), "f" + i));
      }
      Set<Consents> ends = new HashSet<>();
      for (int order = 0; order < 6; order++) {
        Collections.shuffle(facts, random);
        Story story = new Story().when(Story.REQUEST, 0);
        facts.forEach(fact -> story.whenAt(fact.event(), Story.START.plusSeconds(3600L * fact.hour()), fact.id()));
        ends.add(consents(story));
      }
      assertThat(ends).hasSize(1);
    }
  }

  @Test
  void lets_a_consent_run_out_and_tells_everybody_which_grant_that_was() {
    Story story = Story.complete();
    Instant granted = Story.START.plusSeconds(3600);
    Instant end = granted.plus(Duration.ofDays(365));

    story.until(end.minusSeconds(1)).thenSaid().isEmpty();
    story.until(end).thenSaid()
        .contains(new IntakeEvent.ConsentExpired(Consent.TREATMENT, "2026-01", granted))
        .doesNotContain(new IntakeEvent.ConsentExpired(Consent.DATA_USE, "2026-01", granted))
        .hasSize(4);

    assertThat(record(story, Consent.TREATMENT).state()).isEqualTo(State.EXPIRED);
    assertThat(record(story, Consent.DATA_USE).state()).isEqualTo(State.ACTIVE);
    assertThat(story.state().timers()).isEmpty();
    story.when(Story.granted(Consent.TREATMENT), 24 * 366).thenSaid().containsExactly(new IntakeEvent.ConsentGranted(Consent.TREATMENT, "2026-01"));
    assertThat(record(story, Consent.TREATMENT).state()).isEqualTo(State.ACTIVE);
  }

  @Test
  void asks_again_for_a_consent_that_ran_out_before_the_file_was_complete() {
    Story story = new Story().when(Story.REQUEST, 24 * 364).when(Story.granted(Consent.TREATMENT), 0);
    Instant end = Story.START.plus(Duration.ofDays(365));

    story.until(end).thenSaid().containsExactly(new IntakeEvent.ConsentExpired(Consent.TREATMENT, "2026-01", Story.START));

    assertThat(story.state()).isInstanceOfSatisfying(Collecting.class, file -> {
      assertThat(file.missing()).contains(new Missing("CONSENT_TREATMENT", end));
      assertThat(file.file().latestFactAt()).as("a clock is no fact").isEqualTo(Story.START.plus(Duration.ofDays(364)));
    });
  }

  @Test
  void lets_no_revoked_consent_and_none_of_a_closed_course_run_out() {
    Instant later = Story.START.plus(Duration.ofDays(800));

    Story revoked = Story.complete().when(new ConsentRevoked(Consent.TREATMENT), 2).until(later);
    assertThat(revoked.all()).filteredOn(IntakeEvent.ConsentExpired.class::isInstance).hasSize(3).doesNotContain(
        new IntakeEvent.ConsentExpired(Consent.TREATMENT, "2026-01", Story.START.plusSeconds(3600)));
    assertThat(Story.complete().when(new CourseClosed("COMPLETED"), 5).state().timers()).isEmpty();
  }

  @Test
  void a_newer_text_supersedes_the_one_before_whichever_is_heard_first() {
    ClinicEvent.ConsentGranted newer = new ClinicEvent.ConsentGranted(Consent.TREATMENT, "2026-02");
    Story inOrder = new Story().when(Story.REQUEST, 0).when(Story.granted(Consent.TREATMENT), 1).when(newer, 48);
    Story late = new Story().when(Story.REQUEST, 0).when(newer, 48).when(Story.granted(Consent.TREATMENT), 1);

    late.thenSaid().isEmpty();
    assertThat(record(inOrder, Consent.TREATMENT)).isEqualTo(record(late, Consent.TREATMENT)).satisfies(record -> {
      assertThat(record.version()).isEqualTo("2026-02");
      assertThat(record.superseded()).containsExactly(new ConsentRecord.Text("2026-01", Story.START.plusSeconds(3600)));
      assertThat(record.expiresAt()).isEqualTo(Story.START.plusSeconds(48 * 3600).plus(Duration.ofDays(365)));
    });
  }

  @Test
  void a_proposal_holds_nothing_and_takes_nothing_away() {
    Story story = new Story().when(Story.REQUEST, 0).run((state, when) -> Consenting.propose(state, Consent.RESEARCH, "3", when, Story.POLICY), 1);

    story.thenSaid().isEmpty();
    assertThat(record(story, Consent.RESEARCH).state()).isEqualTo(State.PROPOSED);
    story.when(Story.granted(Consent.RESEARCH), 2);
    story.run((state, when) -> Consenting.propose(state, Consent.RESEARCH, "4", when, Story.POLICY), 3).thenSaid().isEmpty();
    assertThat(record(story, Consent.RESEARCH)).satisfies(record -> {
      assertThat(record.state()).isEqualTo(State.ACTIVE);
      assertThat(record.proposed()).isEqualTo(new ConsentRecord.Text("4", Story.START.plusSeconds(3 * 3600)));
    });
    new Story().run((state, when) -> Consenting.propose(state, Consent.RESEARCH, "3", when, Story.POLICY), 1).thenRefused("COURSE_NOT_OPEN");
  }

  @ParameterizedTest
  @CsvSource({"CLINIC_ESK,REMS_ENROLMENT", "HOME_TELEHEALTH,TELEHEALTH", "KAP,THERAPY_BOUNDARIES"})
  void asks_for_what_the_provider_model_needs_besides(ProviderModel model, Consent besides) {
    ClinicEvent.ConsultationRequested plain = Story.REQUEST;
    Story story =
        new Story().when(
            new ClinicEvent.ConsultationRequested(
                plain.site(), plain.person(), plain.indication(), plain.urgency(), null, model, null, null, null), 0);
    Story.needed().values().forEach(fact -> story.when(fact, 1));

    assertThat(story.state()).isInstanceOfSatisfying(Collecting.class,
        file -> assertThat(file.missing()).containsExactly(new Missing("CONSENT_" + besides, Story.START)));
    story.when(Story.granted(besides), 2);
    assertThat(story.state()).isInstanceOf(Completed.class);
  }

  @Test
  void reads_a_consent_that_was_stored_before_it_could_run_out() {
    ConsentRecord old =
        Json.MAPPER.readValue("{\"consent\":\"TREATMENT\",\"version\":\"1\",\"grantedAt\":\"2026-03-02T14:00:00Z\"}", ConsentRecord.class);

    assertThat(old.state()).isEqualTo(State.ACTIVE);
    assertThat(old.superseded()).isEmpty();
  }

  private static ConsentRecord record(Story story, Consent consent) {
    return Objects.requireNonNull(consents(story).of(consent));
  }

  private record Fact(Event event, int hour, String id) {}

  private static Consents consents(Story story) {
    return switch (story.state()) {
      case Collecting collecting -> collecting.file().consents();
      case Completed completed -> completed.file().consents();
      case Closed closed -> closed.file().consents();
      case org.treatmentcourse.intake.course.Awaited awaited -> Consents.NONE;
    };
  }
}
