package org.treatmentcourse.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.treatmentcourse.contracts.ClinicEvent.ConsentRevoked;
import org.treatmentcourse.contracts.Consent;
import org.treatmentcourse.contracts.Event;
import org.treatmentcourse.contracts.FollowupEvent.CourseClosed;
import org.treatmentcourse.contracts.IntakeEvent;
import org.treatmentcourse.intake.course.Closed;
import org.treatmentcourse.intake.course.Collecting;
import org.treatmentcourse.intake.course.Completed;
import org.treatmentcourse.intake.course.Consents;

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
