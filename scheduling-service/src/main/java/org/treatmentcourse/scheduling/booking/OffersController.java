package org.treatmentcourse.scheduling.booking;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.treatmentcourse.contracts.SchedulingEvent.Booking;
import org.treatmentcourse.contracts.policy.SchedulingPolicy;
import org.treatmentcourse.messaging.BusinessClock;
import org.treatmentcourse.scheduling.capacity.Place;
import org.treatmentcourse.scheduling.capacity.SiteDays;
import org.treatmentcourse.scheduling.course.Awaited;
import org.treatmentcourse.scheduling.course.Running;
import org.treatmentcourse.scheduling.course.Series;
import org.treatmentcourse.scheduling.terms.ClinicTerms;
import org.treatmentcourse.web.Caller;
import org.treatmentcourse.web.Door;
import org.treatmentcourse.web.Problems;

/** What could be booked now. An offer holds no chair; it has a limit so that nobody reads an old one out on the telephone. */
@RestController
class OffersController {
  private final Door<Series> door;
  private final Planning planning;
  private final Sites sites;
  private final BusinessClock clock;
  private final ClinicTerms terms;

  OffersController(Door<Series> door, SiteDays days, Sites sites, BusinessClock clock, ClinicTerms terms) {
    this.door = door;
    this.planning = new Planning(days);
    this.sites = sites;
    this.clock = clock;
    this.terms = terms;
  }

  /**
   * @param reasons codes: {@code EARLIEST}, {@code LATER}, {@code WHOLE_SERIES} where every open session got a time with it
   * @param bookings what would be booked
   */
  record Offer(List<String> reasons, List<Booking> bookings) {
    Offer {
      reasons = List.copyOf(reasons);
      bookings = List.copyOf(bookings);
    }
  }

  /** @param none why there is no (further) offer, or null */
  record Offers(String courseId, Instant validUntil, List<Offer> offers, @Nullable String none) {
    Offers {
      offers = List.copyOf(offers);
    }
  }

  @GetMapping("/courses/{courseId}/offers")
  @PreAuthorize("hasAnyRole('scheduler', 'coordinator', 'nurse', 'dashboard')")
  ResponseEntity<?> offers(@PathVariable String courseId, @RequestParam(required = false) @Nullable String site) {
    String clinic = Caller.current().clinic();
    return switch (door.current(courseId).state()) {
      case Running running -> ResponseEntity.ok(offers(running, sites.place(clinic, site == null ? running.site() : site), terms.policy(clinic)));
      case Awaited awaited -> throw new Problems.Problem(HttpStatus.NOT_FOUND, "COURSE_NOT_OPEN", "courseId", "the course has not been requested yet");
    };
  }

  private Offers offers(Running running, Place place, SchedulingPolicy policy) {
    Instant now = clock.now(running.course().clinic());
    List<Offer> offers = new ArrayList<>();
    String none = null;
    Wishes wishes = Wishes.earliest();
    while (offers.size() < policy.booking().offers() && none == null) {
      switch (planning.plan(running, new Request.Fill(place.site(), wishes), place, policy, now)) {
        case Planning.Result.Times times -> {
          offers.add(offer(times, place, offers.isEmpty()));
          LocalDate first = times.placements().getFirst().date();
          wishes = wishes.from(first.plusDays(1));
        }
        case Planning.Result.No no -> none = no.refusal().code();
      }
    }
    Instant until = now.plus(Duration.ofMinutes(policy.booking().offerValidMin()));
    return new Offers(running.course().courseId(), until, offers, none);
  }

  private static Offer offer(Planning.Result.Times times, Place place, boolean first) {
    List<String> reasons = List.of(first ? "EARLIEST" : "LATER", "WHOLE_SERIES");
    return new Offer(reasons, times.placements().stream().map(found -> found.under("", place, times.route().prepMin()).booking()).toList());
  }
}
