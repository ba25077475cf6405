package org.treatmentcourse.scheduling.query;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.treatmentcourse.scheduling.booking.Sites;
import org.treatmentcourse.scheduling.capacity.Place;
import org.treatmentcourse.scheduling.capacity.SiteDay;
import org.treatmentcourse.scheduling.capacity.SiteDays;
import org.treatmentcourse.scheduling.capacity.Taken;
import org.treatmentcourse.scheduling.course.Series;
import org.treatmentcourse.web.Caller;
import org.treatmentcourse.web.Door;

/** One course's series, and one site's day. */
@RestController
class QueryController {
  private static final String STAFF = "hasAnyRole('scheduler', 'coordinator', 'nurse', 'prescriber', 'clinician', 'admin', 'dashboard')";

  private final Door<Series> door;
  private final SiteDays days;
  private final Sites sites;

  QueryController(Door<Series> door, SiteDays days, Sites sites) {
    this.door = door;
    this.days = days;
    this.sites = sites;
  }

  @GetMapping("/courses/{courseId}")
  @PreAuthorize(STAFF)
  ResponseEntity<?> course(@PathVariable String courseId) {
    return door.view(courseId, SeriesView::of);
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
}
