package org.treatmentcourse.local.prove;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.treatmentcourse.contracts.policy.SchedulingPolicy;
import org.treatmentcourse.local.client.HistoryEvent;
import tools.jackson.databind.JsonNode;

/** Who sits where, from what scheduling has said, and whether that can be: counted without a line of scheduling's own code. */
final class Chairs {

  private static final double ROUNDING = 1e-9;

  private final Set<Slot> taken = new HashSet<>();
  private final List<String> partial = new ArrayList<>();

  /**
   * @param dose when it is planned to begin
   * @param observe when observation begins
   * @param leave when the patient needs no nurse any more
   */
  record Slot(String course, int session, Instant from, Instant dose, Instant observe, Instant leave, Instant to) {

    static Slot of(String course, int session, Instant from, SchedulingPolicy.RouteTimes times, int durationMin) {
      Instant dose = from.plus(Duration.ofMinutes(times.prepMin()));
      Instant observe = dose.plus(Duration.ofMinutes(durationMin));
      Instant leave = observe.plus(Duration.ofMinutes(times.observationMin()));
      return new Slot(course, session, from, dose, observe, leave, leave.plus(Duration.ofMinutes(times.turnoverMin())));
    }

    private static boolean within(Instant at, Instant from, Instant to) {
      return !at.isBefore(from) && at.isBefore(to);
    }
  }

  /** What all the sessions of a plan need of a chair. */
  record Need(SchedulingPolicy.RouteTimes times, int durationMin, int sessions) {}

  /** Every chair that is taken at the end, booked or kept. */
  Set<Slot> taken() {
    return Set.copyOf(taken);
  }

  /** When a course had a part of its series only. */
  List<String> partial() {
    return List.copyOf(partial);
  }

  /** Follows what scheduling says of one course, in order. Until somebody cancels, a course has all its sessions or none. */
  void follow(String course, List<HistoryEvent> said, Need need) {
    Map<Integer, Slot> booked = new HashMap<>();
    Map<Integer, Slot> kept = new HashMap<>();
    boolean whole = true;
    for (HistoryEvent event : said) {
      switch (event.type()) {
        case "scheduling.sessions-booked.v1" -> {
          booked.putAll(slots(course, event.body(), need));
          kept.clear();
        }
        case "scheduling.sessions-offered.v1" -> {
          kept.clear();
          kept.putAll(slots(course, event.body(), need));
        }
        case "scheduling.offer-ended.v1" -> kept.clear();
        case "scheduling.session-cancelled.v1" -> {
          booked.remove(event.body().path("session").asInt());
          whole = false;
        }
        default -> {
          // says nothing about chairs
        }
      }
      if (whole && !booked.isEmpty() && booked.size() != need.sessions()) {
        partial.add("%s had %d sessions after %s".formatted(course, booked.size(), event.type()));
      }
    }
    taken.addAll(booked.values());
    taken.addAll(kept.values());
  }

  private static Map<Integer, Slot> slots(String course, JsonNode body, Need need) {
    Map<Integer, Slot> slots = new HashMap<>();
    for (JsonNode booking : body.path("bookings")) {
      Slot slot = Slot.of(course, booking.path("session").asInt(), Instant.parse(booking.path("startsAt").asString()), need.times(), need.durationMin());
      if (Duration.between(slot.from(), slot.to()).toMinutes() != booking.path("slotMin").asInt()) {
        throw new IllegalStateException("a slot of another length than the policy says: " + booking);
      }
      slots.put(slot.session(), slot);
    }
    return slots;
  }

  /**
   * Instants at which a site has more patients than chairs, or than its nurses may look after. A patient who is about to get another time has two chairs
   * for a moment and sits in one: counted once, as whatever needs more of a nurse.
   */
  static List<String> excess(Collection<Slot> slots, int chairs, int nurses, SchedulingPolicy.Site ratios) {
    List<String> found = new ArrayList<>();
    slots.stream().flatMap(slot -> Stream.of(slot.from(), slot.dose(), slot.observe())).distinct().sorted().forEach(at -> {
      Set<String> sitting = courses(slots, at, Slot::from, Slot::to);
      Set<String> dosing = courses(slots, at, Slot::dose, Slot::observe);
      Set<String> observed = courses(slots, at, Slot::observe, Slot::leave);
      observed.removeAll(dosing);
      double busy = (double) dosing.size() / ratios.patientsPerNurseDosing() + (double) observed.size() / ratios.patientsPerNurseObserving();
      if (sitting.size() > chairs || busy > nurses + ROUNDING) {
        found.add("%s: %d in %d chairs, %d dosing and %d observed by %d nurses".formatted(at, sitting.size(), chairs, dosing.size(), observed.size(), nurses));
      }
    });
    return found;
  }

  private static Set<String> courses(Collection<Slot> slots, Instant at, Function<Slot, Instant> from, Function<Slot, Instant> to) {
    return slots.stream().filter(slot -> Slot.within(at, from.apply(slot), to.apply(slot))).map(Slot::course).collect(Collectors.toSet());
  }
}
