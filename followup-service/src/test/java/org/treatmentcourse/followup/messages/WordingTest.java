package org.treatmentcourse.followup.messages;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.treatmentcourse.contracts.policy.FollowupPolicy;
import org.treatmentcourse.contracts.policy.FollowupPolicy.MessageKind;
import org.treatmentcourse.followup.Story;
import org.treatmentcourse.followup.course.Message;
import org.treatmentcourse.followup.course.Message.State;

class WordingTest {
  private static final FollowupPolicy.Messages TERMS = Story.POLICY.messages();
  private static final ZoneId CLINIC = ZoneId.of("America/New_York");
  private static final Instant AT = Instant.parse("2026-03-10T17:00:00Z");

  private static Message message(MessageKind kind, String zone) {
    return new Message("id", kind, 1, AT, zone, AT, AT, State.PLANNED, 0, null, AT, AT, null, null);
  }

  @Test
  void says_day_and_time_by_the_clock_of_the_site_in_the_patients_language() {
    assertThat(Wording.letter(message(MessageKind.SESSION, "America/Los_Angeles"), "a", "en-US", CLINIC, TERMS).text().replace('\u202f', ' '))
        .contains("Tuesday, March 10, 2026", "10:00 AM");
    Letter spanish = Wording.letter(message(MessageKind.QUESTIONNAIRE, "America/New_York"), "a", "es", CLINIC, TERMS);
    assertThat(spanish.text()).contains("martes, 10 de marzo de 2026", "13:00");
    assertThat(spanish.language()).isEqualTo("es");
  }

  @Test
  void falls_back_to_the_language_of_the_clinic() {
    assertThat(Wording.letter(message(MessageKind.CHECK_IN, "America/New_York"), "a", "fr", CLINIC, TERMS).language()).isEqualTo("en");
    assertThat(Wording.letter(message(MessageKind.CHECK_IN, "America/New_York"), "a", null, CLINIC, TERMS).subject()).isEqualTo("How are you?");
  }

  @Test
  void tells_others_who_read_it_nothing_about_health() {
    TERMS.words().forEach((language, kinds) ->
        kinds.forEach((kind, words) -> {
          assertThat((words.subject() + " " + words.text()).toLowerCase(Locale.ROOT))
              .as("%s %s", language, kind)
              .doesNotContain("ketamin", "ketamina", "spravato", "depress", "depres", "psych", "psiqui", "suicid", "infusion", "infusión", "treatment", "tratamiento", "dose", "dosis", "session", "sesión", "therap", "terap");
          assertThat(words.text().replace("{day}", "").replace("{time}", "")).as("no other place to fill").doesNotContain("{", "}");
        }));
  }
}
