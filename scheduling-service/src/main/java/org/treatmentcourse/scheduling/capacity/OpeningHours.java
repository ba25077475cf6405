package org.treatmentcourse.scheduling.capacity;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** When a site is open, e.g. {@code 08:00-18:00 Mon-Fri}. */
public record OpeningHours(LocalTime opens, LocalTime closes, Set<DayOfWeek> days) {
  private static final Pattern FORM = Pattern.compile("(\\d{2}:\\d{2})-(\\d{2}:\\d{2}) ([A-Z][a-z]{2})(?:-([A-Z][a-z]{2}))?");

  public OpeningHours {
    days = Set.copyOf(days);
  }

  /** @throws IllegalArgumentException if it is not of the form {@code HH:mm-HH:mm Day-Day} */
  public static OpeningHours of(String text) {
    Matcher matcher = FORM.matcher(text.trim());
    if (!matcher.matches()) {
      throw new IllegalArgumentException("opening hours are HH:mm-HH:mm Day-Day, not: " + text);
    }
    try {
      DayOfWeek first = day(matcher.group(3));
      DayOfWeek last = matcher.group(4) == null ? first : day(matcher.group(4));
      Set<DayOfWeek> days = EnumSet.of(last);
      for (DayOfWeek day = first; day != last; day = day.plus(1)) {
        days.add(day);
      }
      return new OpeningHours(LocalTime.parse(matcher.group(1)), LocalTime.parse(matcher.group(2)), days);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("opening hours have no such time: " + text, e);
    }
  }

  private static DayOfWeek day(String name) {
    for (DayOfWeek day : DayOfWeek.values()) {
      if (day.name().startsWith(name.toUpperCase(java.util.Locale.ROOT))) {
        return day;
      }
    }
    throw new IllegalArgumentException("no such day: " + name);
  }
}
