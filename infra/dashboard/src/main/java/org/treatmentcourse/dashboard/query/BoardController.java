package org.treatmentcourse.dashboard.query;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.ServletWebRequest;
import org.treatmentcourse.contracts.BoardEvent.SessionRow;
import org.treatmentcourse.contracts.Clinic;
import org.treatmentcourse.messaging.BusinessClock;
import org.treatmentcourse.messaging.ClinicDirectory;
import org.treatmentcourse.web.Caller;
import org.treatmentcourse.web.Operation;
import org.treatmentcourse.web.Problems.Problem;

/** A site's day: every session that has its place there, also those that were cancelled or missed. */
@RestController
@Staff
class BoardController {
  private static final int SESSIONS_MAX = 2000;

  private final RowStore rows;
  private final ClinicDirectory clinics;
  private final BusinessClock clock;

  BoardController(RowStore rows, ClinicDirectory clinics, BusinessClock clock) {
    this.rows = rows;
    this.clinics = clinics;
    this.clock = clock;
  }

  /** @param sessions by start, then course */
  record Board(String site, String date, List<Place> sessions) {}

  /** @param start local wall time at the site */
  record Place(String course, int session, String status, @Nullable String start, @Nullable String reason) {
    static Place of(String course, SessionRow row) {
      return new Place(course, row.session(), row.status(), row.start(), row.reason());
    }
  }

  /** @param date ISO; today at the site if absent */
  @Operation(value = "Show a site's sessions of one day", answer = Board.class, versioned = true)
  @GetMapping("/api/board/{site}")
  ResponseEntity<?> board(@PathVariable String site, @RequestParam(required = false) @Nullable String date, ServletWebRequest request) {
    String clinic = Caller.current().clinic();
    LocalDate day = date == null ? today(clinic, zone(clinics.needed(clinic), site)) : parsed(date);
    String text = day.toString();
    List<VersionedRow> found = rows.onDay(clinic, site, day, SESSIONS_MAX);
    List<Place> places =
        found.stream()
            .flatMap(
                row ->
                    row.row().sessions().stream()
                        .filter(session -> site.equals(session.site()) && text.equals(session.date()))
                        .map(session -> Place.of(row.row().courseId(), session)))
            .sorted(Comparator.comparing((Place place) -> String.valueOf(place.start())).thenComparing(Place::course).thenComparing(Place::session))
            .toList();
    return Tags.answer(request, Tags.of(found, site + text), new Board(site, text, places));
  }

  private LocalDate today(String clinic, ZoneId zone) {
    return LocalDate.ofInstant(clock.now(clinic), zone);
  }

  private static ZoneId zone(Clinic clinic, String site) {
    return clinic.sites().stream()
        .filter(known -> known.id().equals(site))
        .findFirst()
        .map(known -> ZoneId.of(known.zone() == null ? clinic.zone() : known.zone()))
        .orElseThrow(() -> new Problem(HttpStatus.NOT_FOUND, "NO_SUCH_SITE", "site", "the clinic has no such site"));
  }

  private static LocalDate parsed(String date) {
    try {
      return LocalDate.parse(date);
    } catch (DateTimeParseException e) {
      throw new Problem(HttpStatus.BAD_REQUEST, "INVALID", "date", "must be an ISO date, e.g. 2026-11-21");
    }
  }
}
