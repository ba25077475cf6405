package org.treatmentcourse.local.scenario;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** When something happens, in the clinic's wall time. */
sealed interface Moment {

  Pattern LENGTH = Pattern.compile("(?:(\\d+)d)?(?:(\\d+)h)?(?:(\\d+)m)?(?:(\\d+)s)?");

  /** After the last date-time that was named: the start, or that of an earlier step. */
  record After(Duration offset) implements Moment {}

  record At(LocalDateTime time) implements Moment {}

  default LocalDateTime from(LocalDateTime named) {
    return switch (this) {
      case After after -> named.plus(after.offset());
      case At at -> at.time();
    };
  }

  /** {@code +1d2h30m} or {@code 2026-03-02T09:00}; empty for anything else. */
  static Optional<Moment> parse(String text) {
    if (text.startsWith("+")) {
      return length(text.substring(1)).map(After::new);
    }
    try {
      return Optional.of(new At(LocalDateTime.parse(text)));
    } catch (DateTimeParseException notADateTime) {
      return Optional.empty();
    }
  }

  /** {@code 1d2h30m10s}, each part optional but one; empty for anything else. */
  static Optional<Duration> length(String text) {
    Matcher parts = LENGTH.matcher(text);
    if (text.isEmpty() || text.length() > 20 || !parts.matches()) {
      return Optional.empty();
    }
    return Optional.of(Duration.ofDays(part(parts, 1)).plusHours(part(parts, 2)).plusMinutes(part(parts, 3)).plusSeconds(part(parts, 4)));
  }

  private static long part(Matcher parts, int group) {
    String digits = parts.group(group);
    return digits == null ? 0 : Long.parseLong(digits);
  }
}
