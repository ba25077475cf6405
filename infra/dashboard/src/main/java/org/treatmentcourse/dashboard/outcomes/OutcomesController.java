package org.treatmentcourse.dashboard.outcomes;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.treatmentcourse.contracts.BoardEvent.CourseRow;
import org.treatmentcourse.dashboard.outcomes.Outcomes.Counts;
import org.treatmentcourse.dashboard.query.RowStore;
import org.treatmentcourse.dashboard.query.Staff;
import org.treatmentcourse.messaging.ClinicDirectory;
import org.treatmentcourse.web.Caller;
import org.treatmentcourse.web.Operation;

/** How far the courses of the caller's clinic come, and how they respond. */
@RestController
@Staff
class OutcomesController {
  private final RowStore rows;
  private final ClinicDirectory clinics;
  private final SmallCounts small;

  OutcomesController(RowStore rows, ClinicDirectory clinics, SmallCounts small) {
    this.rows = rows;
    this.clinics = clinics;
    this.small = small;
  }

  /** @param smallest counts below it are left out of files */
  record Answer(Counts counts, int smallest) {}

  /**
   * Of courses requested in a span of local dates of the clinic, both included.
   *
   * @param site of the course; all if absent
   */
  @Operation(value = "Count how far courses come and how they respond, by protocol", id = "outcomes", answer = Answer.class)
  @GetMapping("/api/outcomes")
  ResponseEntity<?> outcomes(
      @RequestParam(required = false) @Nullable LocalDate from, @RequestParam(required = false) @Nullable LocalDate to, @RequestParam(required = false) @Nullable String site) {
    return ResponseEntity.ok().header("Cache-Control", "no-store").body(new Answer(count(from, to, site), small.smallest()));
  }

  @Operation(value = "The same as a file, without small counts", id = "outcomesFile", answer = String.class, produces = "text/csv")
  @GetMapping(path = "/api/outcomes.csv", produces = "text/csv")
  ResponseEntity<String> file(
      @RequestParam(required = false) @Nullable LocalDate from, @RequestParam(required = false) @Nullable LocalDate to, @RequestParam(required = false) @Nullable String site) {
    return ResponseEntity.ok().header("Cache-Control", "no-store").body(OutcomesCsv.of(count(from, to, site), small));
  }

  private Counts count(@Nullable LocalDate from, @Nullable LocalDate to, @Nullable String site) {
    String clinic = Caller.current().clinic();
    ZoneId zone = ZoneId.of(clinics.needed(clinic).zone());
    Instant since = from == null ? Instant.MIN : from.atStartOfDay(zone).toInstant();
    Instant until = to == null ? Instant.MAX : to.plusDays(1).atStartOfDay(zone).toInstant();
    Outcomes outcomes = new Outcomes();
    rows.each(clinic, row -> {
      if (isIn(row, since, until) && (site == null || site.isBlank() || site.equals(row.site()))) {
        outcomes.add(row);
      }
    });
    return outcomes.counts();
  }

  /** A course of which the request has not been heard yet has no date. */
  private static boolean isIn(CourseRow row, Instant since, Instant until) {
    Instant requested = row.requestedAt();
    return requested != null && !requested.isBefore(since) && requested.isBefore(until);
  }
}
