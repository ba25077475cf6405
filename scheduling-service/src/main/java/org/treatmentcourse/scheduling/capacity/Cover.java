package org.treatmentcourse.scheduling.capacity;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.treatmentcourse.contracts.Clinic.StaffRole;

/**
 * What a site has on one day, at every instant of it.
 *
 * @param chairs all of them
 * @param outages when some can't be used
 * @param shifts of those who count
 */
public record Cover(int chairs, List<Outage> outages, List<Shift> shifts) {

  public Cover {
    outages = List.copyOf(outages);
    shifts = List.copyOf(shifts);
  }

  /** @param all whether the site is closed, so that no chair helps */
  public record Outage(Instant from, Instant to, int chairs, boolean all) {
    boolean covers(Instant at) {
      return !at.isBefore(from) && at.isBefore(to);
    }
  }

  /** @param count how many are there */
  public record Shift(StaffRole role, int count, Instant from, Instant to, Set<String> credentials) {
    public Shift {
      credentials = Set.copyOf(credentials);
    }

    boolean covers(Instant at) {
      return !at.isBefore(from) && at.isBefore(to);
    }
  }

  int chairs(Instant at) {
    return chairs - outages.stream().filter(outage -> outage.covers(at)).mapToInt(Outage::chairs).sum();
  }

  int nurses(Instant at) {
    return count(StaffRole.NURSE, at);
  }

  boolean isClosed(Instant at) {
    return outages.stream().anyMatch(outage -> outage.all() && outage.covers(at));
  }

  boolean hasPrescriber(Instant at) {
    return count(StaffRole.PRESCRIBER, at) > 0;
  }

  boolean has(Collection<String> credentials, Instant at) {
    return credentials.stream().allMatch(code -> shifts.stream().anyMatch(shift -> shift.covers(at) && shift.credentials().contains(code)));
  }

  /** Where something may become less. */
  Stream<Instant> falls() {
    return Stream.concat(outages.stream().map(Outage::from), shifts.stream().map(Shift::to));
  }

  int count(StaffRole role, Instant at) {
    return shifts.stream().filter(shift -> shift.role() == role && shift.covers(at)).mapToInt(Shift::count).sum();
  }
}
