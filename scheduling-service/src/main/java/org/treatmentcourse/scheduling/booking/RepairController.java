package org.treatmentcourse.scheduling.booking;

import jakarta.validation.Valid;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.treatmentcourse.messaging.BusinessClock;
import org.treatmentcourse.scheduling.capacity.Place;
import org.treatmentcourse.scheduling.capacity.SiteDays;
import org.treatmentcourse.scheduling.course.Bookings;
import org.treatmentcourse.scheduling.course.Planned;
import org.treatmentcourse.scheduling.course.Running;
import org.treatmentcourse.scheduling.course.Session;
import org.treatmentcourse.scheduling.course.Unbookable;
import org.treatmentcourse.scheduling.terms.ClinicTerms;
import org.treatmentcourse.web.Caller;
import org.treatmentcourse.web.Operation;

/** Mends a series with the fewest new appointments: first shown, then done exactly as shown. */
@RestController
class RepairController {
  private final Desk desk;
  private final Planning planning;
  private final BusinessClock clock;
  private final ClinicTerms terms;

  RepairController(Desk desk, SiteDays days, BusinessClock clock, ClinicTerms terms) {
    this.desk = desk;
    this.planning = new Planning(days);
    this.clock = clock;
    this.terms = terms;
  }

  /**
   * A session that gets another time.
   *
   * @param from the time it has now, or null
   * @param reason why: what is wrong with the time it has, how it lost its time, {@code NEVER_BOOKED}, {@code RENUMBERED} where the patient comes at a time
   *     that was theirs already, {@code MAKES_ROOM} where the others would not fit otherwise
   */
  record Step(int session, @Nullable Time from, Time to, String reason) {}

  /**
   * @param moved appointments of the patient that are given up
   * @param times what to send to have exactly this
   */
  record RepairView(String courseId, String site, int moved, List<Step> steps, List<Time> times) {
    RepairView {
      steps = List.copyOf(steps);
      times = List.copyOf(times);
    }
  }

  /** What would move, and why. Changes nothing. */
  @Operation(
      value = "Show what a repair of the series would move, and why; changes nothing",
      id = "previewRepair",
      answer = RepairView.class,
      refuses = {"ROUTE_UNKNOWN", "SESSION_NOT_OPEN", "NOTHING_TO_BOOK", "SITE_MISCONFIGURED"},
      refusesAny = {Unbookable.class, Proposal.Obstacle.class})
  @PostMapping("/courses/{courseId}/repair/preview")
  @PreAuthorize("hasAnyRole('scheduler', 'coordinator')")
  ResponseEntity<?> shown(@PathVariable String courseId, @Valid @RequestBody SeriesRequest body) {
    String clinic = Caller.current().clinic();
    Running running = desk.running(courseId);
    Place place = desk.place(body.site());
    return switch (planning.plan(running, body.request(), place, terms.policy(clinic), clock.now(clinic))) {
      case Planning.Result.Times times -> ResponseEntity.ok(view(courseId, running, place, times));
      case Planning.Result.No no -> desk.refused(no.refusal());
    };
  }

  /** Exactly that, or nothing if the world has changed meanwhile. */
  @Operation(
      value = "Repair the series exactly as shown, or not at all",
      id = "repair",
      refuses = {"ROUTE_UNKNOWN", "SESSION_NOT_OPEN", "NOTHING_TO_BOOK", "SITE_MISCONFIGURED", "SERIES_CHANGED", "BOOKING_IN_PROGRESS"},
      refusesAny = {Unbookable.class, Proposal.Obstacle.class})
  @PostMapping("/courses/{courseId}/repair")
  @PreAuthorize("hasAnyRole('scheduler', 'coordinator')")
  ResponseEntity<?> done(@PathVariable String courseId, @Valid @RequestBody TimesRequest body) {
    return desk.book(courseId, body, body.request(), Bookings::commit);
  }

  private static RepairView view(String courseId, Running running, Place place, Planning.Result.Times times) {
    List<Step> steps = times.placements().stream().map(to -> step(running, times, to)).toList();
    return new RepairView(courseId, place.site(), times.lost().size(), steps, times.placements().stream().map(RepairController::time).toList());
  }

  private static Step step(Running running, Planning.Result.Times times, Placement to) {
    Optional<Placement> from = times.before().stream().filter(old -> old.session() == to.session()).findFirst();
    return new Step(to.session(), from.map(RepairController::time).orElse(null), time(to), reason(running, times, from, to));
  }

  private static String reason(Running running, Planning.Result.Times times, Optional<Placement> from, Placement to) {
    if (from.isPresent() && times.broken().containsKey(from.get())) {
      return times.broken().get(from.get()).name();
    }
    if (times.before().stream().anyMatch(old -> old.as(0).equals(to.as(0)))) {
      return "RENUMBERED";
    }
    return from.isPresent() ? "MAKES_ROOM" : running.session(to.session()).map(RepairController::setback).orElse("NEVER_BOOKED");
  }

  private static @Nullable String setback(Session session) {
    return session instanceof Planned planned && planned.setback() != null ? planned.setback().code() : null;
  }

  private static Time time(Placement placement) {
    return new Time(placement.session(), placement.date(), placement.start());
  }
}
