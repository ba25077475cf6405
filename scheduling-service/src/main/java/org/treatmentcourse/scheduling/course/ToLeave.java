package org.treatmentcourse.scheduling.course;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.policy.SchedulingPolicy;
import org.treatmentcourse.contracts.policy.SchedulingPolicy.Check;
import org.treatmentcourse.contracts.policy.SchedulingPolicy.RouteTimes;

/** What speaks against leaving now (DOMAIN 5.7), every reason of it. What nobody said or measured is not assumed. */
record ToLeave(Running running, Observing session, RouteTimes route, Statement said, SchedulingPolicy policy, Instant now) {
  static final String EARLY = "EARLY_DISCHARGE";

  /** Codes, in the order of the pack. */
  List<String> open() {
    List<String> codes = new ArrayList<>();
    if (missingMin() > 0) {
      codes.add(EARLY);
    }
    route.toLeave().forEach(check -> reason(check).ifPresent(codes::add));
    return codes;
  }

  /** Minutes of observation that are left, begun ones counted. */
  long missingMin() {
    Duration left = Duration.between(now, session.leastUntil(route, running.known(), policy.discharge()));
    return left.isPositive() ? left.plusMinutes(1).minusNanos(1).toMinutes() : 0;
  }

  private Optional<String> reason(Check check) {
    SchedulingPolicy.Discharge limits = policy.discharge();
    Release release = session.release();
    return switch (check) {
      case PRESSURE -> Pressure.reason(session, now, limits);
      case OXYGEN -> oxygen(limits);
      case ALERTNESS -> unless(measured().lastKnown(Reading::moaas).map(moaas -> moaas == limits.moaas()), "MOAAS_UNKNOWN", "SEDATED");
      case ORIENTATION -> unless(told(said.oriented()), "ORIENTATION_UNKNOWN", "NOT_ORIENTED");
      case DISSOCIATION -> dissociation(release, limits);
      case PADSS -> unless(padss(limits), "PADSS_UNKNOWN", "PADSS_LOW");
      case NAUSEA -> unless(told(said.nauseaControlled()), "NAUSEA_UNKNOWN", "NAUSEA_NOT_CONTROLLED");
      case GAIT -> unless(told(said.steadyGait()), "GAIT_UNKNOWN", "GAIT_UNSTEADY");
      case RISK -> unless(!running.known().risk().open() && !running.known().risk().alarming(policy.risk(), route), "RISK_OPEN");
      case ESCORT -> unless(told(said.escortPresent()), "ESCORT_UNKNOWN", "ESCORT_ABSENT").or(() -> unless(said.escort() != null, "ESCORT_NOT_NAMED"));
      case PEER_MONITOR -> unless(told(said.peerMonitorStays()), "PEER_MONITOR_UNKNOWN", "PEER_MONITOR_ABSENT");
      case INSTRUCTIONS -> unless(told(said.instructionsGiven()), "INSTRUCTIONS_UNKNOWN", "INSTRUCTIONS_MISSING");
      case RELEASE -> unless(release != null, "NOT_RELEASED");
      case SEDATION_RESOLVED -> unless(release != null && Boolean.TRUE.equals(release.sedationResolved()), "SEDATION_UNRESOLVED");
      case DISSOCIATION_RESOLVED -> unless(release != null && Boolean.TRUE.equals(release.dissociationResolved()), "DISSOCIATION_UNRESOLVED");
      case RESPIRATION_RESOLVED -> unless(release != null && Boolean.TRUE.equals(release.respiratoryDepressionResolved()), "RESPIRATION_UNRESOLVED");
    };
  }

  /** Since the observation began: what was measured before it says nothing about now. */
  private Vitals measured() {
    return session.vitals().until(now).from(session.since());
  }

  private Optional<String> oxygen(SchedulingPolicy.Discharge limits) {
    Optional<Integer> before = session.vitals().until(session.startedAt()).lastKnown(Reading::spo2);
    int enough = Math.min(limits.spo2Min(), before.orElse(limits.spo2Min()));
    return unless(measured().lastKnown(Reading::spo2).map(spo2 -> spo2 >= enough), "SPO2_UNKNOWN", "SPO2_LOW");
  }

  /** By what the prescriber states; otherwise by what was reported, and by the scale. */
  private Optional<String> dissociation(@Nullable Release release, SchedulingPolicy.Discharge limits) {
    if (release != null && release.dissociationResolved() != null) {
      return unless(release.dissociationResolved(), "DISSOCIATED");
    }
    if (running.harm().lasts(session.number(), policy.adverse().dissociation())) {
      return Optional.of("DISSOCIATED");
    }
    Integer before = said.cadss6Before();
    Integer points = said.cadss6();
    return before == null || points == null ? Optional.of("DISSOCIATION_UNKNOWN") : unless(points <= before + limits.cadss6Above(), "DISSOCIATED");
  }

  private Optional<Boolean> padss(SchedulingPolicy.Discharge limits) {
    Integer whole = said.padss();
    Integer modified = said.padssModified();
    return whole != null ? Optional.of(whole >= limits.padssMin()) : told(modified == null ? null : modified >= limits.padssModifiedMin());
  }

  private static Optional<Boolean> told(@Nullable Boolean answer) {
    return Optional.ofNullable(answer);
  }

  private static Optional<String> unless(Optional<Boolean> holds, String unknown, String fails) {
    return holds.map(yes -> unless(yes, fails)).orElse(Optional.of(unknown));
  }

  private static Optional<String> unless(boolean holds, String fails) {
    return holds ? Optional.empty() : Optional.of(fails);
  }
}
