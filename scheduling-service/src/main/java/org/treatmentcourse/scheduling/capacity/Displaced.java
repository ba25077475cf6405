package org.treatmentcourse.scheduling.capacity;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.policy.SchedulingPolicy;
import org.treatmentcourse.scheduling.capacity.Capacity.Shortage;

/**
 * Who has to go on a day that has less than it had: those who could not even be treated alone, and then as few of the others as possible. Everybody who
 * asks gets the same answer, so that patients are moved one by one and nobody twice.
 */
public final class Displaced {
  /** Beyond it the fewest are not searched for any more: then whoever ends last goes. */
  private static final int MOST_SEARCHED = 6;

  /** Of several the one who comes last goes. */
  private static final Comparator<Taken> LAST_FIRST =
      Comparator.<Taken, Instant>comparing(taken -> taken.slot().from()).reversed().thenComparing(Taken::courseId).thenComparing(Taken::session);

  private final Cover cover;
  private final SchedulingPolicy.Site policy;

  private Displaced(Cover cover, SchedulingPolicy.Site policy) {
    this.cover = cover;
    this.policy = policy;
  }

  public static Map<Taken, Shortage> of(SiteDay day, Cover cover, SchedulingPolicy.Site policy) {
    return new Displaced(cover, policy).of(day);
  }

  private Map<Taken, Shortage> of(SiteDay day) {
    Map<Taken, Shortage> gone = new LinkedHashMap<>();
    List<Taken> rest = new ArrayList<>();
    for (Taken taken : day.all().sorted(LAST_FIRST).toList()) {
      Optional<Shortage> alone = Capacity.shortage(SiteDay.empty(day.id()), cover, taken.slot(), taken.courseId(), policy);
      alone.ifPresentOrElse(shortage -> gone.put(taken, shortage), () -> rest.add(taken));
    }
    fewest(rest).forEach(taken -> gone.put(taken, why(rest, taken).orElse(Shortage.NO_CHAIR)));
    return gone;
  }

  private List<Taken> fewest(List<Taken> all) {
    for (int most = 0; most <= MOST_SEARCHED; most++) {
      List<Taken> found = removing(all, most);
      if (found != null) {
        return found;
      }
    }
    List<Taken> left = new ArrayList<>(all);
    List<Taken> gone = new ArrayList<>();
    for (List<Taken> crowd = crowd(left); !crowd.isEmpty(); crowd = crowd(left)) {
      Taken last = crowd.stream().max(Comparator.comparing(taken -> taken.slot().to())).orElseThrow();
      left.remove(last);
      gone.add(last);
    }
    return gone;
  }

  /** At most so many whose leaving is enough, or null. One of every crowd has to leave. */
  private @Nullable List<Taken> removing(List<Taken> all, int most) {
    List<Taken> crowd = crowd(all);
    if (crowd.isEmpty()) {
      return List.of();
    }
    for (Taken one : most == 0 ? List.<Taken>of() : crowd) {
      List<Taken> without = new ArrayList<>(all);
      without.remove(one);
      List<Taken> rest = removing(without, most - 1);
      if (rest != null) {
        List<Taken> gone = new ArrayList<>(rest);
        gone.add(one);
        return gone;
      }
    }
    return null;
  }

  /** Those of whom one must leave: who is there at the first instant at which they are too many. */
  private List<Taken> crowd(List<Taken> all) {
    return Capacity.firstExcess(all, cover, policy)
        .map(at -> all.stream().filter(taken -> taken.slot().covers(at)).toList())
        .orElse(List.of());
  }

  private Optional<Shortage> why(List<Taken> all, Taken taken) {
    return Capacity.shortage(others(all, taken), cover, taken.slot(), policy);
  }

  private static List<Taken> others(List<Taken> all, Taken taken) {
    return all.stream().filter(one -> !one.courseId().equals(taken.courseId())).toList();
  }
}
