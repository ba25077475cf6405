package org.treatmentcourse.scheduling.capacity;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.treatmentcourse.contracts.Clinic.StaffRole;
import org.treatmentcourse.contracts.policy.SchedulingPolicy;

/**
 * Whether one more patient fits on a day, at every instant of the slot: the site open, a prescriber and the credentials there, a chair each, and nurses
 * shared by dosing and observation, and whoever a patient needs alone (DOMAIN 7.2). A patient sits in one chair only, so what the same course has on that day counts once with the slot.
 */
public final class Capacity {
  private Capacity() {}

  public enum Shortage {
    CLOSURE,
    NO_PRESCRIBER,
    NO_CREDENTIAL,
    NO_THERAPIST,
    NO_GUIDE,
    NO_NURSE,
    NO_CHAIR
  }

  public static Optional<Shortage> shortage(SiteDay day, Cover cover, Slot slot, String courseId, SchedulingPolicy.Site policy) {
    return shortage(day.all().filter(taken -> !taken.courseId().equals(courseId)).toList(), cover, slot, policy);
  }

  static Optional<Shortage> shortage(List<Taken> others, Cover cover, Slot slot, SchedulingPolicy.Site policy) {
    List<Instant> instants = instants(others, cover, slot).toList();
    return Stream.of(Shortage.values()).filter(shortage -> instants.stream().anyMatch(at -> lacks(shortage, at, others, cover, slot, policy))).findFirst();
  }

  /** The first instant at which these are too many together for chairs or nurses. */
  static Optional<Instant> firstExcess(List<Taken> all, Cover cover, SchedulingPolicy.Site policy) {
    return Stream.concat(all.stream().map(Taken::slot).flatMap(Slot::rises), cover.falls())
        .sorted()
        .filter(at -> chairs(all, at) > Math.max(0, cover.chairs(at)) || load(all, at, policy) > room(cover.nurses(at), policy) || tooFew(all, cover, at))
        .findFirst();
  }

  /** Loads rise only where some stage begins, and cover falls only where it says: these instants are enough. */
  private static Stream<Instant> instants(List<Taken> others, Cover cover, Slot slot) {
    return Stream.concat(Stream.concat(Stream.of(slot), others.stream().map(Taken::slot)).flatMap(Slot::rises), cover.falls())
        .filter(slot::covers)
        .distinct();
  }

  private static boolean lacks(Shortage what, Instant at, List<Taken> others, Cover cover, Slot slot, SchedulingPolicy.Site policy) {
    return switch (what) {
      case CLOSURE -> cover.isClosed(at);
      case NO_PRESCRIBER -> !cover.hasPrescriber(at);
      case NO_CREDENTIAL -> !slot.atHome() && !cover.has(policy.onSite(), at);
      case NO_THERAPIST -> lacks(StaffRole.THERAPIST, at, others, cover, slot);
      case NO_GUIDE -> lacks(StaffRole.GUIDE, at, others, cover, slot);
      case NO_NURSE -> load(slot, at, policy) > 0 && load(others, at, policy) + load(slot, at, policy) > room(cover.nurses(at), policy);
      case NO_CHAIR -> !slot.atHome() && chairs(others, at) + 1 > cover.chairs(at);
    };
  }

  private static boolean lacks(StaffRole role, Instant at, List<Taken> others, Cover cover, Slot slot) {
    return slot.needs().contains(role) && busy(others, role, at) + 1 > cover.count(role, at);
  }

  private static boolean tooFew(List<Taken> all, Cover cover, Instant at) {
    return Stream.of(StaffRole.values()).anyMatch(role -> busy(all, role, at) > cover.count(role, at));
  }

  /** Patients who have somebody of this role for themselves. */
  private static long busy(List<Taken> all, StaffRole role, Instant at) {
    return all.stream().filter(taken -> taken.slot().covers(at) && taken.slot().needs().contains(role)).map(Taken::courseId).distinct().count();
  }

  private static long chairs(List<Taken> others, Instant at) {
    return others.stream().filter(taken -> taken.slot().covers(at) && !taken.slot().atHome()).map(Taken::courseId).distinct().count();
  }

  /** In units of which a nurse has {@link #room} for one: shares of a nurse without fractions. */
  private static int load(List<Taken> others, Instant at, SchedulingPolicy.Site policy) {
    Map<String, Integer> byCourse =
        others.stream().collect(Collectors.toMap(Taken::courseId, taken -> load(taken.slot(), at, policy), Math::max));
    return byCourse.values().stream().mapToInt(Integer::intValue).sum();
  }

  private static int load(Slot slot, Instant at, SchedulingPolicy.Site policy) {
    if (slot.atHome()) {
      return 0;
    }
    if (slot.dosing(at)) {
      return policy.patientsPerNurseObserving();
    }
    return slot.observing(at) ? policy.patientsPerNurseDosing() : 0;
  }

  private static int room(int nurses, SchedulingPolicy.Site policy) {
    return nurses * policy.patientsPerNurseDosing() * policy.patientsPerNurseObserving();
  }
}
