package org.treatmentcourse.dashboard.query;

import java.time.Instant;
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
import org.treatmentcourse.contracts.BoardEvent.CourseRow;
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

  /**
   * @param zone IANA zone of the site
   * @param today the date there now
   * @param chairs all the site has
   * @param hours when it is open, as registered
   * @param sessions by start, then course
   */
  record Board(String site, String date, String zone, String today, int chairs, String hours, List<Place> sessions) {}

  /**
   * @param start local wall time at the site
   * @param startsAt the instant that date and start name there
   * @param slotMin chair time, minutes
   * @param since when it got this status
   * @param flags of the whole course
   */
  record Place(
      String course,
      int session,
      String status,
      @Nullable String start,
      @Nullable String reason,
      @Nullable Instant startsAt,
      @Nullable Integer slotMin,
      @Nullable Instant since,
      @Nullable Integer doseMg,
      @Nullable Integer deliveredMg,
      @Nullable Integer worstGrade,
      List<String> flags) {
    static Place of(CourseRow course, SessionRow row) {
      return new Place(
          course.courseId(), row.session(), row.status(), row.start(), row.reason(), row.startsAt(), row.slotMin(), row.since(), row.doseMg(), row.deliveredMg(),
          row.worstGrade(), course.flags());
    }
  }

  /** @param date ISO; today at the site if absent */
  @Operation(value = "Show a site's sessions of one day", answer = Board.class, versioned = true)
  @GetMapping("/api/board/{site}")
  ResponseEntity<?> board(@PathVariable String site, @RequestParam(required = false) @Nullable String date, ServletWebRequest request) {
    String clinic = Caller.current().clinic();
    Clinic registered = clinics.needed(clinic);
    Clinic.Site there = site(registered, site);
    ZoneId zone = ZoneId.of(there.zone() == null ? registered.zone() : there.zone());
    LocalDate today = LocalDate.ofInstant(clock.now(clinic), zone);
    LocalDate day = date == null ? today : parsed(date);
    String text = day.toString();
    List<VersionedRow> found = rows.onDay(clinic, site, day, SESSIONS_MAX);
    List<Place> places =
        found.stream()
            .flatMap(
                row ->
                    row.row().sessions().stream()
                        .filter(session -> site.equals(session.site()) && text.equals(session.date()))
                        .map(session -> Place.of(row.row(), session)))
            .sorted(Comparator.comparing((Place place) -> String.valueOf(place.start())).thenComparing(Place::course).thenComparing(Place::session))
            .toList();
    Board board = new Board(site, text, zone.getId(), today.toString(), there.chairs(), there.hours(), places);
    return Tags.answer(request, Tags.of(found, site + text + today + there), board);
  }

  private static Clinic.Site site(Clinic clinic, String site) {
    return clinic.sites().stream()
        .filter(known -> known.id().equals(site))
        .findFirst()
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
