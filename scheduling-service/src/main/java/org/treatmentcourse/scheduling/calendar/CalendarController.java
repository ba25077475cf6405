package org.treatmentcourse.scheduling.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.treatmentcourse.contracts.CourseIds;
import org.treatmentcourse.contracts.SchedulingEvent.Booking;
import org.treatmentcourse.contracts.decide.CourseRef;
import org.treatmentcourse.messaging.BusinessClock;
import org.treatmentcourse.messaging.Commands;
import org.treatmentcourse.scheduling.booking.Sites;
import org.treatmentcourse.scheduling.calendar.SignedLinks.Feed;
import org.treatmentcourse.scheduling.calendar.SignedLinks.Kind;
import org.treatmentcourse.scheduling.capacity.Place;
import org.treatmentcourse.scheduling.capacity.SiteDay;
import org.treatmentcourse.scheduling.capacity.SiteDays;
import org.treatmentcourse.scheduling.capacity.Taken;
import org.treatmentcourse.scheduling.course.Running;
import org.treatmentcourse.scheduling.course.Series;
import org.treatmentcourse.scheduling.terms.ClinicTerms;
import org.treatmentcourse.web.Caller;
import org.treatmentcourse.web.Door;
import org.treatmentcourse.web.Operation;
import org.treatmentcourse.web.Problems.Problem;

/** Links to calendars, and what they lead to. The link itself is the right to read: a calendar can't sign in. */
@RestController
class CalendarController {
  private static final MediaType CALENDAR = MediaType.parseMediaType("text/calendar;charset=UTF-8");

  private final Door<Series> door;
  private final Commands<Series> commands;
  private final SiteDays days;
  private final Sites sites;
  private final SignedLinks links;
  private final BusinessClock clock;
  private final ClinicTerms terms;

  CalendarController(
      Door<Series> door, Commands<Series> commands, SiteDays days, Sites sites, SignedLinks links, BusinessClock clock, ClinicTerms terms) {
    this.door = door;
    this.commands = commands;
    this.days = days;
    this.sites = sites;
    this.links = links;
    this.clock = clock;
    this.terms = terms;
  }

  /** @param path to be put behind the service's public address */
  record Link(String path, Instant expires) {}

  @Operation(value = "Make a link to a patient's calendar", id = "courseCalendarLink")
  @PostMapping("/courses/{courseId}/calendar-link")
  @PreAuthorize("hasAnyRole('scheduler', 'coordinator')")
  Link ofCourse(@PathVariable String courseId) {
    return link(Kind.COURSE, door.current(courseId).course().courseId());
  }

  @Operation(value = "Make a link to a site's calendar", id = "siteCalendarLink", refuses = "SITE_MISCONFIGURED")
  @PostMapping("/sites/{site}/calendar-link")
  @PreAuthorize("hasAnyRole('scheduler', 'coordinator', 'admin')")
  Link ofSite(@PathVariable String site) {
    return link(Kind.SITE, sites.place(Caller.current().clinic(), site).site());
  }

  private Link link(Kind kind, String id) {
    String clinic = Caller.current().clinic();
    Instant expires = Instant.now().plus(Duration.ofDays(terms.policy(clinic).booking().linkDays()));
    return new Link("/calendars/" + links.token(new Feed(kind, clinic, id, expires)), expires);
  }

  @Operation(value = "Read a calendar, as iCalendar; the link is the right to read it", id = "calendar", produces = "text/calendar")
  @GetMapping("/calendars/{token}")
  ResponseEntity<String> feed(@PathVariable String token) {
    Feed feed = links.read(token).orElseThrow(() -> new Problem(HttpStatus.NOT_FOUND, "LINK_UNKNOWN", "token", "there is no such calendar"));
    if (Instant.now().isAfter(feed.expires())) {
      throw new Problem(HttpStatus.GONE, "LINK_EXPIRED", "token", "this link has run out; ask the clinic for a new one");
    }
    List<Feeds.Entry> entries = feed.kind() == Kind.COURSE ? course(feed) : site(feed);
    return ResponseEntity.ok().contentType(CALENDAR).body(Feeds.of(entries));
  }

  private List<Feeds.Entry> course(Feed feed) {
    return commands.current(new CourseRef(feed.clinic(), feed.id())).stream()
        .filter(current -> current.state() instanceof Running)
        .flatMap(current -> ((Running) current.state()).sessions().stream())
        .flatMap(session -> session.place().stream())
        .map(appointment -> entry(feed.id(), appointment.booking()))
        .toList();
  }

  private List<Feeds.Entry> site(Feed feed) {
    Place place = sites.place(feed.clinic(), feed.id());
    LocalDate today = place.dateOf(clock.now(feed.clinic()));
    List<String> ids = today.datesUntil(today.plusDays(terms.policy(feed.clinic()).booking().horizonDays())).map(place::day).toList();
    return days.load(ids).values().stream()
        .map(SiteDay::booked)
        .flatMap(List::stream)
        .sorted(Comparator.comparing((Taken taken) -> taken.slot().from()).thenComparing(Taken::courseId))
        .map(taken -> new Feeds.Entry(uid(taken.courseId(), taken.session()), "Chair taken", place.site(), place.zone(), taken.slot().from(), taken.slot().to()))
        .toList();
  }

  private static Feeds.Entry entry(String courseId, Booking booking) {
    Instant to = booking.startsAt().plus(Duration.ofMinutes(booking.slotMin()));
    return new Feeds.Entry(uid(courseId, booking.session()), "Appointment", booking.site(), ZoneId.of(booking.zone()), booking.startsAt(), to);
  }

  /** Says nothing about the course to one who does not have its id. */
  private static String uid(String courseId, int session) {
    return CourseIds.uuid5(UUID.fromString(courseId), "session/" + session).toString();
  }
}
