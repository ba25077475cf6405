package org.treatmentcourse.scheduling.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Base64;
import java.util.List;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Calendar;
import org.junit.jupiter.api.Test;
import org.treatmentcourse.scheduling.calendar.SignedLinks.Feed;
import org.treatmentcourse.scheduling.calendar.SignedLinks.Kind;

class FeedsTest {
  private static final SignedLinks LINKS = new SignedLinks("a secret of sixteen bytes or more".getBytes(StandardCharsets.UTF_8));
  private static final Feed FEED = new Feed(Kind.COURSE, "c1", "00000000-0000-0000-0000-000000000001", Instant.parse("2026-06-01T00:00:00Z"));

  @Test
  void an_appointment_is_wall_time_with_its_zone_and_the_zone_is_described() throws IOException, ParserException {
    Instant from = Instant.parse("2026-03-02T14:00:00Z");
    String text = Feeds.of(List.of(new Feeds.Entry("u1", "Appointment", "bethesda", ZoneId.of("America/New_York"), from, from.plusSeconds(8100))));
    assertThat(text)
        .contains("DTSTART;TZID=America/New_York:20260302T090000", "DTEND;TZID=America/New_York:20260302T111500", "BEGIN:VTIMEZONE", "UID:u1", "VERSION:2.0");
    Calendar read = new CalendarBuilder().build(new StringReader(text));
    assertThat(read.getComponents("VEVENT")).hasSize(1);
  }

  @Test
  void a_calendar_without_appointments_can_be_read_too() throws IOException, ParserException {
    assertThat(new CalendarBuilder().build(new StringReader(Feeds.of(List.of()))).getComponents()).isEmpty();
  }

  @Test
  void a_link_means_what_it_was_made_for_and_nothing_else() {
    String token = LINKS.token(FEED);
    assertThat(LINKS.read(token)).contains(FEED);
    String forged = Base64.getUrlEncoder().withoutPadding().encodeToString("COURSE/c2/x/9999999999".getBytes(StandardCharsets.UTF_8));
    assertThat(LINKS.read(forged + token.substring(token.indexOf('.')))).isEmpty();
    assertThat(LINKS.read(token.substring(0, token.length() - 2))).isEmpty();
    assertThat(LINKS.read("nonsense")).isEmpty();
    assertThat(LINKS.read("!.!")).isEmpty();
    assertThat(new SignedLinks("another secret of sixteen bytes".getBytes(StandardCharsets.UTF_8)).read(token)).isEmpty();
  }
}
