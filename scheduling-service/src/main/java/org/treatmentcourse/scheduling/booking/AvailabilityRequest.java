package org.treatmentcourse.scheduling.booking;

import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.Clinic;
import org.treatmentcourse.scheduling.course.Availability;

/**
 * When the patient can come; what is absent does not limit.
 *
 * @param windows a visit lies within one of them
 * @param away on these days not at all
 */
public record AvailabilityRequest(@Nullable @Size(max = 50) List<@Valid Window> windows, @Nullable @Size(max = 50) List<@Valid Away> away) {

  /** @param weekdays {@code MON} or {@code MONDAY} …; every day if absent */
  public record Window(
      @Nullable @Size(max = 7) List<@Pattern(regexp = SeriesRequest.WEEKDAY) String> weekdays, @NotNull LocalTime from, @NotNull LocalTime to) {
    @AssertTrue(message = "from must be before to")
    boolean isOrdered() {
      return from == null || to == null || from.isBefore(to);
    }
  }

  public record Away(@NotNull LocalDate first, @NotNull LocalDate last) {
    @AssertTrue(message = "first must not be after last")
    boolean isOrdered() {
      return first == null || last == null || !last.isBefore(first);
    }
  }

  Availability availability() {
    return new Availability(
        orNone(windows).stream().map(window -> new Availability.Window(SeriesRequest.days(window.weekdays()), window.from(), window.to())).toList(),
        orNone(away).stream().map(days -> new Clinic.Days(days.first(), days.last())).toList());
  }

  private static <T> List<T> orNone(@Nullable List<T> list) {
    return Objects.requireNonNullElse(list, List.of());
  }
}
