package org.treatmentcourse.scheduling.calendar;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.TimeZoneRegistry;
import net.fortuna.ical4j.model.TimeZoneRegistryFactory;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.Location;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.immutable.ImmutableCalScale;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;

/** Appointments in the form that calendars read: wall time with its zone. Nobody's name, drug, dose or reason is in them. */
final class Feeds {
  private Feeds() {}

  /** @param uid stays the same when the appointment moves, so that calendars move it too */
  record Entry(String uid, String summary, String site, ZoneId zone, Instant from, Instant to) {}

  static String of(List<Entry> entries) {
    Calendar calendar = new Calendar();
    calendar.add(new ProdId("-//treatmentcourse//scheduling//EN"));
    calendar.add(ImmutableVersion.VERSION_2_0);
    calendar.add(ImmutableCalScale.GREGORIAN);
    TimeZoneRegistry zones = TimeZoneRegistryFactory.getInstance().createRegistry();
    entries.stream().map(entry -> entry.zone().getId()).distinct().forEach(zone -> calendar.add(zones.getTimeZone(zone).getVTimeZone()));
    for (Entry entry : entries) {
      VEvent event = new VEvent(entry.from().atZone(entry.zone()), entry.to().atZone(entry.zone()), entry.summary());
      event.add(new Uid(entry.uid()));
      event.add(new Location(entry.site()));
      calendar.add(event);
    }
    return calendar.toString();
  }
}
