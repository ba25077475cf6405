package org.treatmentcourse.scheduling.booking;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Gives every session of the plan that has no time one; as few as possible of those that have one get another.
 *
 * @param from no session before this day; as soon as possible if absent
 * @param weekdays {@code MON} or {@code MONDAY} …; any if absent
 * @param time as near to this as possible; as early as possible if absent
 */
public record SeriesRequest(
    @NotBlank @Size(max = 40) String site,
    @Nullable LocalDate from,
    @Nullable @Size(max = 7) List<@Pattern(regexp = WEEKDAY) String> weekdays,
    @Nullable LocalTime time) {

  static final String WEEKDAY = "(?i)(mon|tue|wed|thu|fri|sat|sun)[a-z]*";

  Request.Fill request() {
    return new Request.Fill(site, new Wishes(from, days(weekdays), time));
  }

  static Set<DayOfWeek> days(@Nullable List<String> weekdays) {
    Set<DayOfWeek> days = new TreeSet<>();
    for (String name : weekdays == null ? List.<String>of() : weekdays) {
      String key = name.substring(0, 3).toUpperCase(Locale.ROOT);
      Arrays.stream(DayOfWeek.values()).filter(day -> day.name().startsWith(key)).forEach(days::add);
    }
    return days;
  }
}
