package org.treatmentcourse.followup.course;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.Phase;
import org.treatmentcourse.contracts.Plan;

/**
 * What was heard of plan and sessions. Every field is a fold that does not depend on the order between topics.
 *
 * @param done completed sessions by number, the newest {@value #KEPT}
 * @param forgottenDone completed sessions no longer listed
 * @param missed how often the patient did not come
 * @param bookedUntil start of the last booked session
 * @param adverseAt last adverse event that keeps the interval as it is
 * @param suspension highest suspension heard
 * @param resumedUpTo highest suspension lifted
 * @param intolerances sessions whose dose was not tolerated, ascending, the newest {@value #INTOLERANCES_KEPT}
 */
public record Series(
    @Nullable Instant firstDoseAt,
    List<Done> done,
    int forgottenDone,
    int missed,
    @Nullable Instant bookedUntil,
    @Nullable Instant adverseAt,
    int suspension,
    int resumedUpTo,
    @Nullable Course plan,
    List<Integer> intolerances) {
  static final int KEPT = 24;
  private static final int INTOLERANCES_KEPT = 12;
  static final Series UNKNOWN = new Series(null, List.of(), 0, 0, null, null, 0, 0, null, List.of());

  public Series {
    done = List.copyOf(done);
    intolerances = List.copyOf(intolerances);
  }

  /** @param planned last session number of the plan version in force */
  public record Done(int session, Instant at, Phase phase, int planned) {
    boolean endsItsPlan() {
      return session >= planned;
    }
  }

  /**
   * The plan version in force.
   *
   * @param phaseSince when the first version of this phase came into force, if none of another phase has since
   * @param intervalDays 0 for an induction
   * @param intervalSince when this interval came into force; a later version with the same interval doesn't move it
   * @param nextIntervals days the protocol allows after these sessions, ascending; empty: there is no maintenance; absent: any
   * @param higherDoseMg one step up; absent where there is none
   * @param lowerDoseMg one step down; absent where there is none
   */
  public record Course(
      int version,
      String protocol,
      Phase phase,
      Instant phaseSince,
      String route,
      int lastSession,
      int minGapHours,
      int intervalDays,
      Instant intervalSince,
      @Nullable List<Integer> nextIntervals,
      @Nullable Integer higherDoseMg,
      @Nullable Integer lowerDoseMg) {
    public Course {
      nextIntervals = nextIntervals == null ? null : List.copyOf(nextIntervals);
    }

    /** The longest interval the protocol allows that is not above this one, or its shortest; empty where there is none. */
    Optional<Integer> allowed(int days) {
      Optional<Integer> near =
          nextIntervals == null
              ? Optional.of(days)
              : nextIntervals.stream().filter(one -> one <= days).reduce((one, other) -> other).or(() -> nextIntervals.stream().findFirst());
      return near.filter(this::allows);
    }

    boolean allows(int days) {
      return (nextIntervals == null || nextIntervals.contains(days)) && days * 24 >= minGapHours;
    }
  }

  public boolean suspended() {
    return suspension > resumedUpTo;
  }

  Series dosed(Instant at) {
    Instant first = firstDoseAt == null || at.isBefore(firstDoseAt) ? at : firstDoseAt;
    return new Series(first, done, forgottenDone, missed, bookedUntil, adverseAt, suspension, resumedUpTo, plan, intolerances);
  }

  Series completed(Done one) {
    List<Done> all = new ArrayList<>(done);
    all.add(one);
    all.sort(Comparator.comparingInt(Done::session));
    int forgotten = forgottenDone;
    if (all.size() > KEPT) {
      all.removeFirst();
      forgotten++;
    }
    return new Series(firstDoseAt, all, forgotten, missed, bookedUntil, adverseAt, suspension, resumedUpTo, plan, intolerances);
  }

  Series missedOne() {
    return new Series(firstDoseAt, done, forgottenDone, missed + 1, bookedUntil, adverseAt, suspension, resumedUpTo, plan, intolerances);
  }

  Series bookedUntil(Instant start) {
    return new Series(firstDoseAt, done, forgottenDone, missed, later(bookedUntil, start), adverseAt, suspension, resumedUpTo, plan, intolerances);
  }

  Series adverse(Instant at) {
    return new Series(firstDoseAt, done, forgottenDone, missed, bookedUntil, later(adverseAt, at), suspension, resumedUpTo, plan, intolerances);
  }

  Series intolerant(int session) {
    List<Integer> all = Stream.concat(intolerances.stream(), Stream.of(session)).distinct().sorted().toList();
    List<Integer> newest = all.subList(Math.max(0, all.size() - INTOLERANCES_KEPT), all.size());
    return new Series(firstDoseAt, done, forgottenDone, missed, bookedUntil, adverseAt, suspension, resumedUpTo, plan, newest);
  }

  Series suspended(int number) {
    return new Series(firstDoseAt, done, forgottenDone, missed, bookedUntil, adverseAt, Math.max(suspension, number), resumedUpTo, plan, intolerances);
  }

  Series resumed(int upTo) {
    return new Series(firstDoseAt, done, forgottenDone, missed, bookedUntil, adverseAt, suspension, Math.max(resumedUpTo, upTo), plan, intolerances);
  }

  Series planned(Plan version, Instant at) {
    if (plan != null && version.version() <= plan.version()) {
      return this;
    }
    Instant since = plan != null && plan.intervalDays() == version.intervalDays() ? plan.intervalSince() : at;
    Instant phase = plan != null && plan.phase() == version.phase() ? plan.phaseSince() : at;
    Course course =
        new Course(
            version.version(),
            version.protocol(),
            version.phase(),
            phase,
            version.route(),
            version.lastSession(),
            version.minGapHours(),
            version.intervalDays(),
            since,
            version.nextIntervalsDays(),
            version.higherDoseMg(),
            version.lowerDoseMg());
    return new Series(firstDoseAt, done, forgottenDone, missed, bookedUntil, adverseAt, suspension, resumedUpTo, course, intolerances);
  }

  boolean isCompleted(int session) {
    return done.stream().anyMatch(d -> d.session() == session);
  }

  Optional<Done> last() {
    return done.isEmpty() ? Optional.empty() : Optional.of(done.getLast());
  }

  /** Whether the plan in force has a session that has not been completed. */
  boolean hasSessionsLeft() {
    return plan != null && last().map(Done::session).orElse(0) < plan.lastSession();
  }

  /** Since when the plan has had no induction to go on with; empty during one. */
  Optional<Instant> maintainedSince() {
    if (plan == null) {
      return Optional.empty();
    }
    return plan.phase() == Phase.MAINTENANCE ? Optional.of(plan.phaseSince()) : last().filter(done -> !hasSessionsLeft()).map(Done::at);
  }

  /** The completed one before the last. */
  Optional<Done> beforeLast() {
    return done.size() < 2 ? Optional.empty() : Optional.of(done.get(done.size() - 2));
  }

  int completedAt(Instant time) {
    return forgottenDone + (int) done.stream().filter(d -> !d.at().isAfter(time)).count();
  }

  /** When so many sessions had been completed. */
  Optional<Instant> completedSo(int many) {
    List<Instant> times = done.stream().map(Done::at).sorted().toList();
    int index = many - forgottenDone - 1;
    return index < 0 || index >= times.size() ? Optional.empty() : Optional.of(times.get(index));
  }

  /** When the last session of an induction was completed; the newest induction counts. */
  Optional<Done> inductionEnd() {
    return done.stream().filter(d -> d.phase() == Phase.INDUCTION && d.endsItsPlan()).reduce((first, second) -> second);
  }

  private static Instant later(@Nullable Instant one, Instant other) {
    return one == null || other.isAfter(one) ? other : one;
  }
}
