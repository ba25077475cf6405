package org.treatmentcourse.scheduling.query;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.treatmentcourse.contracts.policy.SchedulingPolicy;
import org.treatmentcourse.scheduling.booking.Sites;
import org.treatmentcourse.scheduling.capacity.Displaced;
import org.treatmentcourse.scheduling.capacity.Place;
import org.treatmentcourse.scheduling.capacity.SiteDay;
import org.treatmentcourse.scheduling.capacity.SiteDays;
import org.treatmentcourse.scheduling.capacity.Taken;
import org.treatmentcourse.scheduling.course.Series;
import org.treatmentcourse.scheduling.terms.ClinicTerms;
import org.treatmentcourse.web.Caller;
import org.treatmentcourse.web.Door;
import org.treatmentcourse.web.Operation;
import org.treatmentcourse.web.Problems;

/** One course's series, and one site's day. */
@RestController
class QueryController {
  private static final String STAFF = "hasAnyRole('scheduler', 'coordinator', 'nurse', 'prescriber', 'clinician', 'admin', 'dashboard')";

  private static final int MOST_DAYS = 92;

  private final Door<Series> door;
  private final SiteDays days;
  private final Sites sites;
  private final ClinicTerms terms;

  QueryController(Door<Series> door, SiteDays days, Sites sites, ClinicTerms terms) {
    this.door = door;
    this.days = days;
    this.sites = sites;
    this.terms = terms;
  }

  @Operation(value = "Show the series of a course", answer = SeriesView.class, versioned = true)
  @GetMapping("/courses/{courseId}")
  @PreAuthorize(STAFF)
  ResponseEntity<?> course(@PathVariable String courseId) {
    return door.view(courseId, series -> SeriesView.of(series, terms.policy(series.course().clinic())));
  }

  /** @param held true while the booking is under way */
  record ChairView(String courseId, int session, Instant from, Instant doseAt, Instant to, boolean held) {
    static ChairView of(Taken taken) {
      return new ChairView(taken.courseId(), taken.session(), taken.slot().from(), taken.slot().dose(), taken.slot().to(), taken.until() != null);
    }
  }

  /** @param chairs all the site has */
  record DayView(String site, LocalDate date, int chairs, List<ChairView> taken) {
    DayView {
      taken = List.copyOf(taken);
    }
  }

  @Operation(value = "Show a site's day: who has a chair when", id = "siteDay")
  @GetMapping("/sites/{site}/days/{date}")
  @PreAuthorize(STAFF)
  DayView day(@PathVariable String site, @PathVariable LocalDate date) {
    Place place = sites.place(Caller.current().clinic(), site);
    SiteDay day = days.load(place.day(date));
    List<ChairView> taken =
        Stream.concat(day.held().stream(), day.booked().stream())
            .map(ChairView::of)
            .sorted(Comparator.comparing(ChairView::from).thenComparing(ChairView::courseId))
            .toList();
    return new DayView(site, date, place.registered().chairs(), taken);
  }

  /** @param reason what their time lacks, e.g. {@code CLOSURE}, {@code NO_CHAIR} */
  record DisplacedView(String courseId, int session, LocalDate date, Instant from, String reason) {}

  /** Who has to get another time because the site has less than it had; as few as possible. Each of their series is repaired by itself. */
  @Operation(value = "List whose appointments no longer fit at a site", id = "displaced", refuses = "SITE_MISCONFIGURED")
  @GetMapping("/sites/{site}/displaced")
  @PreAuthorize(STAFF)
  List<DisplacedView> displaced(@PathVariable String site, @RequestParam LocalDate from, @RequestParam LocalDate to) {
    if (to.isBefore(from) || from.plusDays(MOST_DAYS).isBefore(to)) {
      throw new Problems.Problem(HttpStatus.BAD_REQUEST, "INVALID", "to", "must be from 0 to " + MOST_DAYS + " days after from");
    }
    String clinic = Caller.current().clinic();
    Place place = sites.place(clinic, site);
    SchedulingPolicy.Site policy = terms.policy(clinic).site();
    List<LocalDate> dates = from.datesUntil(to.plusDays(1)).toList();
    Map<String, SiteDay> loaded = days.load(dates.stream().map(place::day).toList());
    List<DisplacedView> all = new ArrayList<>();
    for (LocalDate date : dates) {
      SiteDay day = loaded.getOrDefault(place.day(date), SiteDay.empty(place.day(date)));
      Displaced.of(day, place.cover(date, policy), policy)
          .forEach((taken, why) -> all.add(new DisplacedView(taken.courseId(), taken.session(), date, taken.slot().from(), why.name())));
    }
    all.sort(Comparator.comparing(DisplacedView::from).thenComparing(DisplacedView::courseId));
    return all;
  }
}
