package org.treatmentcourse.scheduling.course;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import org.treatmentcourse.contracts.Clinic;

/**
 * When the patient can come, in wall time of the site.
 *
 * @param windows a visit lies within one of them; empty: any time
 * @param away on these days not at all
 */
public record Availability(List<Window> windows, List<Clinic.Days> away) {
  public static final Availability ALWAYS = new Availability(List.of(), List.of());

  public Availability {
    windows = List.copyOf(windows);
    away = List.copyOf(away);
  }

  /** @param days empty: every day */
  public record Window(Set<DayOfWeek> days, LocalTime from, LocalTime to) {
    public Window {
      days = Set.copyOf(days);
    }

    boolean holds(LocalDate date, LocalTime start, LocalTime end) {
      return (days.isEmpty() || days.contains(date.getDayOfWeek())) && !start.isBefore(from) && !end.isAfter(to);
    }
  }

  /** @param end when the patient may leave, the same day */
  public boolean allows(LocalDate date, LocalTime start, LocalTime end) {
    return away.stream().noneMatch(days -> days.include(date)) && (windows.isEmpty() || windows.stream().anyMatch(window -> window.holds(date, start, end)));
  }
}
