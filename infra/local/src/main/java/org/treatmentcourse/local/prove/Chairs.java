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
import tools.jackson.databind.JsonNode;

/**
 * Who sits where, from what scheduling has said, and whether that can be: counted without a line of scheduling's own code.
 *
 * @param booked what a course has by its number of the session
 * @param offered what is kept for a course while the patient decides
 */
record Chairs(Map<String, Map<Integer, Slot>> booked, Map<String, Map<Integer, Slot>> offered, List<String> partial) {

  private static final double ROUNDING = 1e-9;

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

  static Chairs none() {
    return new Chairs(new HashMap<>(), new HashMap<>(), new ArrayList<>());
  }

  /** Follows what scheduling says of one course, in order. Until somebody cancels, a course has all its sessions or none. */
  void follow(String course, List<JsonNode> bodies, List<String> types, Need need) {
    Map<Integer, Slot> has = new HashMap<>();
    Map<Integer, Slot> kept = new HashMap<>();
    boolean whole = true;
    for (int i = 0; i < types.size(); i++) {
      JsonNode body = bodies.get(i);
      switch (types.get(i)) {
        case "scheduling.sessions-booked.v1" -> {
          has.putAll(slots(course, body, need));
          kept.clear();
        }
        case "scheduling.sessions-offered.v1" -> {
          kept.clear();
          kept.putAll(slots(course, body, need));
        }
        case "scheduling.offer-ended.v1" -> kept.clear();
        case "scheduling.session-cancelled.v1" -> {
          has.remove(body.path("session").asInt());
          whole = false;
        }
        default -> {
          // says nothing about chairs
        }
      }
      if (whole && !has.isEmpty() && has.size() != need.sessions()) {
        partial.add("%s had %d sessions after %s".formatted(course, has.size(), types.get(i)));
      }
    }
    booked.put(course, has);
    offered.put(course, kept);
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

  /** Every chair that is taken, booked or kept. */
  Set<Slot> all() {
    Set<Slot> all = new HashSet<>();
    Stream.concat(booked.values().stream(), offered.values().stream()).map(Map::values).forEach(all::addAll);
    return all;
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
