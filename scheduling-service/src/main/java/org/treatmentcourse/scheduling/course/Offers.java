package org.treatmentcourse.scheduling.course;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.treatmentcourse.contracts.SchedulingEvent.OfferEnded;
import org.treatmentcourse.contracts.SchedulingEvent.SessionsOffered;
import org.treatmentcourse.contracts.ServiceEvent;
import org.treatmentcourse.contracts.decide.Decision;
import org.treatmentcourse.contracts.decide.Occurrence;
import org.treatmentcourse.contracts.decide.Refusal;
import org.treatmentcourse.contracts.policy.SchedulingPolicy;

/** A patient's time to think: chairs are kept until they say yes, say no, or the time is over. */
public final class Offers {
  static final String ENDS = "offer-ends";

  private Offers() {}

  /** Step 3 of a booking, where the chairs are only kept. An earlier offer ends with it. */
  public static Decision<Series> keep(Running running, String attempt, List<Appointment> appointments, SchedulingPolicy policy, Occurrence when) {
    Offer offer = new Offer(attempt, appointments, when.now().plus(Duration.ofMinutes(policy.booking().offerValidMin())));
    return Bookings.finish(running, attempt, appointments, policy, when, open -> Decision.accept(open.with(offer), new SessionsOffered(appointments.stream().map(Appointment::booking).toList(), offer.until())));
  }

  /** The patient says yes: what was kept is booked, all of it or nothing. */
  public static Decision<Series> confirm(Running running, SchedulingPolicy policy, Occurrence when) {
    Offer offer = running.offer();
    if (offer == null || !when.now().isBefore(offer.until())) {
      return Decision.refuse(running, Refusal.of("NO_OFFER", "nothing is kept for this patient; an offer that is not confirmed in time is let go"));
    }
    if (running.attempt() != null) {
      return Decision.refuse(running, Refusal.of(Bookings.IN_PROGRESS, "another booking of this course is under way; try again"));
    }
    return Bookings.unfit(running, offer.appointments(), policy, when.now())
        .map(no -> Decision.<Series>refuse(running, no))
        .orElseGet(() -> Bookings.booked(running.withoutOffer(), offer.appointments(), policy));
  }

  /** The patient says no. */
  public static Decision<Series> decline(Running running) {
    return running.offer() == null
        ? Decision.refuse(running, Refusal.of("NO_OFFER", "nothing is kept for this patient"))
        : Decision.accept(running.letGo(), ended(running, "DECLINED"));
  }

  /** What to say when an offer, if there is one, ends. */
  static List<ServiceEvent> ended(Running running, String outcome) {
    return running.offer() == null ? List.of() : List.of(new OfferEnded(outcome));
  }

  /** The patient takes the next series that becomes free. */
  public static Decision<Series> await(Running running, String site, SchedulingPolicy policy, Occurrence when) {
    boolean open = running.sessions().stream().anyMatch(Planned.class::isInstance);
    Optional<Refusal> no =
        Blocks.ofBooking(running, policy, when.now())
            .or(() -> open ? Optional.empty() : Optional.of(Refusal.of("NOTHING_TO_BOOK", "every session of the plan has a time")));
    return no.isPresent() ? Decision.refuse(running, no.get()) : Decision.accept(running.waiting(new Waiting(site, when.now())));
  }

  public static Decision<Series> awaitNoMore(Running running) {
    return Decision.accept(running.waiting(null));
  }

  /** After a long gap: it goes on where it stood, without starting anew. */
  public static Decision<Series> goOn(Running running, Occurrence when) {
    return Decision.accept(running.goingOn(when.now()));
  }

  public static Decision<Series> available(Running running, Availability availability) {
    return Decision.accept(running.with(availability));
  }
}
