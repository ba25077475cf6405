package org.treatmentcourse.scheduling.booking;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.treatmentcourse.contracts.decide.Refusal;
import org.treatmentcourse.contracts.policy.SchedulingPolicy;
import org.treatmentcourse.messaging.BusinessClock;
import org.treatmentcourse.scheduling.booking.Alternatives.Alternative;
import org.treatmentcourse.scheduling.capacity.SiteDays;
import org.treatmentcourse.scheduling.course.Offers;
import org.treatmentcourse.scheduling.course.OpenCourse;
import org.treatmentcourse.scheduling.course.Series;
import org.treatmentcourse.scheduling.course.Unbookable;
import org.treatmentcourse.scheduling.terms.ClinicTerms;
import org.treatmentcourse.web.Caller;
import org.treatmentcourse.web.Door;
import org.treatmentcourse.web.Operation;

/** What could be booked now; one of it kept while the patient decides; and what the patient says. */
@RestController
class OfferController {
  private static final String DESK = "hasAnyRole('scheduler', 'coordinator')";

  private final Desk desk;
  private final Door<Series> door;
  private final Alternatives alternatives;
  private final BusinessClock clock;
  private final ClinicTerms terms;

  OfferController(Desk desk, Door<Series> door, SiteDays days, BusinessClock clock, ClinicTerms terms) {
    this.desk = desk;
    this.door = door;
    this.alternatives = new Alternatives(new Planning(days));
    this.clock = clock;
    this.terms = terms;
  }

  /** @param none why there is no offer, or null */
  record OffersView(String courseId, List<Alternative> offers, @Nullable Refusal none) {
    OffersView {
      offers = List.copyOf(offers);
    }
  }

  /** Keeps no chair. */
  @Operation(value = "Offer the best few ways to book the series; keeps no chair", answer = OffersView.class, refuses = "SITE_MISCONFIGURED")
  @PostMapping("/courses/{courseId}/offers")
  @PreAuthorize("hasAnyRole('scheduler', 'coordinator', 'nurse', 'dashboard')")
  ResponseEntity<?> offers(@PathVariable String courseId, @Valid @RequestBody SeriesRequest body) {
    String clinic = Caller.current().clinic();
    Alternatives.Found found =
        alternatives.of(desk.running(courseId), body.request(), desk.place(body.site()), terms.policy(clinic), clock.now(clinic));
    return ResponseEntity.ok(new OffersView(courseId, found.alternatives(), found.none()));
  }

  /** Keeps the chairs of these times, all or none, until the policy's time is over. */
  @Operation(
      value = "Keep these times, all or none, while the patient decides",
      id = "keepOffer",
      refuses = {"ROUTE_UNKNOWN", "SESSION_NOT_OPEN", "NOTHING_TO_BOOK", "SITE_MISCONFIGURED", "SERIES_CHANGED", "BOOKING_IN_PROGRESS"},
      refusesAny = {Unbookable.class, Proposal.Obstacle.class})
  @PostMapping("/courses/{courseId}/offer")
  @PreAuthorize(DESK)
  ResponseEntity<?> keep(@PathVariable String courseId, @Valid @RequestBody TimesRequest body) {
    return desk.book(courseId, body, body.request(), Offers::keep);
  }

  @Operation(
      value = "Book what is kept",
      id = "confirmOffer",
      refuses = {"NO_OFFER", "BOOKING_IN_PROGRESS", "SERIES_CHANGED"},
      refusesAny = Unbookable.class)
  @PostMapping("/courses/{courseId}/offer/confirm")
  @PreAuthorize(DESK)
  ResponseEntity<?> confirm(@PathVariable String courseId) {
    SchedulingPolicy policy = terms.policy(Caller.current().clinic());
    return door.run(courseId, null, (series, when) -> OpenCourse.only(series, running -> Offers.confirm(running, policy, when)));
  }

  @Operation(value = "Let go of what is kept", id = "declineOffer", refuses = "NO_OFFER")
  @PostMapping("/courses/{courseId}/offer/decline")
  @PreAuthorize(DESK)
  ResponseEntity<?> decline(@PathVariable String courseId) {
    return door.run(courseId, null, (series, when) -> OpenCourse.only(series, Offers::decline));
  }

  /** Counts for everything that is booked from here on. */
  @Operation(value = "Say when the patient can come", id = "setAvailability")
  @PutMapping("/courses/{courseId}/availability")
  @PreAuthorize(DESK)
  ResponseEntity<?> available(@PathVariable String courseId, @Valid @RequestBody AvailabilityRequest body) {
    return door.run(courseId, body, (series, when) -> OpenCourse.only(series, running -> Offers.available(running, body.availability())));
  }

  /** When a chair at the site is given back, whoever waits is tried in order of priority, and gets an offer that is kept. */
  @Operation(
      value = "Wait for the next series that becomes free at a site",
      id = "await",
      refuses = {"NOTHING_TO_BOOK", "SITE_MISCONFIGURED"},
      refusesAny = Unbookable.class)
  @PostMapping("/courses/{courseId}/waiting")
  @PreAuthorize(DESK)
  ResponseEntity<?> await(@PathVariable String courseId, @Valid @RequestBody WaitRequest body) {
    SchedulingPolicy policy = terms.policy(Caller.current().clinic());
    String site = desk.place(body.site()).site();
    return door.run(courseId, body, (series, when) -> OpenCourse.only(series, running -> Offers.await(running, site, policy, when)));
  }

  @Operation(value = "Wait no more", id = "awaitNoMore")
  @PostMapping("/courses/{courseId}/waiting/end")
  @PreAuthorize(DESK)
  ResponseEntity<?> awaitNoMore(@PathVariable String courseId) {
    return door.run(courseId, null, (series, when) -> OpenCourse.only(series, Offers::awaitNoMore));
  }

  /** A clinician has decided that an induction goes on although it stood still for long. */
  @Operation(value = "Decide that an induction goes on after a long gap", id = "goOn")
  @PostMapping("/courses/{courseId}/go-on")
  @PreAuthorize("hasAnyRole('clinician', 'prescriber')")
  ResponseEntity<?> goOn(@PathVariable String courseId) {
    return door.run(courseId, null, (series, when) -> OpenCourse.only(series, running -> Offers.goOn(running, when)));
  }

  record WaitRequest(@NotBlank @Size(max = 40) String site) {}
}
